import Foundation
import GnistaCore
import Testing

@testable import GnistaRuntime

struct RuntimeManifestTests {
  /// The repository's root, found from this file's place in it.
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func `The program carries the runtime.lock of the repository`() throws {
    let lock = try String(contentsOf: Self.root.appendingPathComponent("runtime.lock"), encoding: .utf8)
    #expect(
      lock == RuntimeManifest.embeddedText + "\n",
      "run Scripts/runtime-lock.py --embed after changing the lock")
  }

  @Test func `Every entry has archives with full hashes for every platform`() throws {
    let manifest = try RuntimeManifest.embedded()
    #expect(manifest.entries.map(\.name).contains("duckdb"))
    #expect(manifest.entries.map(\.name).contains("openblas"))
    for entry in manifest.entries {
      let isSource = entry.kind == .sparkDistribution
      #expect(Set(entry.wheels.keys) == (isSource ? ["any"] : Set(RuntimePlatform.allCases.map(\.rawValue))))
      for wheel in entry.wheels.values {
        #expect(wheel.file.hasSuffix(isSource ? ".tar.gz" : ".whl") && wheel.size > 0)
        for hash in [wheel.sha256, isSource ? wheel.sha256 : try #require(wheel.library).sha256] {
          #expect(hash.count == 64 && hash.allSatisfy { $0.isHexDigit && !$0.isUppercase })
        }
      }
    }
  }

  @Test func `Every native library is an entry of the lock`() throws {
    let manifest = try RuntimeManifest.embedded()
    for library in NativeLibrary.allCases {
      #expect(try manifest.entry(named: library.name).kind == .nativeLibrary)
    }
  }

  @Test func `An unknown name is answered with the nearest one`() throws {
    let error = #expect(throws: GnistaError.self) { try RuntimeManifest.embedded().entry(named: "duckbd") }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains("did you mean 'duckdb'? Entries: duckdb, openblas") == true)
  }

  @Test func `A lock of another format or with damaged text is refused`() {
    let newer = #expect(throws: GnistaError.self) {
      try RuntimeManifest(parsing: #"{"format": 2, "entries": []}"#)
    }
    #expect(newer?.code == .unsupportedVersion)
    let damaged = #expect(throws: GnistaError.self) { try RuntimeManifest(parsing: "{") }
    #expect(damaged?.code == .malformedData)
  }

  @Test func `The home folder follows GNISTA_HOME, then XDG, then the user's home`() {
    func home(_ environment: [String: String]) -> String {
      RuntimeSettings(environment: environment, manifest: RuntimeManifest(entries: [])).home
    }
    #expect(home(["GNISTA_HOME": "/a/b", "XDG_DATA_HOME": "/x", "HOME": "/h"]) == "/a/b")
    #expect(home(["XDG_DATA_HOME": "/x", "HOME": "/h"]) == "/x/gnista")
    #expect(home(["XDG_DATA_HOME": "relative", "HOME": "/h"]) == "/h/.local/share/gnista")
    #expect(home(["GNISTA_HOME": "", "HOME": "/h"]) == "/h/.local/share/gnista")
    #expect(home(["GNISTA_HOME": "here"]).hasPrefix("/"))
  }
}
