/// Standard errors, t values and p values of a linear regression solved by the normal equations.
public struct LinearInference: Sendable {
  /// Residual degrees of freedom: rows minus coefficients, minus 1 for an intercept.
  public let degreesOfFreedom: Int
  /// Standard errors of the coefficients, then of the intercept where there is one.
  public let standardErrors: [Double]
  /// Estimates over standard errors, in the same order.
  public let tValues: [Double]
  /// Probabilities of t values at least as large in magnitude when the true value is 0, in the same order.
  public let pValues: [Double]

  /// Derives the statistics; `nil` when the solution has no ``LinearSolution/inverseGramDiagonal``.
  ///
  /// - Parameters:
  ///   - solution: a fitted model.
  ///   - residualSumOfSquares: the weighted sum of squared residuals over the training data.
  ///   - numInstances: the number of training rows.
  public init?(_ solution: LinearSolution, residualSumOfSquares: Double, numInstances: Int) {
    guard let diagonal = solution.inverseGramDiagonal else { return nil }
    let freedom = numInstances - diagonal.count
    let variance = residualSumOfSquares / Double(freedom)
    var estimates = solution.coefficients
    if diagonal.count > estimates.count { estimates.append(solution.intercept) }
    let errors = diagonal.map { ($0 * variance).squareRoot() }
    let distribution = StudentT(degreesOfFreedom: Double(freedom))
    degreesOfFreedom = freedom
    standardErrors = errors
    tValues = zip(estimates, errors).map { $0 / $1 }
    pValues = tValues.map { distribution.twoSidedTail($0) }
  }
}
