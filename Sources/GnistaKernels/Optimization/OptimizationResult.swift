/// What a minimization found.
public struct OptimizationResult: Sendable {
  /// The last point.
  public var point: [Double]
  /// The objective, with any L1 term, at the initial point and after every iteration.
  ///
  /// When the line search failed and the curvature memory was reset, the point stayed and its objective stands twice,
  /// as in Breeze and Spark.
  public var objectiveHistory: [Double]
  /// The number of iterations.
  public var iterations: Int
  /// Why it ended.
  public var reason: ConvergenceReason
}
