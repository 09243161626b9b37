internal import Foundation
internal import Synchronization

/// Collects what a program writes, on a thread of its own, until the program closes its end.
final class OutputReader: Sendable {
  private let collected = Mutex(Data())
  private let done = DispatchSemaphore(value: 0)
  private let handle: FileHandle

  init(_ handle: FileHandle) {
    self.handle = handle
  }

  /// Begins to read.
  func start() {
    Thread { [self] in
      while let piece = try? handle.read(upToCount: 1 << 16), !piece.isEmpty {
        collected.withLock { $0.append(piece) }
      }
      done.signal()
    }.start()
  }

  /// Waits for the end of the output, at most two seconds, and returns it.
  ///
  /// A grandchild that keeps the pipe open must not hold the caller up, hence the limit.
  func finish() -> String {
    _ = done.wait(timeout: .now() + 2)
    return collected.withLock { String(decoding: $0, as: UTF8.self) }
  }
}
