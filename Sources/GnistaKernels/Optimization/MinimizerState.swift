/// Where a minimization stands.
struct MinimizerState<History> {
  var point: [Double]
  var value: Double
  var gradient: [Double]
  /// The value with the L1 term, if any.
  var adjustedValue: Double
  /// The pseudo-gradient with the L1 term, if any.
  var adjustedGradient: [Double]
  var iteration = 0
  var initialAdjustedValue: Double
  var history: History
  /// The adjusted values of the last iterations, at most 20. It starts with infinity, so that values count as
  /// converged after 20 iterations at the earliest.
  var recentValues: [Double] = [.infinity]
  var searchFailed = false
}
