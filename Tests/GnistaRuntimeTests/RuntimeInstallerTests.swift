import Foundation
import GnistaCore
import Synchronization
import Testing

@testable import GnistaRuntime

struct RuntimeInstallerTests {
  @Test func `An installation puts the library and its record in place and leaves nothing else`() throws {
    let wheel = try FakeWheel()
    let seen = try wheel.install(pip: true)
    #expect(seen.last == .installed(name: "sparkle", version: "1.2.3", folder: wheel.installed))
    #expect(try Data(contentsOf: URL(fileURLWithPath: wheel.installedLibrary)) == Data(wheel.library))
    #expect(
      try wheel.folder.listing("home") == [
        "runtime", "runtime/downloads", "runtime/lock", "runtime/sparkle", "runtime/sparkle/1.2.3",
        "runtime/sparkle/1.2.3/installed.json", "runtime/sparkle/1.2.3/libsparkle.so",
      ])
    #expect(RuntimeEntryState(of: wheel.entry, settings: wheel.settings) == .installed)
  }

  @Test func `A second installation does nothing`() throws {
    let wheel = try FakeWheel()
    try wheel.install()
    let record = wheel.installed + "/installed.json"
    let before = try FileManager.default.attributesOfItem(atPath: record)[.modificationDate] as? Date
    #expect(try wheel.install() == [.alreadyInstalled(name: "sparkle", version: "1.2.3")])
    let after = try FileManager.default.attributesOfItem(atPath: record)[.modificationDate] as? Date
    #expect(before == after)
  }

  @Test func `What is whole needs neither Python nor wheels`() throws {
    var wheel = try FakeWheel()
    try wheel.install()
    wheel.settings.environment["PATH"] = ""
    wheel.settings.wheelFolder = "/nowhere"
    #expect(try wheel.install(pip: true) == [.alreadyInstalled(name: "sparkle", version: "1.2.3")])
  }

  @Test func `Force installs again`() throws {
    let wheel = try FakeWheel()
    try wheel.install()
    try Data("altered".utf8).write(to: URL(fileURLWithPath: wheel.installedLibrary))
    let seen = try wheel.install(force: true)
    #expect(seen.last == .installed(name: "sparkle", version: "1.2.3", folder: wheel.installed))
    #expect(try Data(contentsOf: URL(fileURLWithPath: wheel.installedLibrary)) == Data(wheel.library))
  }

  @Test(arguments: ["libsparkle.so", "installed.json"])
  func `A damaged installation is mended without force`(file: String) throws {
    let wheel = try FakeWheel()
    try wheel.install()
    try Data("cut".utf8).write(to: URL(fileURLWithPath: wheel.installed + "/" + file))
    let seen = try wheel.install()
    #expect(seen.last == .installed(name: "sparkle", version: "1.2.3", folder: wheel.installed))
    #expect(RuntimeEntryState(of: wheel.entry, settings: wheel.settings) == .installed)
  }

  @Test func `A wheel that arrived whole before a run was cut off is used`() throws {
    var wheel = try FakeWheel()
    try wheel.arrive()
    wheel.settings.wheelFolder = "/nowhere"
    let seen = try wheel.install(pip: true)
    #expect(!seen.contains { if case .downloading = $0 { true } else { false } })
    #expect(seen.last == .installed(name: "sparkle", version: "1.2.3", folder: wheel.installed))
  }

  @Test func `What a cut-off run left half done is fetched again and cleared away`() throws {
    let wheel = try FakeWheel()
    let file = try #require(wheel.entry.wheels.values.first).file
    _ = try wheel.folder.folder("home/runtime/downloads")
    _ = try wheel.folder.folder("home/runtime/scratch/old/sparkle")
    try wheel.folder.write("home/runtime/downloads/\(file)", Array("half".utf8))
    try wheel.install(pip: true)
    #expect(RuntimeEntryState(of: wheel.entry, settings: wheel.settings) == .installed)
    #expect(try wheel.folder.listing("home/runtime/downloads").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: wheel.folder.path + "/home/runtime/scratch"))
  }

  @Test func `Of two installers at once one installs and the other finds it done`() throws {
    let wheel = try FakeWheel()
    let first = Attempt(wheel.settings)
    let second = Attempt(wheel.settings)
    let endings = try [first.result(), second.result()].map(\.last)
    #expect(endings.contains(.installed(name: "sparkle", version: "1.2.3", folder: wheel.installed)))
    #expect(endings.contains(.alreadyInstalled(name: "sparkle", version: "1.2.3")))
  }

  @Test func `Nothing is written outside the home folder`() throws {
    var wheel = try FakeWheel()
    for (variable, name) in [
      ("HOME", "user"), ("TMPDIR", "tmp"), ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config"),
      ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("PIP_CACHE_DIR", "pip-cache"),
    ] {
      wheel.settings.environment[variable] = try wheel.folder.folder("outside/" + name)
    }
    let before = try wheel.folder.listing("outside")
    let wheels = try wheel.folder.listing("wheels")
    try wheel.install(pip: true)
    let after = try wheel.folder.listing("outside")
    #expect(after == before, "written: \(Set(after).subtracting(before))")
    #expect(try wheel.folder.listing("wheels") == wheels)
    #expect(
      try wheel.folder.listing().filter { !$0.contains("/") } == ["home", "library.so", "outside", "wheels"])
  }

  @Test func `A Python package is unpacked whole`() throws {
    let wheel = try FakeWheel(name: "glitter", kind: .pythonPackage)
    try wheel.install()
    #expect(FileManager.default.fileExists(atPath: wheel.installed + "/glitter/__init__.py"))
    #expect(RuntimeEntryState(of: wheel.entry, settings: wheel.settings, hashes: true) == .installed)
    #expect(try wheel.install() == [.alreadyInstalled(name: "glitter", version: "1.2.3")])
  }

  @Test func `A cancelled task stops while it waits for another installer`() async throws {
    let wheel = try FakeWheel()
    let settings = wheel.settings
    _ = try wheel.folder.folder("home/runtime")
    let lock = try FileLock(path: settings.runtimeFolder + "/lock") {}
    let task = Task.detached { try RuntimeInstaller(settings: settings).install() }
    task.cancel()
    let error = await #expect(throws: GnistaError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    withExtendedLifetime(lock) {}
  }
}

/// An installation on a thread of its own.
private final class Attempt: Sendable {
  private let outcome = Mutex<Result<[InstallProgress], any Error>>(.success([]))
  private let done = DispatchSemaphore(value: 0)

  init(_ settings: RuntimeSettings) {
    Thread { [self] in
      var seen: [InstallProgress] = []
      let result = Result { try RuntimeInstaller(settings: settings).install { seen.append($0) } }
      outcome.withLock { [seen] in $0 = result.map { _ in seen } }
      done.signal()
    }.start()
  }

  /// What was reported, once it has ended.
  func result() throws -> [InstallProgress] {
    done.wait()
    return try outcome.withLock { $0 }.get()
  }
}
