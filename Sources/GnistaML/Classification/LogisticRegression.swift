public import GnistaCore
public import GnistaFrame
import GnistaKernels

/// Logistic regression for two classes (binomial) or any number of classes (multinomial, softmax).
///
/// Minimizes the weighted mean of the log losses plus `regParam · ((1 - elasticNetParam)/2 · Σ c² + elasticNetParam ·
/// Σ |c|)` over the coefficients `c` of the standardized features (of the features as they are, with `standardization`
/// off); intercepts are not penalized. The minimum is found by L-BFGS, by OWL-QN where there is an L1 penalty, and by
/// L-BFGS-B where there are bounds, with the steps of Spark 4.3: see ``LogisticSolver``.
///
/// Labels are classes 0, 1, 2, … The number of classes is the one that the label column's metadata declare, else the
/// greatest label plus 1. A label of one class only gives coefficients of 0 and an infinite intercept, as in Spark,
/// with a warning in the log and in the summary.
public struct LogisticRegression: Estimator {
  /// Which model is fitted.
  public enum Family: String, ParamChoice, Codable {
    /// `binomial` for one or two classes, else `multinomial`.
    case auto
    /// One set of coefficients, for class 1 against class 0.
    case binomial
    /// One set of coefficients for each class.
    case multinomial
  }

  public static let summary = "Logistic regression for two or more classes, with L1 and L2 regularization."
  public static let spark: SparkOperator? = "org.apache.spark.ml.classification.LogisticRegression"

  public var uid = LogisticRegression.makeUID()
  /// Column of feature vectors.
  public var featuresCol = "features"
  /// Column of labels: classes 0, 1, 2, …
  public var labelCol = "label"
  /// Column for predicted classes; empty for none.
  public var predictionCol = "prediction"
  /// Column for the probability of each class; empty for none.
  public var probabilityCol = "probability"
  /// Column for the raw score of each class; empty for none.
  public var rawPredictionCol = "rawPrediction"
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
  /// Whether to fit intercepts.
  public var fitIntercept = true
  /// Which model is fitted.
  public var family = Family.auto
  /// Whether the penalty acts on the coefficients of standardized features.
  public var standardization = true
  /// The probability of class 1 above which it is predicted (two classes).
  public var threshold = 0.5
  /// One threshold a class: the class with the greatest ratio of probability to threshold is predicted.
  public var thresholds: [Double]?
  /// Has no effect here, where there are no partitions to aggregate over.
  public var aggregationDepth = 2
  /// Has no effect here: blocks have a size that suits the processor.
  public var maxBlockSizeInMB = 0.0
  /// Lower bounds of the coefficients: one row for binomial, one a class for multinomial models.
  public var lowerBoundsOnCoefficients: Matrix?
  /// Upper bounds of the coefficients, shaped as the lower ones.
  public var upperBoundsOnCoefficients: Matrix?
  /// Lower bounds of the intercepts: one for binomial, one a class for multinomial models.
  public var lowerBoundsOnIntercepts: [Double]?
  /// Upper bounds of the intercepts, as many as the lower ones.
  public var upperBoundsOnIntercepts: [Double]?

  public static let params: [Param<Self>] = [
    Param("featuresCol", \.featuresCol, in: .nonEmpty, "Column of feature vectors."),
    Param("labelCol", \.labelCol, in: .nonEmpty, "Column of labels: classes 0, 1, 2 and so on."),
    Param("predictionCol", \.predictionCol, "Column for predicted classes; empty for none."),
    Param("probabilityCol", \.probabilityCol, "Column for the probability of each class; empty for none."),
    Param("rawPredictionCol", \.rawPredictionCol, "Column for the raw score of each class; empty for none."),
    Param("weightCol", \.weightCol, in: .nonEmpty, "Column of row weights; null where every row weighs 1."),
    Param("maxIter", \.maxIter, in: .atLeast(0), search: .log(10, 1000), "The most iterations."),
    Param("regParam", \.regParam, in: .atLeast(0), search: .log(1e-6, 10), "Strength of the regularization."),
    Param(
      "elasticNetParam", \.elasticNetParam, in: .between(0, 1), search: .linear(0, 1),
      "Share of the L1 penalty in the regularization: 0 for L2 (ridge), 1 for L1 (lasso)."),
    Param("tol", \.tol, in: .atLeast(0), "Convergence tolerance."),
    Param("fitIntercept", \.fitIntercept, "Whether to fit intercepts."),
    Param("family", \.family, "Which model is fitted: binomial, multinomial, or by the number of classes."),
    Param(
      "standardization", \.standardization, search: .choice([true, false]),
      "Whether the penalty acts on the coefficients of standardized features."),
    Param(
      "threshold", \.threshold, in: .between(0, 1),
      "The probability of class 1 above which it is predicted, with two classes."),
    Param(
      "thresholds", \.thresholds, in: thresholdDomain,
      "One threshold a class: the class with the greatest ratio of probability to threshold is predicted."),
    Param(
      "aggregationDepth", \.aggregationDepth, in: .atLeast(2),
      "Depth of Spark's aggregation over partitions; without effect on the embedded engine."),
    Param(
      "maxBlockSizeInMB", \.maxBlockSizeInMB, in: .atLeast(0),
      "Size of Spark's blocks of rows; without effect on the embedded engine."),
    Param(
      "lowerBoundsOnCoefficients", \.lowerBoundsOnCoefficients,
      "Lower bounds of the coefficients: one row for binomial, one a class for multinomial models."),
    Param(
      "upperBoundsOnCoefficients", \.upperBoundsOnCoefficients,
      "Upper bounds of the coefficients: one row for binomial, one a class for multinomial models."),
    Param(
      "lowerBoundsOnIntercepts", \.lowerBoundsOnIntercepts,
      "Lower bounds of the intercepts: one for binomial, one a class for multinomial models."),
    Param(
      "upperBoundsOnIntercepts", \.upperBoundsOnIntercepts,
      "Upper bounds of the intercepts: one for binomial, one a class for multinomial models."),
  ]

