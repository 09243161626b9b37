/// Least squares from the normal equations.
///
/// As Spark's `WeightedLeastSquares` with standardized label: Cholesky without L1 penalty, and quasi-Newton steps on the
/// same small system with one, or when the system is singular. Where there is an intercept it is eliminated first, by
/// centring, which is the same system with a better condition.
struct WeightedLeastSquares {
  let configuration: LinearConfiguration
  let control: KernelControl

  init(_ configuration: LinearConfiguration, control: KernelControl) {
    self.configuration = configuration
    self.control = control
  }

  func fit(_ products: CrossProducts) throws -> LinearSolution {
    let size = products.numFeatures
    try TrainingChecks.features(
      weightSum: products.weightSum, mean: products.featureMean, squares: (0..<size).map { products[$0, $0] },
      labelMean: products.labelMean)
    var warnings: [String] = []
    if products[size, size] == 0 {
      if configuration.fitIntercept || products.labelMean == 0 {
        return LinearSolver.constantLabel(products.labelMean, features: size)
      }
      guard configuration.regParam == 0 else { throw LinearSolver.constantLabelError }
      warnings.append(LinearSolver.constantLabelWarning)
    }
    let system = NormalEquations(products, configuration)
    let result: OptimizationResult
    var inverseDiagonal: [Double]?
    if configuration.elasticNetParam != 0, configuration.regParam != 0 {
      result = try system.minimize(penalized: true, control: control)
    } else if let factor = try CholeskyFactor(system.matrix, size: system.size, control: control) {
      let point = factor.solve(system.right)
      result = OptimizationResult(
        point: point, objectiveHistory: [0], iterations: 0, reason: .gradientConverged)
      inverseDiagonal = system.inverseDiagonal(try factor.inverseDiagonal(control: control), factor)
    } else {
      warnings.append(
        "the features are linearly dependent (or one is constant), so the normal equations are singular; they were "
          + "solved iteratively, and there are no standard errors")
      result = try system.minimize(penalized: false, control: control)
    }
    if inverseDiagonal == nil, result.reason == .lineSearchFailed {
      warnings.append("the line search failed twice; the coefficients may not be optimal")
    }
    return LinearSolution(
      coefficients: system.coefficients(result.point), intercept: system.intercept(result.point), scale: 1,
      objectiveHistory: result.objectiveHistory, iterations: result.iterations,
      convergence: inverseDiagonal == nil ? result.reason : nil, inverseGramDiagonal: inverseDiagonal,
      warnings: warnings)
  }
}
