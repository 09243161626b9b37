import Foundation
import Testing

/// Which target may import which, so that the light library stays light.
@Suite("The direction of dependency")
struct DependencyTests {
  private static let allowed: [String: Set<String>] = [
    "GnistaCore": ["Logging"],
    "GnistaKernels": ["RealModule"],
    "GnistaRuntime": ["GnistaCore"],
    "GnistaFrame": ["GnistaCore"],
    "GnistaArrow": ["GnistaCore"],
    "GnistaML": ["GnistaCore", "GnistaFrame", "GnistaKernels"],
    "CAllocator": [],
    "CDuckDB": [],
    "GnistaDuckDB": ["GnistaCore", "GnistaFrame", "GnistaML", "GnistaRuntime", "CDuckDB", "CAllocator"],
    "GnistaSpark": [
      "GnistaCore", "GnistaFrame", "GnistaML", "GnistaArrow", "SparkProto", "SwiftProtobuf", "GRPCCore",
      "GRPCNIOTransportHTTP2Posix", "GRPCProtobuf",
    ],
    "Gnista": ["GnistaCore", "GnistaFrame", "GnistaML", "GnistaDuckDB", "GnistaRuntime"],
    "GnistaTestSupport": ["GnistaCore", "GnistaFrame", "GnistaML"],
    "GnistaCLI": [
      "Gnista", "GnistaCore", "GnistaFrame", "GnistaML", "GnistaDuckDB", "GnistaRuntime", "ArgumentParser",
      "Yams",
    ],
    "GnistaMain": ["GnistaCLI"],
  ]

  /// What comes with the toolchain.
  private static let system: Set<String> = [
    "Foundation", "FoundationNetworking", "Dispatch", "Synchronization", "Glibc", "Darwin", "Musl", "Testing",
  ]

  @Test func `every import stands in the table`() {
    var found: [String] = []
    for file in SourceTree.sources {
      let known = (Self.allowed[file.target] ?? []).union(Self.system)
      for line in file.lines {
        let words = line.split(separator: " ").map(String.init)
        // A Swift import has the module as its last word; scripts in string literals may have lists.
        guard let position = words.firstIndex(of: "import"), position + 2 == words.count,
          !line.trimmingCharacters(in: .whitespaces).hasPrefix("//"), !line.contains("\"")
        else { continue }
        let prefix = words[..<position]
        guard
          prefix.allSatisfy({
            ["public", "internal", "private", "package", "@_exported", "fileprivate"].contains($0)
          })
        else { continue }
        let module = words[position + 1].split(separator: ".")[0]
        if !known.contains(String(module)) { found.append("\(file.path) imports \(module)") }
      }
    }
    #expect(found == [])
  }

  @Test func `every target of the table has sources`() {
    let targets = Set(SourceTree.sources.map(\.target))
    #expect(Set(Self.allowed.keys).subtracting(targets).subtracting(["CAllocator", "CDuckDB"]) == [])
  }
}
