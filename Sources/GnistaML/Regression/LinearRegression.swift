public import GnistaCore
public import GnistaFrame
import GnistaKernels

/// Linear regression with squared or Huber loss and L1, L2 or elastic-net regularization.
///
/// Squared loss: minimizes the weighted mean of `(y - x·c - b)² / 2` plus `regParam · ((1 - elasticNetParam)/2 · Σ c² +
/// elasticNetParam · Σ |c|)` over the coefficients `c` of the standardized features (of the features as they are, with
/// `standardization` off); the intercept is not penalized. Up to 4,096 features, `solver` `auto` solves the normal
/// equations from one pass over the data, which also gives standard errors and p values. Huber loss (Owen 2007) is
/// linear for residuals beyond `epsilon` times an estimated scale, so that outliers matter less.
///
/// Special cases are Spark 4.3's: a constant label gives coefficients of 0, with a warning.
public struct LinearRegression: Estimator {
  /// How the coefficients are found.
  public enum Solver: String, ParamChoice, Codable {
    /// The normal equations for squared loss and at most 4,096 features, else L-BFGS.
    case auto
    /// The normal equations.
    case normal
    /// L-BFGS, OWL-QN with an L1 penalty, or L-BFGS-B with Huber loss.
    case lbfgs = "l-bfgs"
  }

  /// What is minimized.
  public enum Loss: String, ParamChoice, Codable {
    /// Half the squared residual.
    case squaredError
    /// Huber's robust loss.
    case huber
  }

  public static let summary = "Linear regression with squared or Huber loss, with L1 and L2 regularization."
  public static let spark: SparkOperator? = "org.apache.spark.ml.regression.LinearRegression"

  public var uid = LinearRegression.makeUID()
  /// Column of feature vectors.
  public var featuresCol = "features"
  /// Column of labels.
  public var labelCol = "label"
  /// Column for predictions; empty for none.
  public var predictionCol = "prediction"
  /// Column of row weights; nil where every row weighs 1.
  public var weightCol: String?
  /// The most iterations.
  public var maxIter = 100
  /// Strength of the regularization.
  public var regParam = 0.0
  /// Share of the L1 penalty in the regularization.
  public var elasticNetParam = 0.0
  /// Convergence tolerance.
  public var tol = 1e-6
  /// Whether to fit an intercept.
  public var fitIntercept = true
  /// Whether the penalty acts on the coefficients of standardized features.
  public var standardization = true
  /// How the coefficients are found.
  public var solver = Solver.auto
  /// What is minimized.
  public var loss = Loss.squaredError
  /// Huber loss: residuals beyond so many scales count linearly.
  public var epsilon = 1.35
  /// Has no effect here, where there are no partitions to aggregate over.
  public var aggregationDepth = 2
  /// Has no effect here: blocks have a size that suits the processor.
  public var maxBlockSizeInMB = 0.0

  public static let params: [Param<Self>] = [
    Param("featuresCol", \.featuresCol, in: .nonEmpty, "Column of feature vectors."),
    Param("labelCol", \.labelCol, in: .nonEmpty, "Column of labels."),
    Param("predictionCol", \.predictionCol, "Column for predictions; empty for none."),
    Param("weightCol", \.weightCol, in: .nonEmpty, "Column of row weights; null where every row weighs 1."),
    Param("maxIter", \.maxIter, in: .atLeast(0), search: .log(10, 1000), "The most iterations."),
    Param("regParam", \.regParam, in: .atLeast(0), search: .log(1e-6, 10), "Strength of the regularization."),
    Param(
      "elasticNetParam", \.elasticNetParam, in: .between(0, 1), search: .linear(0, 1),
      "Share of the L1 penalty in the regularization: 0 for L2 (ridge), 1 for L1 (lasso)."),
    Param("tol", \.tol, in: .atLeast(0), "Convergence tolerance."),
    Param("fitIntercept", \.fitIntercept, "Whether to fit an intercept."),
    Param(
      "standardization", \.standardization, search: .choice([true, false]),
      "Whether the penalty acts on the coefficients of standardized features."),
    Param("solver", \.solver, "How the coefficients are found."),
    Param("loss", \.loss, search: .choice(["squaredError", "huber"]), "What is minimized."),
    Param(
      "epsilon", \.epsilon, in: .above(1), search: .linear(1.05, 3),
      "Huber loss: residuals beyond so many scales count linearly."),
    Param(
      "aggregationDepth", \.aggregationDepth, in: .atLeast(2),
      "Depth of Spark's aggregation over partitions; without effect on the embedded engine."),
    Param(
      "maxBlockSizeInMB", \.maxBlockSizeInMB, in: .atLeast(0),
      "Size of Spark's blocks of rows; without effect on the embedded engine."),
  ]

