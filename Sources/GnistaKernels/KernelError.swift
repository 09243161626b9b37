/// An error of the numerical kernels: the input or the configuration cannot be worked with.
///
/// Kernels know neither columns nor stages, so the message names positions and shapes; the stage that calls the
/// kernel wraps it and adds names. A cancelled kernel throws the standard library's `CancellationError` instead.
public struct KernelError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of error it is.
  public enum Code: String, Sendable {
    /// The data hold no rows, or rows whose weights sum to zero.
    case emptyData = "EMPTY_INPUT"
    /// A feature, label or weight is NaN, infinite or negative where that is not allowed.
    case invalidValue = "INVALID_VALUE"
    /// A label does not suit the method.
    case invalidLabel = "INVALID_LABEL"
    /// Two shapes that must agree do not.
    case shapeMismatch = "INVALID_ARGUMENT"
    /// A setting lies outside its domain or does not go with another.
    case invalidParameter = "INVALID_PARAMETER"
    /// The computation met a state that it cannot go on from.
    case numericalFailure = "NUMERICAL_FAILURE"
  }

  /// What kind of error it is.
  public var code: Code
  /// What happened, to which value, and what to do about it.
  public var message: String

  /// Makes an error.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// `[CODE] message`.
  public var description: String { "[\(code.rawValue)] \(message)" }
}
