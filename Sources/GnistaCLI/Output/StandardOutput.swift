internal import Foundation
internal import GnistaCore
internal import Synchronization

/// Standard output in large pieces, with an error when nobody reads any more.
final class StandardOutput: ByteSink, Sendable {
  /// The process has one standard output.
  static let shared = StandardOutput()

  private static let pieceSize = 1 << 16
  private let pending = Mutex<[UInt8]>([])

  /// Writes a text.
  ///
  /// - Throws: ``OutputClosed`` when the reader went away, `GnistaError` `IO_FAILURE` when something else fails.
  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes a text and a line's end.
  func writeLine(_ text: String = "") throws { try write(text + "\n") }

  func write(_ bytes: [UInt8]) throws {
    try pending.withLock { pending in
      pending.append(contentsOf: bytes)
      if pending.count >= Self.pieceSize { try Self.empty(&pending) }
    }
  }

  /// Hands everything to the system now.
  func flush() throws {
    try pending.withLock { try Self.empty(&$0) }
  }

  private static func empty(_ pending: inout [UInt8]) throws {
    guard !pending.isEmpty else { return }
    defer { pending.removeAll(keepingCapacity: true) }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(pending))
    } catch {
      throw Self.isClosed(error)
        ? OutputClosed() as any Error
        : GnistaError(.ioFailure, "standard output cannot be written; free disk space", cause: error)
    }
  }

  /// Whether nobody reads any more, and not something else has failed.
  private static func isClosed(_ error: any Error) -> Bool {
    let outer = error as NSError
    let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
    return inner.domain == NSPOSIXErrorDomain && inner.code == Int(EPIPE)
  }
}
