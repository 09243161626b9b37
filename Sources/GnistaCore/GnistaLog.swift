internal import Logging
internal import Synchronization

/// Where Gnista tells of what is allowed but seldom meant, such as a label of one class only.
///
/// Messages go to swift-log under the label `gnista`, with the speaker as metadata `source`; the program that uses
/// Gnista decides what becomes of them.
public enum GnistaLog {
  private static let logger = Logger(label: "gnista")
  private static let listener = Mutex<(@Sendable (String) -> Void)?>(nil)

  /// Hands warnings to a program of this package instead of swift-log, whose form is for servers.
  package static func hand(to listener: @escaping @Sendable (String) -> Void) {
    self.listener.withLock { $0 = listener }
  }

  /// Logs a warning.
  ///
  /// - Parameters:
  ///   - message: what was met, where, and what follows from it.
  ///   - source: who speaks, such as a stage's uid.
  public static func warning(_ message: String, source: String) {
    if let listener = listener.withLock(\.self) { return listener("\(source): \(message)") }
    logger.warning("\(source): \(message)", metadata: ["source": "\(source)"])
  }
}
