internal import Foundation
internal import GnistaCore

/// A file that appears under its name only when it is whole.
///
/// Bytes go to a file beside it; ``commit()`` puts that in place with one rename, ``discard()`` takes it away. What was
/// there before stays until then. A link is followed. Into a device or a pipe, such as `/dev/stdout`, bytes go at once.
final class OutputFile: ByteSink {
  /// What stands under a name.
  enum Entry {
    case nothing, file, folder
    /// A device, pipe or socket: it can be written into, but not replaced.
    case device
  }

  private let path: String
  /// Nil when bytes go straight into a device.
  private let partial: String?
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
    var place = path
    if Self.entry(at: path) == .device {
      partial = nil
    } else {
      // The file that a link leads to is replaced, not the link.
      let target = try LinkTarget.of(path)
      place = "\(target).partial-\(ProcessInfo.processInfo.processIdentifier)"
      partial = place
    }
    guard partial == nil || FileManager.default.createFile(atPath: place, contents: nil),
      let handle = FileHandle(forWritingAtPath: place)
    else {
      throw GnistaError(
        .ioFailure, "cannot write to '\(path)': permission denied or read-only; choose another place")
    }
    self.handle = handle
  }

  /// What stands under a name, links followed.
  static func entry(at path: String) -> Entry {
    var status = stat()
    // Unsafe because C fills in the structure, which lives until the call returns.
    guard unsafe stat(path, &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    // Standard output under its name in /dev may lead to an ordinary file, which is not to be replaced either.
    case S_IFREG where !path.hasPrefix("/dev/"): return .file
    default: return .device
    }
  }

  /// Checks that something may be written under a path, so that long work does not fail in the end.
  ///
  /// - Throws: `GnistaError` `ALREADY_EXISTS` or `IO_FAILURE`.
  static func check(_ path: String, overwrite: Bool) throws {
    switch entry(at: path) {
    case .folder: throw GnistaError(.alreadyExists, "'\(path)' is a folder; give the name of a file")
    case .file where !overwrite:
      throw GnistaError(
        .alreadyExists, "'\(path)' exists already; give --overwrite to replace it, or another name")
    case .device: return
    case .nothing, .file: try checkFolder(of: path)
    }
  }

  /// Checks that the folder of a path is there and can be written to.
  ///
  /// - Throws: `GnistaError` `IO_FAILURE`.
  static func checkFolder(of path: String) throws {
    let folder = URL(fileURLWithPath: try LinkTarget.of(path)).deletingLastPathComponent().path
    guard entry(at: folder) == .folder else {
      throw GnistaError(
        .ioFailure, "cannot write '\(path)': there is no folder '\(folder)'; make it or choose another place")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw GnistaError(
        .ioFailure, "cannot write '\(path)': the folder '\(folder)' is read-only; choose another place")
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
      guard let partial else { return try handle.close() }
      try handle.synchronize()
      try handle.close()
      let target = try LinkTarget.of(path)
      // Unsafe because the names are handed to C; both outlive the call.
      if unsafe rename(partial, target) != 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    } catch {
      throw failure(error)
    }
  }

  /// Takes back what was written.
  func discard() {
    // What led here is the error to tell; a partial file that cannot be taken away says in its name what it is.
    try? handle.close()
    if let partial { try? FileManager.default.removeItem(atPath: partial) }
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
