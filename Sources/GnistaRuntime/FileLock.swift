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
    // Foundation makes a file by putting a new one in its place, and two installers would lock two files: hence
    // the system's own call. Unsafe because C: the path is borrowed for the call.
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw GnistaError(
        .ioFailure, "\(path) cannot be created (error \(errno)); make the folder writable or set GNISTA_HOME")
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var announced = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
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
