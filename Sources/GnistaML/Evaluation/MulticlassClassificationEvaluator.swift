public import GnistaCore
public import GnistaFrame

/// Measures a classifier of any number of classes from its predictions, or from its probabilities for `logLoss`.
public struct MulticlassClassificationEvaluator: Evaluator {
  /// What is measured.
  public enum Metric: String, ParamChoice, Codable {
    /// Mean F1 over the classes, weighted by their rows.
    case f1
    /// Share of right predictions.
    case accuracy
    /// Mean precision, weighted by the rows of the classes.
    case weightedPrecision
    /// Mean recall, weighted by the rows of the classes.
    case weightedRecall
    /// Mean true positive rate, the same as the mean recall.
    case weightedTruePositiveRate
    /// Mean false positive rate.
    case weightedFalsePositiveRate
    /// Mean F-measure with `beta`.
    case weightedFMeasure
    /// True positive rate of the class `metricLabel`.
    case truePositiveRateByLabel
    /// False positive rate of the class `metricLabel`.
    case falsePositiveRateByLabel
    /// Precision of the class `metricLabel`.
    case precisionByLabel
    /// Recall of the class `metricLabel`.
    case recallByLabel
    /// F-measure with `beta` of the class `metricLabel`.
    case fMeasureByLabel
    /// Mean negative logarithm of the true class's probability.
    case logLoss
    /// Share of wrong predictions.
    case hammingLoss
  }

  public static let summary = "Measures a classifier of any number of classes."
  public static let spark: SparkOperator? = "org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator"

  public var uid = MulticlassClassificationEvaluator.makeUID()
  /// Column of predicted classes.
  public var predictionCol = "prediction"
  /// Column of labels.
  public var labelCol = "label"
  /// Column of row weights; nil where every row weighs 1.
  public var weightCol: String?
  /// Column of the probability of each class, read for `logLoss` only.
  public var probabilityCol = "probability"
  /// What is measured.
  public var metricName = Metric.f1
  /// The class of the metrics by label.
  public var metricLabel = 0.0
  /// Weight of recall against precision in F-measures.
  public var beta = 1.0
  /// How far from 0 and 1 probabilities are kept in `logLoss`.
  public var eps = 1e-15

  public static let params: [Param<Self>] = [
    Param("predictionCol", \.predictionCol, in: .nonEmpty, "Column of predicted classes."),
    Param("labelCol", \.labelCol, in: .nonEmpty, "Column of labels."),
    Param("weightCol", \.weightCol, in: .nonEmpty, "Column of row weights; null where every row weighs 1."),
    Param(
      "probabilityCol", \.probabilityCol, in: .nonEmpty,
      "Column of the probability of each class, read for logLoss only."),
    Param("metricName", \.metricName, "What is measured."),
    Param("metricLabel", \.metricLabel, in: .atLeast(0), "The class of the metrics by label."),
    Param("beta", \.beta, in: .above(0), "Weight of recall against precision in F-measures."),
    Param(
      "eps", \.eps, in: .strictlyBetween(0, 0.5), "How far from 0 and 1 probabilities are kept in logLoss."),
  ]

  /// Makes the evaluator with Spark's defaults.
  public init() {}

  public var isLargerBetter: Bool {
    switch metricName {
    case .weightedFalsePositiveRate, .falsePositiveRateByLabel, .logLoss, .hammingLoss: false
    default: true
    }
  }

  public func evaluate(_ frame: DataFrame) async throws -> Double {
    if metricName == .logLoss { return try await logLoss(frame) }
    let metrics = try await metrics(frame)
    do {
      return try value(metrics)
    } catch let error as GnistaError {
      throw GnistaError(error.code, "\(uid): parameter 'metricLabel': \(error.message)")
    }
  }

  /// All metrics that come from predictions. Spark calls it `getMetrics`.
  ///
  /// - Throws: as ``evaluate(_:)``.
  public func metrics(_ frame: DataFrame) async throws -> MulticlassMetrics {
    try checkParams()
    let schema = try await frame.schema
    _ = try numericField(predictionCol, param: "predictionCol", in: schema)
    var tally = ConfusionTally()
    try await read(frame, schema, first: predictionCol) { batch, labels, weights in
      let predictions = try numbers(batch, 0)
      for row in labels.indices {
        tally.add(label: labels[row], prediction: predictions[row], weight: weights?[row] ?? 1)
      }
    }
    return MulticlassMetrics(tally)
  }

  private func logLoss(_ frame: DataFrame) async throws -> Double {
    try checkParams()
    let schema = try await frame.schema
    let field = try inputField(probabilityCol, param: "probabilityCol", in: schema)
    switch field.dataType {
    case .vector, .array(.double, _), .array(.float, _): break
    default:
      throw GnistaError(
        .typeMismatch,
        "\(uid): column '\(probabilityCol)' (probabilityCol) must be a vector or an array of numbers, not "
          + "\(field.dataType)")
    }
    var sum = try LogLoss(eps: eps)
    try await read(frame, schema, first: probabilityCol) { batch, labels, weights in
      let (probabilities, width) = try numberRows(batch, 0)
      for row in labels.indices {
        try sum.add(
          label: labels[row], probabilities: probabilities[row * width..<(row + 1) * width],
          weight: weights?[row] ?? 1)
      }
    }
    return sum.value
  }

  /// Streams a column with the labels and weights beside it.
  private func read(
    _ frame: DataFrame, _ schema: Schema, first: String,
    _ body: (RowBatch, [Double], [Double]?) throws -> Void
  ) async throws {
    _ = try numericField(labelCol, param: "labelCol", in: schema)
    if let weightCol { _ = try numericField(weightCol, param: "weightCol", in: schema) }
    try await readBatches(of: frame, columns: [first, labelCol] + [weightCol].compactMap(\.self)) { batch in
      try body(batch, numbers(batch, 1), weightCol == nil ? nil : weights(batch, 2))
    }
  }

  private func value(_ metrics: MulticlassMetrics) throws -> Double {
    switch metricName {
    case .f1: metrics.weightedFMeasure()
    case .accuracy: metrics.accuracy
    case .weightedPrecision: metrics.weightedPrecision
    case .weightedRecall: metrics.weightedRecall
    case .weightedTruePositiveRate: metrics.weightedTruePositiveRate
    case .weightedFalsePositiveRate: metrics.weightedFalsePositiveRate
    case .weightedFMeasure: metrics.weightedFMeasure(beta: beta)
    case .truePositiveRateByLabel: try metrics.truePositiveRate(label: metricLabel)
    case .falsePositiveRateByLabel: try metrics.falsePositiveRate(label: metricLabel)
    case .precisionByLabel: try metrics.precision(label: metricLabel)
    case .recallByLabel: try metrics.recall(label: metricLabel)
    case .fMeasureByLabel: try metrics.fMeasure(label: metricLabel, beta: beta)
    case .hammingLoss: metrics.hammingLoss
    case .logLoss:
      throw GnistaError(.internalFailure, "logLoss comes from probabilities, not from predictions")
    }
  }
}
