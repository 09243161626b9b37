internal import Foundation
internal import GnistaCore

/// A file that appears under its name only when it is whole.
///
/// Bytes go to a file beside it; ``commit()`` puts that in place with one rename, ``discard()`` takes it away. What was
/// there before stays until then.
final class OutputFile: ByteSink {
  private let path: String
  private let partial: String
  private let handle: FileHandle
  private var pending: [UInt8] = []
  private static let pieceSize = 1 << 18

  /// Opens the file beside `path`.
  ///
  /// - Throws: `GnistaError` `ALREADY_EXISTS` when there is something under `path` and `overwrite` is not set,
  ///   `IO_FAILURE` when nothing can be written there.
  init(path: String, overwrite: Bool) throws {
    try Self.check(path, overwrite: overwrite)
    self.path = path
    partial = "\(path).partial-\(ProcessInfo.processInfo.processIdentifier)"
    guard FileManager.default.createFile(atPath: partial, contents: nil),
      let handle = FileHandle(forWritingAtPath: partial)
    else {
      throw GnistaError(
        .ioFailure, "cannot write to '\(path)': its folder is missing or not writable; choose another place")
    }
    self.handle = handle
  }

  /// Checks that something may be written under a path.
  ///
  /// - Throws: `GnistaError` `ALREADY_EXISTS` or `IO_FAILURE`.
  static func check(_ path: String, overwrite: Bool) throws {
    var isFolder: ObjCBool = false
    // Unsafe because Foundation reports the kind of the entry through a pointer.
    let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, isFolder.boolValue {
      throw GnistaError(.alreadyExists, "'\(path)' is a folder; give the name of a file")
    }
    if exists, !overwrite {
      throw GnistaError(
        .alreadyExists, "'\(path)' exists already; give --overwrite to replace it, or another name")
    }
  }

  func write(_ bytes: [UInt8]) throws {
    pending.append(contentsOf: bytes)
    if pending.count >= Self.pieceSize { try empty() }
  }

  /// Puts the file in place.
  func commit() throws {
    try empty()
    do {
      try handle.synchronize()
      try handle.close()
      // Unsafe because the names are handed to C; both outlive the call.
      if unsafe rename(partial, path) != 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    } catch {
      throw failure(error)
    }
  }

  /// Takes back what was written.
  func discard() {
    try? handle.close()
    try? FileManager.default.removeItem(atPath: partial)
  }

  private func empty() throws {
    guard !pending.isEmpty else { return }
    do {
      try handle.write(contentsOf: Data(pending))
    } catch {
      throw failure(error)
    }
    pending.removeAll(keepingCapacity: true)
  }

  private func failure(_ error: any Error) -> GnistaError {
    GnistaError(
      .ioFailure, "'\(path)' cannot be written; free disk space or choose another place", cause: error)
  }
}
