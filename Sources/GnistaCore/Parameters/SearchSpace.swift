/// Where automatic tuning looks for a parameter's best value.
public enum SearchSpace: Sendable, Hashable {
  /// Even over an interval.
  case linear(Double, Double)
  /// Even over the logarithm of an interval above 0.
  case log(Double, Double)
  /// One of some values.
  case choice([JSONValue])
}