  static let thresholdDomain = ParamDomain<[Double]?>(
    "null, or a list of numbers of at least 0 of which at most one is 0", outside: [-1, 2]
  ) { list in
    list.map { $0.allSatisfy { $0 >= 0 } && $0.count(where: { $0 == 0 }) <= 1 && !$0.isEmpty } ?? true
  }

  /// Makes the estimator with Spark's defaults.
  public init() {}

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    try checkCombinations()
    _ = try vectorField(featuresCol, param: "featuresCol", in: input)
    let label = try numericField(labelCol, param: "labelCol", in: input)
    if let weightCol { _ = try numericField(weightCol, param: "weightCol", in: input) }
    let output = ClassifierOutput(
      rawPredictionCol: rawPredictionCol, probabilityCol: probabilityCol, predictionCol: predictionCol,
      numClasses: try FeatureNames.declaredClasses(of: label) ?? 2)
    return Schema(input.fields + (try output.fields(self, for: input)))
  }

  public func fit(_ frame: DataFrame) async throws -> LogisticRegressionModel {
    try await fit(frame, initialModel: nil)
  }

  /// Learns from a frame, starting from the coefficients of an earlier model. Spark: `setInitialModel`.
  ///
  /// - Parameter initialModel: where to start; passed over with a warning when its shape does not fit.
  /// - Throws: as ``fit(_:)``.
  public func fit(
    _ frame: DataFrame, initialModel: LogisticRegressionModel?
  ) async throws -> LogisticRegressionModel {
    _ = try outputSchema(for: try await frame.schema)
    return try await fit(frame, on: try await readTrainingData(frame), initialModel: initialModel)
  }

  private func fit(
    _ frame: DataFrame, on read: TrainingData, initialModel: LogisticRegressionModel?
  ) async throws -> LogisticRegressionModel {
    let (data, declared) = (read.instances, read.declaredClasses)
    let configuration = configuration(numClasses: declared, initialModel: initialModel)
    let (solution, labels) = try await KernelRun.run(owner: uid) { [self] control in
      let labels = try data.labelSummary(control: control)
      try checkLabels(labels, declared: declared, features: data.numFeatures)
      return (try LogisticSolver.fit(data, configuration, control: control), labels)
    }
    for warning in solution.warnings { GnistaLog.warning(warning, source: uid) }
    var model = LogisticRegressionModel(self, solution)
    try model.checkThresholds()
    let classes = labels.histogram.indices.filter { labels.histogram[$0] != 0 }
    model.summary = LogisticRegressionTrainingSummary(
      model: model, frame: frame, objectiveHistory: solution.objectiveHistory, warnings: solution.warnings,
      constantLabel: classes.count == 1 ? Double(classes[0]) : nil)
    return model
  }

  private func configuration(
    numClasses: Int?, initialModel: LogisticRegressionModel?
  ) -> LogisticConfiguration {
    let kernelFamily: LogisticConfiguration.Family =
      switch family {
      case .auto: .auto
      case .binomial: .binomial
      case .multinomial: .multinomial
      }
    return LogisticConfiguration(
      family: kernelFamily, numClasses: numClasses, regParam: regParam, elasticNetParam: elasticNetParam,
      maxIter: maxIter, tol: tol, fitIntercept: fitIntercept, standardization: standardization,
      bounds: .init(
        lowerCoefficients: lowerBoundsOnCoefficients?.values,
        upperCoefficients: upperBoundsOnCoefficients?.values, lowerIntercepts: lowerBoundsOnIntercepts,
        upperIntercepts: upperBoundsOnIntercepts),
      initialModel: initialModel.map {
        .init(
          coefficientMatrix: $0.coefficientMatrix.values, interceptVector: $0.interceptVector,
          fitIntercept: $0.fitIntercept)
      })
  }

  /// Checks parameters against each other.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER`.
  private func checkCombinations() throws {
    func fail(_ message: String) -> GnistaError { GnistaError(.invalidParameter, "\(uid): \(message)") }
    let bounded = [lowerBoundsOnIntercepts, upperBoundsOnIntercepts].contains { $0 != nil }
    if !fitIntercept, bounded {
      throw fail("bounds on intercepts need an intercept; set fitIntercept to true or leave the bounds out")
    }
    if elasticNetParam != 0,
      bounded || lowerBoundsOnCoefficients != nil || upperBoundsOnCoefficients != nil
    {
      throw fail(
        "bounds go with L2 regularization only, but elasticNetParam is \(SparkText.double(elasticNetParam)); set it "
          + "to 0")
    }
    for (name, matrix) in [
      ("lowerBoundsOnCoefficients", lowerBoundsOnCoefficients),
      ("upperBoundsOnCoefficients", upperBoundsOnCoefficients),
    ] {
      if let matrix, matrix.values.contains(where: \.isNaN) { throw fail("parameter '\(name)' holds NaN") }
    }
    if let thresholds, threshold != 0.5 {
      let equivalent = thresholds.count == 2 ? 1 / (1 + thresholds[0] / thresholds[1]) : .nan
      guard abs(threshold - equivalent) < 1e-5 else {
        throw fail(
          "threshold \(SparkText.double(threshold)) and thresholds \(thresholds) contradict each other; set one of "
            + "them only")
      }
    }
  }

  /// Checks what the labels say of the number of classes, and the parameters that have one part for each class.
  ///
  /// - Throws: ``GnistaError`` `INVALID_LABEL` for labels that are surely no classes, `INVALID_PARAMETER`.
  private func checkLabels(_ labels: LabelSummary, declared: Int?, features: Int) throws {
    let inferred = labels.histogram.count
    let present = labels.histogram.count(where: { $0 != 0 })
    if let declared, declared < inferred {
      throw GnistaError(
        .invalidLabel,
        "\(uid): label column '\(labelCol)' declares \(declared) classes in its metadata but holds the label "
          + "\(inferred - 1)")
    }
    if labels.invalidCount > 0 || (declared == nil && inferred > 100 && present * 2 < inferred) {
      let greatest = labels.firstInvalid ?? Double(inferred - 1)
      throw GnistaError(
        .invalidLabel,
        "\(uid): label column '\(labelCol)' holds labels up to \(SparkText.double(greatest)), which would mean more "
          + "than 100 classes, most of them without a row; if these are classes, make them consecutive with "
          + "StringIndexer, which also declares their number")
    }
    let classes = max(declared ?? inferred, 1)
    if let thresholds, thresholds.count != classes {
      throw GnistaError(
        .invalidParameter,
        "\(uid): parameter 'thresholds' has \(thresholds.count) values for \(classes) classes; give one for each"
      )
    }
    try checkBounds(
      sets: family == .multinomial || (family == .auto && classes > 2) ? classes : 1, features: features)
  }

  /// Checks that bounds have a row and a column for each coefficient.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER`.
  private func checkBounds(sets: Int, features: Int) throws {
    for (name, matrix) in [
      ("lowerBoundsOnCoefficients", lowerBoundsOnCoefficients),
      ("upperBoundsOnCoefficients", upperBoundsOnCoefficients),
    ] {
      if let matrix, matrix.numRows != sets || matrix.numCols != features {
        throw GnistaError(
          .invalidParameter,
          "\(uid): parameter '\(name)' has \(matrix.numRows) rows and \(matrix.numCols) columns where \(sets) and "
            + "\(features) are needed: one row for a binomial model or one a class, one column a feature")
      }
    }
    for (name, bounds) in [
      ("lowerBoundsOnIntercepts", lowerBoundsOnIntercepts),
      ("upperBoundsOnIntercepts", upperBoundsOnIntercepts),
    ] {
      if let bounds, bounds.count != sets {
        throw GnistaError(
          .invalidParameter,
          "\(uid): parameter '\(name)' has \(bounds.count) values where \(sets) are needed: one for a binomial "
            + "model, or one a class")
      }
    }
  }
}

extension LogisticRegression: PreparedEstimator {
  /// The rows, and the number of classes that the label's metadata declare.
  struct TrainingData: Sendable {
    var instances: InstanceBlocks
    var declaredClasses: Int?
  }

  var readingKey: [String?] { [featuresCol, labelCol, weightCol] }

  func readTrainingData(_ frame: DataFrame) async throws -> TrainingData {
    let label = try await frame.schema.field(labelCol)
    let instances = try await readInstances(
      of: frame, features: featuresCol, label: labelCol, weight: weightCol, labels: .classes)
    return TrainingData(instances: instances, declaredClasses: try FeatureNames.declaredClasses(of: label))
  }

  func fit(_ frame: DataFrame, on data: TrainingData) async throws -> LogisticRegressionModel {
    _ = try outputSchema(for: try await frame.schema)
    return try await fit(frame, on: data, initialModel: nil)
  }
}
