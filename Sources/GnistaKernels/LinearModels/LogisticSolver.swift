/// Logistic regression, binomial and multinomial, as Spark fits it.
///
/// The objective is the weighted mean of the log losses plus `regParam ((1 - α)/2 Σ c² + α Σ |c|)` over the
/// coefficients of standardized features (or, without `standardization`, of the features as they are). It is minimized
/// by ``LBFGS``, by ``OWLQN`` with an L1 penalty, and by ``LBFGSB`` with bounds, over standardized and virtually
/// centred features, as in `org.apache.spark.ml.classification.LogisticRegression` of Spark 4.3: the iterates are
/// Spark's up to rounding, also when the iterations end early.
public enum LogisticSolver {
  /// Fits a model.
  ///
  /// - Parameters:
  ///   - data: labels 0, 1, …, weights of at least 0, finite features.
  ///   - configuration: the settings.
  ///   - control: threads, cancellation and progress.
  /// - Throws: ``KernelError`` for data or settings that cannot be fitted; `CancellationError`.
  public static func fit(
    _ data: InstanceBlocks, _ configuration: LogisticConfiguration, control: KernelControl = KernelControl()
  ) throws -> LogisticSolution {
    try LogisticFit(data, configuration, control).solve()
  }
}

/// One fit: the configuration checked against the data, and the steps to the solution.
struct LogisticFit {
  let data: InstanceBlocks
  let configuration: LogisticConfiguration
  let control: KernelControl
  let labels: LabelSummary
  let weightSum: Double
  let scaling: FeatureScaling
  let numClasses: Int
  let isMultinomial: Bool
  var warnings: [String] = []

  /// The number of sets of coefficients.
  var sets: Int { isMultinomial ? numClasses : 1 }
  var features: Int { data.numFeatures }
  var hasBounds: Bool { !configuration.bounds.isEmpty }

  init(_ data: InstanceBlocks, _ configuration: LogisticConfiguration, _ control: KernelControl) throws {
    try TrainingChecks.regularization(
      configuration.regParam, configuration.elasticNetParam, configuration.maxIter, configuration.tol)
    self.data = data
    self.configuration = configuration
    self.control = control
    labels = try data.labelSummary(control: control)
    if let label = labels.firstInvalid {
      throw KernelError(
        .invalidLabel,
        "label \(label) is no class; classification needs labels 0, 1, 2, …, and \(labels.invalidCount) rows "
          + "have others. Index the label column first.")
    }
    let moments = try data.featureMoments(control: control)
    try TrainingChecks.features(moments, labels.mean)
    weightSum = moments.weightSum
    scaling = FeatureScaling(mean: moments.mean, std: moments.variance.map { $0.squareRoot() })
    let found = labels.histogram.count
    if let declared = configuration.numClasses, declared < found {
      throw KernelError(
        .invalidLabel, "\(declared) classes are declared, but the labels go up to \(found - 1)")
    }
    numClasses = configuration.numClasses ?? found
    switch configuration.family {
    case .auto: isMultinomial = numClasses > 2
    case .multinomial: isMultinomial = true
    case .binomial:
      guard numClasses <= 2 else {
        throw KernelError(
          .invalidLabel,
          "family 'binomial' takes one or two classes, but the labels have \(numClasses); choose 'multinomial'"
        )
      }
      isMultinomial = false
    }
    try checkBounds()
  }

  func solve() throws -> LogisticSolution {
    var fit = self
    let isConstant = labels.histogram.count(where: { $0 != 0 }) == 1
    if isConstant {
      if configuration.fitIntercept, !hasBounds { return constantLabel() }
      if !configuration.fitIntercept {
        fit.warnings.append(
          "all labels are of one class and there is no intercept; the fit may not converge")
      }
    }
    if !configuration.fitIntercept,
      zip(scaling.mean, scaling.std).contains(where: { $0 != 0 && $1 == 0 })
    {
      fit.warnings.append(
        "a constant feature that is not 0 gets the coefficient 0, because there is no intercept to take its part"
      )
    }
    let start = fit.initialPoint()
    let result = try fit.minimize(from: start)
    if result.reason == .lineSearchFailed {
      fit.warnings.append(
        "the line search failed twice after \(result.iterations) iterations; the coefficients may not be optimal"
      )
    }
    return fit.solution(result)
  }

