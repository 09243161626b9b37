public import GnistaCore

/// What a stage does with a value that it cannot use: unseen, null or NaN.
public enum HandleInvalid: String, ParamChoice, Codable {
  /// The run ends with an error.
  case error
  /// The row is left out.
  case skip
  /// The value goes into a place of its own (or stays NaN), as the stage documents.
  case keep
}
