internal import Logging

/// Where Gnista tells of what is allowed but seldom meant, such as a label of one class only.
///
/// Messages go to swift-log under the label `gnista`, with the speaker as metadata `source`; the program that uses
/// Gnista decides what becomes of them.
public enum GnistaLog {
  private static let logger = Logger(label: "gnista")

  /// Logs a warning.
  ///
  /// - Parameters:
  ///   - message: what was met, where, and what follows from it.
  ///   - source: who speaks, such as a stage's uid.
  public static func warning(_ message: String, source: String) {
    logger.warning("\(source): \(message)", metadata: ["source": "\(source)"])
  }
}
