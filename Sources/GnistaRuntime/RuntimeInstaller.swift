internal import Foundation
internal import GnistaCore

/// Installs what `runtime.lock` pins into `GNISTA_HOME`.
///
/// Layout: `runtime/<name>/<version>/` holds the files of an entry and `installed.json`. It is put in place by one
/// rename, so it is there whole or not at all. `runtime/downloads` keeps a wheel from its arrival to its
/// installation, `runtime/scratch` what a run needs meanwhile, `runtime/lock` keeps two installers apart.
/// Everything pip writes goes to those places; nothing is written outside `GNISTA_HOME`.
public struct RuntimeInstaller: Sendable {
  /// Where to install, and from what.
  public var settings: RuntimeSettings

  /// Makes an installer.
  public init(settings: RuntimeSettings) {
    self.settings = settings
  }

  /// Installs the entries called `names`, in that order, or all of the manifest that are installed by default when
  /// `names` is empty.
  ///
  /// What is there already and whole is left alone, so a second call does nothing. The call blocks its thread
  /// while it runs; cancelling the task ends it.
  ///
  /// - Parameters:
  ///   - force: install again even what is there.
  ///   - progress: told what happens, on the calling thread.
  /// - Returns: the record of each entry, in the order of `names`.
  /// - Throws: `GnistaError`: `invalidArgument` (unknown name), `unsupported` (no wheel for this platform),
  ///   `missingLibrary` (python3 or pip), `downloadFailed`, `ioFailure`, `cancelled`.
  @discardableResult
  public func install(
    _ names: [String] = [], force: Bool = false, progress: (InstallProgress) -> Void = { _ in }
  ) throws -> [InstallationRecord] {
    let entries =
      try names.isEmpty
      ? settings.manifest.entries.filter(\.isInstalledByDefault)
      : names.map { try settings.manifest.entry(named: $0) }
    let wheels = try entries.map { try settings.wheel(of: $0) }
    for folder in [settings.runtimeFolder, downloads] { try makeFolder(folder) }
    let lock = try FileLock(path: settings.runtimeFolder + "/lock") { progress(.waiting) }
    defer { withExtendedLifetime(lock) {} }
    // Only the holder of the lock uses scratch folders: what is there was left by a run that was cut off. The
    // name is new each time, because a pip that outlived such a run may still write into the old one.
    try? FileManager.default.removeItem(atPath: settings.runtimeFolder + "/scratch")
    let scratch = "\(settings.runtimeFolder)/scratch/\(UUID().uuidString)"
    try makeFolder(scratch)
    defer { try? FileManager.default.removeItem(atPath: settings.runtimeFolder + "/scratch") }
    return try zip(entries, wheels).map { entry, wheel in
      if !force, let record = whole(entry, wheel) {
        progress(.alreadyInstalled(name: entry.name, version: entry.version))
        return record
      }
      try DiskSpace.require(wheel.installationBytes, in: settings.runtimeFolder, for: entry.name)
      return try install(entry, wheel, scratch, progress)
    }
  }

  /// The record of `entry` when it is installed from `wheel` and its files have their sizes; else nil.
  private func whole(_ entry: RuntimeEntry, _ wheel: RuntimeWheel) -> InstallationRecord? {
    let folder = settings.folder(of: entry)
    guard let record = try? InstallationRecord.read(from: folder), record.wheelSHA256 == wheel.sha256,
      record.damage(in: folder, hashes: false) == nil
    else { return nil }
    return record
  }

  private func install(
    _ entry: RuntimeEntry, _ wheel: RuntimeWheel, _ scratch: String, _ progress: (InstallProgress) -> Void
  ) throws -> InstallationRecord {
    let fetcher = WheelFetcher(settings: settings, downloads: downloads, scratch: scratch)
    let folder = settings.folder(of: entry)
    do {
      let path = try fetcher.fetch(entry, wheel, progress: progress)
      progress(.unpacking(name: entry.name, version: entry.version))
      let staged = "\(scratch)/\(entry.name)"
      try makeFolder(staged)
      let files = try WheelUnpacker(settings: settings, scratch: scratch).unpack(
        entry, wheel, at: path, to: staged)
      let record = InstallationRecord(
        name: entry.name, version: entry.version, wheel: wheel.file, wheelSHA256: wheel.sha256, files: files)
      try record.write(to: staged)
      try put(staged, in: folder)
      try? FileManager.default.removeItem(atPath: path)
      progress(.installed(name: entry.name, version: entry.version, folder: folder))
      return record
    } catch let error as GnistaError {
      throw error
    } catch {
      throw GnistaError(
        .ioFailure,
        "\(entry.name) cannot be written to \(folder); free disk space, make the folder writable or set "
          + "GNISTA_HOME", cause: error)
    }
  }

  /// Puts the finished folder `staged` in place of `folder`. A process that has the old files open keeps them.
  private func put(_ staged: String, in folder: String) throws {
    let files = FileManager.default
    try files.createDirectory(
      atPath: (folder as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    if files.fileExists(atPath: folder) {
      try files.moveItem(atPath: folder, toPath: staged + ".replaced")
    }
    try files.moveItem(atPath: staged, toPath: folder)
  }

  private var downloads: String { settings.runtimeFolder + "/downloads" }

  private func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw GnistaError(
        .ioFailure,
        "\(path) cannot be created; make its parent writable or set GNISTA_HOME to another folder",
        cause: error)
    }
  }
}
