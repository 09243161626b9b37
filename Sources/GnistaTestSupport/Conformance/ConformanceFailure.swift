/// A check that a stage did not pass.
public struct ConformanceFailure: Error, Sendable, CustomStringConvertible {
  /// The check.
  public let check: StageCheck
  /// What was found.
  public let message: String

  init(_ check: StageCheck, _ message: String) {
    self.check = check
    self.message = message
  }

  /// Check and message.
  public var description: String { "\(check.rawValue): \(message)" }
}
