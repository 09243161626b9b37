import Foundation
import GnistaCore
import Testing

@testable import GnistaRuntime

/// A small wheel that pip accepts, in a folder that pip is told to look in, and settings that pin it.
///
/// The wheel holds a loadable shared object without code, so installing and loading it needs no network.
struct FakeWheel {
  static let platform = RuntimePlatform.linuxX8664
  let folder: TestFolder
  var settings: RuntimeSettings
  let library: [UInt8]

  /// - Parameters:
  ///   - name: of the entry and the package.
  ///   - kind: native library or Python package.
  ///   - alterHash: pins a hash that the wheel does not have.
  init(name: String = "sparkle", kind: RuntimeEntry.Kind = .nativeLibrary, alterHash: Bool = false) throws {
    folder = try TestFolder()
    let file = "\(name)-1.2.3-py3-none-manylinux_2_28_x86_64.whl"
    library = ELFStub(machine: .current, soName: "lib\(name).so", symbols: ["gnista_fake", "other"]).bytes()
    let wheels = try folder.folder("wheels")
    try folder.write("library.so", library)
    let wheel = wheels + "/" + file
    try Self.pack(name, library: folder.path + "/library.so", into: wheel)
    let entry = RuntimeEntry(
      name: name, package: name, version: "1.2.3", kind: kind, required: true, purpose: "tests", abi: "none",
      wheels: [
        Self.platform.rawValue: RuntimeWheel(
          file: file, size: try #require(FileHash.size(of: wheel)),
          sha256: alterHash ? String(repeating: "a", count: 64) : try FileHash.sha256(of: wheel),
          library: kind == .pythonPackage
            ? nil
            : .init(
              path: "\(name)/lib/lib\(name).so", size: library.count, sha256: SHA256.hexDigest(of: library)))
      ])
    var environment = ProcessInfo.processInfo.environment
    environment["GNISTA_HOME"] = folder.path + "/home"
    settings = RuntimeSettings(
      environment: environment, manifest: RuntimeManifest(entries: [entry]), platform: Self.platform,
      wheelFolder: wheels, usesSystemLibraries: false)
  }

  var entry: RuntimeEntry { settings.manifest.entries[0] }
  var installed: String { settings.folder(of: entry) }
  var installedLibrary: String { "\(installed)/lib\(entry.name).so" }

  /// Puts the wheel where an earlier run of pip would have left it, so that a test need not wait for pip.
  func arrive() throws {
    let file = try #require(entry.wheels.values.first).file
    let downloads = try folder.folder("home/runtime/downloads")
    try? FileManager.default.removeItem(atPath: "\(downloads)/\(file)")
    try FileManager.default.copyItem(
      atPath: "\(folder.path)/wheels/\(file)", toPath: "\(downloads)/\(file)")
  }

  /// Installs and returns what was reported.
  ///
  /// - Parameter pip: whether pip is to bring the wheel.
  @discardableResult
  func install(force: Bool = false, pip: Bool = false) throws -> [InstallProgress] {
    if !pip { try arrive() }
    var seen: [InstallProgress] = []
    try RuntimeInstaller(settings: settings).install(force: force) { seen.append($0) }
    return seen
  }

  /// The error that an installation ends with.
  func installError() -> GnistaError? {
    #expect(throws: GnistaError.self) { try install(pip: true) }
  }

  /// Writes the archive with Python, which these tests need anyway.
  private static func pack(_ name: String, library: String, into wheel: String) throws {
    let program = """
      import sys, zipfile
      name, library, wheel = sys.argv[1:]
      info = f"{name}-1.2.3.dist-info"
      with zipfile.ZipFile(wheel, "w") as archive:
          archive.write(library, f"{name}/lib/lib{name}.so")
          archive.writestr(f"{name}/__init__.py", "answer = 42\\n")
          archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\\nName: {name}\\nVersion: 1.2.3\\n")
          archive.writestr(
              f"{info}/WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: false\\n"
              "Tag: py3-none-manylinux_2_28_x86_64\\n")
          archive.writestr(f"{info}/RECORD", "")
      """
    let settings = RuntimeSettings(
      environment: ProcessInfo.processInfo.environment, manifest: RuntimeManifest(entries: []))
    let outcome = try PythonTool(settings: settings).run(["-c", program, name, library, wheel], scratch: nil)
    try #require(outcome.status == 0, "\(outcome.output)")
  }
}

extension ELFFile.Machine {
  /// The processor that the tests run on.
  static var current: ELFFile.Machine {
    #if arch(arm64)
      .aarch64
    #else
      .x8664
    #endif
  }
}