  /// Makes the estimator with Spark's defaults.
  public init() {}

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    try checkCombinations()
    _ = try vectorField(featuresCol, param: "featuresCol", in: input)
    _ = try numericField(labelCol, param: "labelCol", in: input)
    if let weightCol { _ = try numericField(weightCol, param: "weightCol", in: input) }
    guard !predictionCol.isEmpty else { return input }
    try checkNew(predictionCol, param: "predictionCol", in: input)
    return Schema(input.fields + [StructField(predictionCol, .double, nullable: false)])
  }

  public func fit(_ frame: DataFrame) async throws -> LinearRegressionModel {
    _ = try outputSchema(for: try await frame.schema)
    return try await fit(frame, on: try await readTrainingData(frame))
  }

  private var configuration: LinearConfiguration {
    LinearConfiguration(
      loss: loss == .huber ? .huber : .squaredError,
      solver: {
        switch solver {
        case .auto: .auto
        case .normal: .normal
        case .lbfgs: .lbfgs
        }
      }(), regParam: regParam, elasticNetParam: elasticNetParam, maxIter: maxIter, tol: tol,
      fitIntercept: fitIntercept, standardization: standardization, epsilon: epsilon)
  }

  /// Checks parameters against each other.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER`.
  private func checkCombinations() throws {
    guard loss == .huber else { return }
    if solver == .normal {
      throw GnistaError(
        .invalidParameter,
        "\(uid): loss 'huber' cannot be fitted by solver 'normal'; set solver to 'auto' or 'l-bfgs'")
    }
    if elasticNetParam != 0 {
      throw GnistaError(
        .invalidParameter,
        "\(uid): loss 'huber' goes with L2 regularization only, but elasticNetParam is "
          + "\(SparkText.double(elasticNetParam)); set it to 0")
    }
  }
}

extension LinearRegression: PreparedEstimator {
  /// The rows, and their cross products once a fit has asked for them.
  struct TrainingData: Sendable {
    let instances: InstanceBlocks
    let products = Once<CrossProducts>()
  }

  var readingKey: [String?] { [featuresCol, labelCol, weightCol] }

  func readTrainingData(_ frame: DataFrame) async throws -> TrainingData {
    TrainingData(
      instances: try await readInstances(
        of: frame, features: featuresCol, label: labelCol, weight: weightCol, labels: .numbers))
  }

  func fit(_ frame: DataFrame, on data: TrainingData) async throws -> LinearRegressionModel {
    _ = try outputSchema(for: try await frame.schema)
    let solution = try await solve(data)
    for warning in solution.warnings { GnistaLog.warning(warning, source: uid) }
    var model = LinearRegressionModel(self, solution)
    model.summary = LinearRegressionTrainingSummary(model: model, frame: frame, solution: solution)
    return model
  }

  private func solve(_ data: TrainingData) async throws -> LinearSolution {
    let (instances, configuration, uid) = (data.instances, configuration, uid)
    guard loss == .squaredError, solver != .lbfgs, instances.numFeatures <= LinearSolver.maxFeaturesForNormal
    else {
      return try await KernelRun.run(owner: uid) { control in
        try LinearSolver.fit(instances, configuration, control: control)
      }
    }
    let products = try await data.products.value {
      try await KernelRun.run(owner: uid) { control in try CrossProducts(instances, control: control) }
    }
    return try await KernelRun.run(owner: uid) { control in
      try LinearSolver.fit(products, configuration, control: control)
    }
  }
}
