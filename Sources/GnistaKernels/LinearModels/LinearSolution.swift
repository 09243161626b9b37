/// A fitted linear regression.
public struct LinearSolution: Sendable {
  /// Coefficients on the original scale.
  public var coefficients: [Double]
  /// The intercept; 0 without one.
  public var intercept: Double
  /// Huber's loss: the estimated scale of the residuals. Else 1.
  public var scale: Double
  /// The objective at the start and after every iteration, on the scale of the standardized label; `[0]` where the
  /// equations were solved directly.
  public var objectiveHistory: [Double]
  /// The number of iterations.
  public var iterations: Int
  /// Why the iterations ended, or `nil` where the equations were solved directly.
  public var convergence: ConvergenceReason?
  /// The diagonal of `(Aᵀ W A)⁻¹` on the original scale, features first, then the intercept where there is one; `nil`
  /// unless the normal equations were solved directly. From it follow the standard errors: see ``LinearInference``.
  public var inverseGramDiagonal: [Double]?
  /// What the user should know: odd data, settings without effect, no convergence.
  public var warnings: [String]
}
