internal import Foundation
internal import GnistaCore

/// Size and hash of files on disk.
enum FileHash {
  /// Size of the regular file at `path` in bytes, or nil when there is none.
  static func size(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else { return nil }
    return (attributes[.size] as? NSNumber)?.intValue
  }

  /// SHA-256 of the file at `path`, read in pieces of 1 MiB.
  ///
  /// - Throws: `GnistaError` with code `ioFailure` when the file cannot be read.
  static func sha256(of path: String) throws -> String {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      var hash = SHA256()
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        hash.update([UInt8](piece))
      }
      return hash.hexDigest()
    } catch {
      throw GnistaError(.ioFailure, "\(path) cannot be read", cause: error)
    }
  }
}
