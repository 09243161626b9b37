internal import Foundation
internal import GnistaCore

/// Free room on a disk.
enum DiskSpace {
  /// Bytes that may be written where `path` is, or would be made; nil when the system does not say.
  static func free(at path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: existingFolder(above: path))
    return (attributes?[.systemFreeSize] as? NSNumber)?.intValue
  }

  /// Checks that `bytes` can be written where `path` is.
  ///
  /// - Throws: `GnistaError` with code `ioFailure`.
  static func require(_ bytes: Int, in path: String, for name: String) throws {
    guard let free = free(at: path), free < bytes else { return }
    throw GnistaError(
      .ioFailure,
      "\(name) needs \(megabytes(bytes)) MB and the disk of \(path) has \(megabytes(free)) MB left; free some "
        + "or set GNISTA_HOME to a folder on another disk")
  }

  /// `path` itself or its nearest parent that is there.
  static func existingFolder(above path: String) -> String {
    var folder = URL(fileURLWithPath: path)
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path) {
      folder.deleteLastPathComponent()
    }
    return folder.path
  }

  /// `bytes` in whole units of 1,000,000, rounded up.
  static func megabytes(_ bytes: Int) -> Int { (bytes + 999_999) / 1_000_000 }
}
