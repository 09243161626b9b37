internal import Foundation
internal import GnistaCore

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// An exclusive lock between processes and threads, kept on an open file (`flock`).
///
/// The operating system frees it when the process ends, however it ends.
final class FileLock {
  private let handle: FileHandle

  /// Waits for the lock on `path`, creating the file.
  ///
  /// - Parameter waiting: called once when somebody else holds the lock.
  /// - Throws: `GnistaError` with code `ioFailure` when the file cannot be opened or locked, `cancelled` when the
  ///   task was cancelled while waiting.
  init(path: String, waiting: () -> Void) throws {
    // Opening for appending creates the file without cutting it, whoever is first.
    guard
      FileManager.default.fileExists(atPath: path)
        || FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forUpdatingAtPath: path)
    else {
      throw GnistaError(.ioFailure, "\(path) cannot be created; make the folder writable or set GNISTA_HOME")
    }
    self.handle = handle
    var announced = false
    while flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw GnistaError(
          .ioFailure, "\(path) cannot be locked (error \(errno)); set GNISTA_HOME to a folder on a local disk"
        )
      }
      if Task.isCancelled { throw GnistaError(.cancelled, "cancelled while waiting for another installer") }
      if !announced { waiting() }
      announced = true
      Thread.sleep(forTimeInterval: 0.1)
    }
  }

  deinit {
    try? handle.close()
  }
}
