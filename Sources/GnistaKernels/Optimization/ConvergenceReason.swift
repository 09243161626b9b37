/// Why a minimization ended.
public enum ConvergenceReason: String, Sendable, Codable {
  /// The most iterations allowed were made.
  case maxIterations = "max iterations reached"
  /// The objective hardly changed over the last iterations.
  case valuesConverged = "function values converged"
  /// The gradient is short enough.
  case gradientConverged = "gradient converged"
  /// The step along the gradient, projected on the bounds, is short enough.
  case projectedStepConverged = "projected step converged"
  /// The line search found no better point, twice in a row: the result may not be the minimum.
  case lineSearchFailed = "line search failed"
}
