/// Linear regression, as Spark fits it.
///
/// Squared errors: the weighted mean of `(y - x·c - b)² / 2` on a standardized label, plus
/// `regParam / std(y) ((1 - α)/2 Σ c² + α Σ |c|)` over the coefficients of standardized features. Huber: see
/// ``HuberLoss``. The steps, scalings and special cases are those of
/// `org.apache.spark.ml.regression.LinearRegression` and `WeightedLeastSquares` of Spark 4.3.
public enum LinearSolver {
  /// The most features that the normal equations are made for.
  public static let maxFeaturesForNormal = 4096

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - data: finite labels and features, weights of at least 0.
  ///   - configuration: the settings.
  ///   - control: threads, cancellation and progress.
  /// - Throws: ``KernelError`` for data or settings that cannot be fitted; `CancellationError`.
  public static func fit(
    _ data: InstanceBlocks, _ configuration: LinearConfiguration, control: KernelControl = KernelControl()
  ) throws -> LinearSolution {
    try check(configuration)
    let isSmall = data.numFeatures <= maxFeaturesForNormal
    if configuration.loss == .squaredError,
      configuration.solver == .normal || (configuration.solver == .auto && isSmall)
    {
      guard isSmall else {
        throw KernelError(
          .invalidParameter,
          "solver 'normal' takes at most \(maxFeaturesForNormal) features, not \(data.numFeatures); choose 'l-bfgs'"
        )
      }
      return try fit(try CrossProducts(data, control: control), configuration, control: control)
    }
    return try IterativeLinearFit(data, configuration, control).solve()
  }

  /// Fits a model by the normal equations from cross products that were computed before, so that several settings
  /// share one pass over the data.
  ///
  /// - Parameters:
  ///   - products: of finite labels and features.
  ///   - configuration: the settings; the loss must be squared errors and the solver not `l-bfgs`.
  ///   - control: threads, cancellation and progress.
  /// - Throws: ``KernelError`` for data or settings that cannot be fitted; `CancellationError`.
  public static func fit(
    _ products: CrossProducts, _ configuration: LinearConfiguration, control: KernelControl = KernelControl()
  ) throws -> LinearSolution {
    try check(configuration)
    guard configuration.loss == .squaredError, configuration.solver != .lbfgs else {
      throw KernelError(
        .invalidParameter,
        "cross products serve loss 'squaredError' with solver 'auto' or 'normal' only, not "
          + "'\(configuration.loss.rawValue)' with '\(configuration.solver.rawValue)'")
    }
    return try WeightedLeastSquares(configuration, control: control).fit(products)
  }

  private static func check(_ configuration: LinearConfiguration) throws {
    try TrainingChecks.regularization(
      configuration.regParam, configuration.elasticNetParam, configuration.maxIter, configuration.tol)
    guard configuration.loss == .huber else { return }
    guard configuration.epsilon > 1 else {
      throw KernelError(.invalidParameter, "epsilon is \(configuration.epsilon); it must be more than 1")
    }
    guard configuration.solver != .normal else {
      throw KernelError(
        .invalidParameter, "loss 'huber' cannot be fitted by solver 'normal'; choose 'auto' or 'l-bfgs'")
    }
    guard configuration.elasticNetParam == 0 else {
      throw KernelError(
        .invalidParameter,
        "loss 'huber' takes L2 regularization only, but elasticNetParam is \(configuration.elasticNetParam)")
    }
  }

  /// The model for labels of one value: no coefficients, the label as intercept.
  static func constantLabel(_ label: Double, features: Int) -> LinearSolution {
    LinearSolution(
      coefficients: [Double](repeating: 0, count: features), intercept: label, scale: 1,
      objectiveHistory: [0],
      iterations: 0, convergence: nil, inverseGramDiagonal: nil,
      warnings: ["all labels are \(label), so all coefficients are 0 and the intercept is the label"])
  }

  /// What to say of a label of one value when it cannot be the intercept.
  static let constantLabelWarning = "all labels have one value; consider fitIntercept = true"

  /// The error for a label of one value with a penalty, which is defined relative to its spread.
  static let constantLabelError = KernelError(
    .invalidLabel,
    "all labels have one value, so that the regularization has no scale; set regParam to 0 or fit an intercept"
  )
}
