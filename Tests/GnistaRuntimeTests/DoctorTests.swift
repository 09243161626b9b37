import Foundation
import GnistaCore
import Testing

@testable import GnistaRuntime

struct DoctorTests {
  private func finding(_ subject: String, _ settings: RuntimeSettings) throws -> DoctorFinding {
    try #require(Doctor(settings: settings).examine().first { $0.subject == subject })
  }

  @Test func `A healthy installation is told as such, and nothing is changed`() throws {
    let wheel = try FakeWheel()
    try wheel.install()
    let before = try wheel.folder.listing()
    let findings = Doctor(settings: wheel.settings).examine()
    #expect(findings.map(\.subject) == ["home", "disk", "python3", "pip", "java", "sparkle"])
    // Java is not needed for what is installed here, and not every machine has it.
    let needed = findings.filter { $0.subject != "java" }
    #expect(needed.allSatisfy { $0.state == .ok && $0.remedy == nil }, "\(findings)")
    #expect(try wheel.folder.listing() == before)
  }

  @Test func `A missing entry is told with the command that installs it`() throws {
    let wheel = try FakeWheel()
    let found = try finding("sparkle", wheel.settings)
    #expect(found.state == .missing && found.isFatal)
    #expect(found.remedy == "gnista runtime install sparkle")
    #expect(!FileManager.default.fileExists(atPath: wheel.settings.home))
  }

  @Test func `An altered file is told with the command that mends it`() throws {
    let wheel = try FakeWheel()
    try wheel.install()
    var bytes = wheel.library
    bytes[bytes.count - 1] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: wheel.installedLibrary))
    let found = try finding("sparkle", wheel.settings)
    #expect(found.state == .damaged && found.isFatal)
    #expect(found.detail.contains("does not have the hash it was installed with"))
    #expect(found.remedy == "gnista runtime install sparkle --force")
  }

  @Test func `Without Python the libraries still count as healthy`() throws {
    var wheel = try FakeWheel()
    try wheel.install()
    wheel.settings.environment["PATH"] = ""
    let python = try finding("python3", wheel.settings)
    #expect(python.state == .missing && !python.isFatal)
    #expect(python.remedy?.contains("apt install python3 python3-pip") == true)
    #expect(try finding("sparkle", wheel.settings).state == .ok)
  }

  @Test func `Python without pip, an old pip and a python3 that is none are told`() throws {
    var wheel = try FakeWheel()
    func use(_ script: String) throws {
      wheel.settings.environment["GNISTA_PYTHON"] = try wheel.folder.script("python3", script)
    }
    try use("[ \"$1\" = --version ] && { echo Python 3.12.1; exit 0; }\nexit 1\n")
    #expect(try finding("python3", wheel.settings).detail.hasPrefix("3.12.1"))
    #expect(try finding("pip", wheel.settings).state == .missing)
    try use("[ \"$1\" = --version ] && { echo Python 3.8.1; exit 0; }\necho pip 19.0.3 from here\n")
    let pip = try finding("pip", wheel.settings)
    #expect(pip.state == .warning && pip.remedy?.contains("-m pip install --upgrade pip") == true)
    try use("echo hello\n")
    #expect(try finding("python3", wheel.settings).remedy == "set GNISTA_PYTHON to a working python3")
  }

  @Test func `A home folder that cannot be written is a warning`() throws {
    var wheel = try FakeWheel()
    wheel.settings.environment["GNISTA_HOME"] = "/proc/gnista"
    let home = try finding("home", wheel.settings)
    #expect(home.state == .warning || home.detail == "/proc/gnista")
  }
}
