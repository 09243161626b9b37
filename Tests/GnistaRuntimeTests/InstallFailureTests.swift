import Foundation
import GnistaCore
import Testing

@testable import GnistaRuntime

struct InstallFailureTests {
  @Test func `Without python3 the error says how to get it`() throws {
    var wheel = try FakeWheel()
    wheel.settings.environment["PATH"] = try wheel.folder.folder("empty")
    let error = wheel.installError()
    #expect(error?.code == .missingLibrary)
    #expect(error?.message.contains("no python3 on PATH") == true)
    #expect(error?.message.contains("apt install python3 python3-pip") == true)
    #expect(!FileManager.default.fileExists(atPath: wheel.installed))
  }

  @Test func `A GNISTA_PYTHON that is no program is named`() throws {
    var wheel = try FakeWheel()
    wheel.settings.environment["GNISTA_PYTHON"] = "/no/such/python"
    #expect(wheel.installError()?.message.contains("GNISTA_PYTHON names '/no/such/python'") == true)
  }

  @Test func `Without pip the error says how to get it`() throws {
    var wheel = try FakeWheel()
    wheel.settings.environment["GNISTA_PYTHON"] = try wheel.folder.script(
      "python3", "echo 'No module named pip' >&2; exit 1\n")
    let error = wheel.installError()
    #expect(error?.code == .missingLibrary)
    #expect(error?.message.contains("has no pip") == true)
    #expect(error?.message.contains("-m ensurepip --user") == true)
  }

  /// What pip prints in a few situations, and the code and words that the error should have.
  @Test(arguments: [
    (
      "Retrying after connection broken by NewConnectionError; No matching distribution found",
      ErrorCode.downloadFailed, "index was not reached"
    ),
    ("ERROR: No matching distribution found for sparkle", .downloadFailed, "the place pip looks in has no"),
    ("ERROR: Could not install: [Errno 28] No space left on device", .ioFailure, "the disk is full"),
    ("something else", .downloadFailed, "pip failed with status 3"),
  ])
  func `A failure of pip is explained`(output: String, code: ErrorCode, words: String) throws {
    var wheel = try FakeWheel()
    wheel.settings.environment["GNISTA_PYTHON"] = try wheel.folder.script(
      "python3", "echo '\(output)' >&2\nexit 3\n")
    let error = wheel.installError()
    #expect(error?.code == code)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error.map { "\($0)".contains(output) } == true, "pip's own words belong to the cause")
  }

  @Test func `A wheel with another hash is refused by pip's check`() throws {
    let wheel = try FakeWheel(alterHash: true)
    let error = wheel.installError()
    #expect(error?.code == .downloadFailed)
    #expect(error?.message.contains("does not have the pinned hash") == true)
    #expect(RuntimeEntryState(of: wheel.entry, settings: wheel.settings) == .missing)
  }

  @Test func `A wheel with another hash is refused by our own check`() throws {
    var wheel = try FakeWheel()
    // A pip that does not check: it writes something else under the wheel's name.
    wheel.settings.environment["GNISTA_PYTHON"] = try wheel.folder.script(
      "python3",
      """
      while [ "$1" != --dest ]; do shift; done
      mkdir -p "$2"
      echo forged > "$2/\(try #require(wheel.entry.wheels.values.first).file)"

      """)
    let error = wheel.installError()
    #expect(error?.code == .downloadFailed)
    #expect(error?.message.contains("and should have") == true)
    #expect(try wheel.folder.listing("home/runtime/downloads").isEmpty)
    #expect(RuntimeEntryState(of: wheel.entry, settings: wheel.settings) == .missing)
  }

  @Test func `A library in the wheel that is not the pinned one is refused`() throws {
    var wheel = try FakeWheel()
    var entry = wheel.entry
    entry.wheels[FakeWheel.platform.rawValue]?.library?.sha256 = String(repeating: "0", count: 64)
    wheel.settings.manifest.entries = [entry]
    try wheel.arrive()
    #expect(wheel.installError()?.message.contains("do not belong together") == true)
    #expect(RuntimeEntryState(of: wheel.entry, settings: wheel.settings) == .missing)
  }

  @Test func `A platform without wheels is told which there are`() throws {
    var wheel = try FakeWheel()
    wheel.settings.platform = .macOSARM64
    let error = wheel.installError()
    #expect(error?.code == .unsupported)
    #expect(error?.message.contains("only for linux-x86_64") == true)
  }

  @Test func `A home folder that cannot be made is named`() throws {
    var wheel = try FakeWheel()
    wheel.settings.environment["GNISTA_HOME"] = try wheel.folder.write("file", []) + "/home"
    let error = wheel.installError()
    #expect(error?.code == .ioFailure)
    #expect(error?.message.contains("set GNISTA_HOME to another folder") == true)
  }

  @Test func `A disk without room is noticed before anything is fetched`() throws {
    let error = #expect(throws: GnistaError.self) {
      try DiskSpace.require(.max / 2, in: "/tmp/not/there", for: "sparkle")
    }
    #expect(error?.code == .ioFailure)
    #expect(error?.message.contains("sparkle needs") == true)
    #expect(throws: Never.self) { try DiskSpace.require(1, in: "/tmp/not/there", for: "sparkle") }
  }
}
