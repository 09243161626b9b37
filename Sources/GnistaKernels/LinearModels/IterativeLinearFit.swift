/// Linear regression by passes over the data: squared errors and Huber's loss.
struct IterativeLinearFit {
  let data: InstanceBlocks
  let configuration: LinearConfiguration
  let control: KernelControl
  let label: LabelSummary
  let weightSum: Double
  let scaling: FeatureScaling

  var features: Int { data.numFeatures }

  init(_ data: InstanceBlocks, _ configuration: LinearConfiguration, _ control: KernelControl) throws {
    self.data = data
    self.configuration = configuration
    self.control = control
    label = try data.labelSummary(control: control)
    let moments = try data.featureMoments(control: control)
    try TrainingChecks.features(moments, label.mean)
    weightSum = moments.weightSum
    scaling = FeatureScaling(mean: moments.mean, std: moments.variance.map { $0.squareRoot() })
  }

  func solve() throws -> LinearSolution {
    var warnings: [String] = []
    if label.std == 0 {
      if configuration.fitIntercept || label.mean == 0 {
        return LinearSolver.constantLabel(label.mean, features: features)
      }
      guard configuration.regParam == 0 else { throw LinearSolver.constantLabelError }
      warnings.append(LinearSolver.constantLabelWarning)
    }
    if !configuration.fitIntercept,
      zip(scaling.mean, scaling.std).contains(where: { $0 != 0 && $1 == 0 })
    {
      warnings.append(
        "a constant feature that is not 0 gets the coefficient 0, because there is no intercept to take its part"
      )
    }
    var solution = configuration.loss == .huber ? try huber() : try squaredError()
    if solution.convergence == .lineSearchFailed {
      warnings.append(
        "the line search failed twice after \(solution.iterations) iterations; the coefficients may not be optimal"
      )
    }
    solution.warnings = warnings
    return solution
  }

  private func squaredError() throws -> LinearSolution {
    let labelStd = label.std > 0 ? label.std : abs(label.mean)
    let strength = configuration.regParam / labelStd
    let shape = LinearObjective<SquaredLoss>.Shape(
      constantOffset: configuration.fitIntercept ? label.mean / labelStd : 0,
      centersScores: configuration.fitIntercept)
    let inverseLabelStd = 1 / labelStd
    let objective = LinearObjective(
      data, scaling: scaling, weightSum: weightSum, shape: shape, penalty: penalty(strength),
      chunks: control.chunks
    ) { _ in SquaredLoss(inverseLabelStd: inverseLabelStd) }
    let start = [Double](repeating: 0, count: features)
    let result: OptimizationResult
    if configuration.elasticNetParam == 0 || strength == 0 {
      result = try LBFGS(maxIterations: configuration.maxIter, tolerance: configuration.tol)
        .minimize(objective, from: start, control: control)
    } else {
      let penalty = configuration.elasticNetParam * strength
      let penalties = scaling.std.map {
        configuration.standardization ? penalty : ($0 != 0 ? penalty / $0 : 0)
      }
      result = try OWLQN(
        penalties: penalties, maxIterations: configuration.maxIter, tolerance: configuration.tol
      ).minimize(objective, from: start, control: control)
    }
    let coefficients = zip(result.point, scaling.std).map { $1 != 0 ? $0 * labelStd / $1 : 0 }
    let intercept =
      configuration.fitIntercept ? label.mean - Vectors.dot(coefficients, scaling.mean) : 0
    return solution(result, coefficients, intercept, scale: 1)
  }

  private func huber() throws -> LinearSolution {
    let hasIntercept = configuration.fitIntercept
    let dimension = features + (hasIntercept ? 2 : 1)
    let epsilon = configuration.epsilon
    let objective = LinearObjective(
      data, scaling: scaling, weightSum: weightSum,
      shape: .init(
        intercept: hasIntercept ? features : nil, scale: dimension - 1, centersScores: hasIntercept,
        centersGradient: hasIntercept),
      penalty: penalty(configuration.regParam), chunks: control.chunks
    ) { HuberLoss(scale: $0[dimension - 1], epsilon: epsilon) }
    var start = [Double](repeating: 1, count: dimension)
    var lower = [Double](repeating: -.greatestFiniteMagnitude, count: dimension)
    let upper = [Double](repeating: .greatestFiniteMagnitude, count: dimension)
    // the scale must stay positive
    lower[dimension - 1] = .leastNonzeroMagnitude
    if hasIntercept { start[features] += scaling.scaledMean.reduce(0, +) }
    let result = try LBFGSB(
      lowerBounds: lower, upperBounds: upper, maxIterations: configuration.maxIter,
      tolerance: configuration.tol
    ).minimize(objective, from: start, control: control)
    let coefficients = zip(result.point, scaling.std).map { $1 != 0 ? $0 / $1 : 0 }
    var intercept = 0.0
    if hasIntercept {
      intercept = result.point[features]
      for index in 0..<features { intercept -= result.point[index] * scaling.scaledMean[index] }
    }
    return solution(result, coefficients, intercept, scale: result.point[dimension - 1])
  }

  private func penalty(_ strength: Double) -> L2Penalty? {
    let strength = (1 - configuration.elasticNetParam) * strength
    guard strength != 0 else { return nil }
    return L2Penalty(
      strength: strength, count: features, std: configuration.standardization ? nil : scaling.std)
  }

  private func solution(
    _ result: OptimizationResult, _ coefficients: [Double], _ intercept: Double, scale: Double
  ) -> LinearSolution {
    LinearSolution(
      coefficients: coefficients, intercept: intercept, scale: scale,
      objectiveHistory: result.objectiveHistory,
      iterations: result.iterations, convergence: result.reason, inverseGramDiagonal: nil, warnings: [])
  }
}