  /// The model for labels of one class: intercepts that are certain of it.
  private func constantLabel() -> LogisticSolution {
    var intercepts = [Double](repeating: 0, count: sets)
    if isMultinomial {
      intercepts[labels.histogram.firstIndex { $0 != 0 } ?? 0] = .infinity
    } else {
      intercepts[0] =
        (labels.histogram.last ?? 0) != 0 && labels.histogram.count == 2 ? .infinity : -.infinity
    }
    return LogisticSolution(
      numClasses: numClasses, isMultinomial: isMultinomial, numFeatures: features,
      coefficientMatrix: [Double](repeating: 0, count: sets * features), interceptVector: intercepts,
      objectiveHistory: [0], iterations: 0, convergence: nil,
      warnings: ["all labels are of one class, so all coefficients are 0 and the intercept is infinite"])
  }

  /// Whether features are centred: with an intercept that has no finite bounds.
  var centers: Bool {
    configuration.fitIntercept
      && (configuration.bounds.lowerIntercepts ?? []).allSatisfy { $0 == -.infinity }
      && (configuration.bounds.upperIntercepts ?? []).allSatisfy { $0 == .infinity }
  }

  private func minimize(from start: [Double]) throws -> OptimizationResult {
    let strength = (1 - configuration.elasticNetParam) * configuration.regParam
    let penalty =
      strength == 0
      ? nil
      : L2Penalty(
        strength: strength, count: sets * features, std: configuration.standardization ? nil : scaling.std,
        coefficientsPerFeature: sets)
    if isMultinomial {
      let objective = MultinomialObjective(
        data, classes: numClasses, scaling: scaling, weightSum: weightSum,
        hasIntercepts: configuration.fitIntercept, centers: centers, penalty: penalty, chunks: control.chunks)
      return try minimize(objective, from: start)
    }
    let objective = LinearObjective(
      data, scaling: scaling, weightSum: weightSum,
      shape: .init(
        intercept: configuration.fitIntercept ? features : nil, centersScores: centers,
        centersGradient: centers),
      penalty: penalty, chunks: control.chunks
    ) { _ in BinaryLogisticLoss() }
    return try minimize(objective, from: start)
  }

  private func minimize(
    _ objective: some DifferentiableFunction, from start: [Double]
  ) throws -> OptimizationResult {
    let (maxIter, tol) = (configuration.maxIter, configuration.tol)
    if configuration.elasticNetParam != 0, configuration.regParam != 0 {
      return try OWLQN(penalties: penalties, maxIterations: maxIter, tolerance: tol)
        .minimize(objective, from: start, control: control)
    }
    if hasBounds {
      let (lower, upper) = scaledBounds()
      return try LBFGSB(lowerBounds: lower, upperBounds: upper, maxIterations: maxIter, tolerance: tol)
        .minimize(objective, from: start, control: control)
    }
    return try LBFGS(maxIterations: maxIter, tolerance: tol).minimize(
      objective, from: start, control: control)
  }

  /// The weight of each parameter in the L1 penalty.
  private var penalties: [Double] {
    let strength = configuration.elasticNetParam * configuration.regParam
    var result: [Double] = []
    for std in scaling.std {
      let penalty = configuration.standardization ? strength : (std != 0 ? strength / std : 0)
      result.append(contentsOf: repeatElement(penalty, count: sets))
    }
    return result + [Double](repeating: 0, count: configuration.fitIntercept ? sets : 0)
  }

  /// The model on the original scale.
  private func solution(_ result: OptimizationResult) -> LogisticSolution {
    var matrix = [Double](repeating: 0, count: sets * features)
    for feature in 0..<features where scaling.std[feature] != 0 {
      for index in 0..<sets {
        matrix[index * features + feature] = result.point[feature * sets + index] / scaling.std[feature]
      }
    }
    var intercepts = [Double](repeating: 0, count: sets)
    if configuration.fitIntercept {
      for index in 0..<sets {
        intercepts[index] = result.point[features * sets + index]
        if centers {
          for feature in 0..<features {
            intercepts[index] -= result.point[feature * sets + index] * scaling.scaledMean[feature]
          }
        }
      }
    }
    if isMultinomial, !hasBounds {
      // without a penalty a constant can be added to all classes, so the mean over the classes is made 0
      if configuration.regParam == 0 {
        for feature in 0..<features {
          let positions = (0..<sets).map { $0 * features + feature }
          let mean = positions.reduce(0) { $0 + matrix[$1] } / Double(sets)
          for position in positions { matrix[position] -= mean }
        }
      }
      if configuration.fitIntercept {
        let mean = intercepts.reduce(0, +) / Double(sets)
        for index in 0..<sets { intercepts[index] -= mean }
      }
    }
    return LogisticSolution(
      numClasses: numClasses, isMultinomial: isMultinomial, numFeatures: features, coefficientMatrix: matrix,
      interceptVector: intercepts, objectiveHistory: result.objectiveHistory, iterations: result.iterations,
      convergence: result.reason, warnings: warnings)
  }
}
