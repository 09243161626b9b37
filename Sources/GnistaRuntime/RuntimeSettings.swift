internal import GnistaCore
internal import Foundation

/// Everything outside the program that the runtime depends on, so that tests and embedding programs can set it.
public struct RuntimeSettings: Sendable {
  /// Environment variables: `GNISTA_HOME`, `GNISTA_LIBDUCKDB`, `GNISTA_LIBOPENBLAS`, `GNISTA_PYTHON`,
  /// `XDG_DATA_HOME`, `HOME`, `PATH` are read, and all are handed to Python.
  public var environment: [String: String]
  /// What is pinned.
  public var manifest: RuntimeManifest
  /// The platform to install for; nil when the lock has none for this machine.
  public var platform: RuntimePlatform?
  /// A folder of wheels to install from instead of the package index, for machines without a network.
  public var wheelFolder: String?
  /// Whether copies that the system has may be used.
  public var usesSystemLibraries: Bool
  /// Where to look for the system's copy instead of the usual places: paths, or names for the dynamic loader.
  public var systemNames: [NativeLibrary: [String]] = [:]

  /// Makes settings.
  public init(
    environment: [String: String], manifest: RuntimeManifest, platform: RuntimePlatform? = .current,
    wheelFolder: String? = nil, usesSystemLibraries: Bool = true
  ) {
    self.environment = environment
    self.manifest = manifest
    self.platform = platform
    self.wheelFolder = wheelFolder
    self.usesSystemLibraries = usesSystemLibraries
  }

  /// The settings of this process: its environment and the manifest it was built with.
  ///
  /// - Throws: `GnistaError` when the built-in manifest cannot be read.
  public static func current() throws -> RuntimeSettings {
    RuntimeSettings(
      environment: ProcessInfo.processInfo.environment, manifest: try RuntimeManifest.embedded())
  }

  /// The folder that holds everything Gnista keeps for a user.
  ///
  /// The value of `GNISTA_HOME`; otherwise `gnista` in `XDG_DATA_HOME`; otherwise `.local/share/gnista` in the
  /// home folder, on macOS as well. Always an absolute path. A relative `XDG_DATA_HOME` is ignored, as the XDG
  /// Base Directory Specification demands.
  public var home: String {
    if let home = value("GNISTA_HOME") { return URL(fileURLWithPath: home).standardizedFileURL.path }
    if let data = value("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/gnista" }
    return (value("HOME") ?? NSHomeDirectory()) + "/.local/share/gnista"
  }

  /// The folder of the runtime's files: `runtime` in ``home``.
  public var runtimeFolder: String { home + "/runtime" }

  /// The folder into which `entry` is installed.
  public func folder(of entry: RuntimeEntry) -> String {
    "\(runtimeFolder)/\(entry.name)/\(entry.version)"
  }

  /// The pinned archive of `entry` for this platform.
  ///
  /// - Throws: `GnistaError` with code `unsupported` where there is none.
  func wheel(of entry: RuntimeEntry) throws -> RuntimeWheel {
    guard let wheel = platform.flatMap({ entry.wheels[$0.rawValue] }) ?? entry.wheels["any"] else {
      let known = entry.wheels.keys.sorted().joined(separator: ", ")
      throw GnistaError(
        .unsupported,
        "there is no wheel of \(entry.name) \(entry.version) for this platform, only for \(known); "
          + "install the library by the system's own means")
    }
    return wheel
  }

  /// The value of an environment variable that is set and not empty.
  func value(_ variable: String) -> String? {
    guard let value = environment[variable], !value.isEmpty else { return nil }
    return value
  }
}
