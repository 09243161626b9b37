public import GnistaCore
public import GnistaFrame

/// Measures a classifier of two classes by the area under a curve over all thresholds.
///
/// The column of scores is a vector of two numbers, of which the second is taken, or a number (a probability, or a
/// prediction of 0 or 1). A row is positive when its label is above 0.5.
public struct BinaryClassificationEvaluator: Evaluator {
  /// The curve whose area is measured.
  public enum Metric: String, ParamChoice, Codable {
    /// True positive rate over false positive rate.
    case areaUnderROC
    /// Precision over recall.
    case areaUnderPR
  }

  public static let summary = "Measures a classifier of two classes by the area under its ROC or PR curve."
  public static let spark: SparkOperator? = "org.apache.spark.ml.evaluation.BinaryClassificationEvaluator"

  public var uid = BinaryClassificationEvaluator.makeUID()
  /// Column of scores.
  public var rawPredictionCol = "rawPrediction"
  /// Column of labels.
  public var labelCol = "label"
  /// Column of row weights; nil where every row weighs 1.
  public var weightCol: String?
  /// The curve.
  public var metricName = Metric.areaUnderROC
  /// About how many points the curve has; 0 for one for each distinct score.
  public var numBins = 1000

  public static let params: [Param<Self>] = [
    Param(
      "rawPredictionCol", \.rawPredictionCol, in: .nonEmpty, "Column of scores: vectors of two, or numbers."),
    Param("labelCol", \.labelCol, in: .nonEmpty, "Column of labels, 0 or 1."),
    Param("weightCol", \.weightCol, in: .nonEmpty, "Column of row weights; null where every row weighs 1."),
    Param("metricName", \.metricName, "The curve whose area is measured."),
    Param(
      "numBins", \.numBins, in: .atLeast(0),
      "About how many points the curve is sampled down to; 0 keeps one for each distinct score."),
  ]

  /// Makes the evaluator with Spark's defaults.
  public init() {}

  public var isLargerBetter: Bool { true }

  public func evaluate(_ frame: DataFrame) async throws -> Double {
    let metrics = try await metrics(frame)
    return switch metricName {
    case .areaUnderROC: metrics.areaUnderROC
    case .areaUnderPR: metrics.areaUnderPR
    }
  }

  /// The curves themselves. Spark calls it `getMetrics`.
  ///
  /// - Throws: as ``evaluate(_:)``.
  public func metrics(_ frame: DataFrame) async throws -> BinaryClassificationMetrics {
    try checkParams()
    let schema = try await frame.schema
    let isVector = try checkScores(schema)
    _ = try numericField(labelCol, param: "labelCol", in: schema)
    if let weightCol { _ = try numericField(weightCol, param: "weightCol", in: schema) }
    var tally = ScoreTally()
    var widest = 0
    try await readBatches(of: frame, columns: [rawPredictionCol, labelCol] + [weightCol].compactMap(\.self)) {
      batch in
      let scores = isVector ? try secondElements(batch, &widest) : try numbers(batch, 0)
      let labels = try numbers(batch, 1)
      let weights = weightCol == nil ? nil : try weights(batch, 2)
      for row in 0..<batch.count {
        tally.add(score: scores[row], isPositive: labels[row] > 0.5, weight: weights?[row] ?? 1)
      }
    }
    if widest > 2 {
      GnistaLog.warning(
        "the vectors of column '\(rawPredictionCol)' have \(widest) elements; only the second is measured, as in Spark. "
          + "For more than two classes use MulticlassClassificationEvaluator", source: uid)
    }
    return BinaryClassificationMetrics(tally, numBins: numBins)
  }

  private func checkScores(_ schema: Schema) throws -> Bool {
    let field = try inputField(rawPredictionCol, param: "rawPredictionCol", in: schema)
    guard field.dataType == .vector || field.dataType.isNumeric else {
      throw GnistaError(
        .typeMismatch,
        "\(uid): column '\(rawPredictionCol)' (rawPredictionCol) must be a vector or a number, not \(field.dataType)"
      )
    }
    return field.dataType == .vector
  }

  private func secondElements(_ batch: RowBatch, _ widest: inout Int) throws -> [Double] {
    let (values, width) = try numberRows(batch, 0)
    widest = max(widest, width)
    guard width >= 2 || batch.count == 0 else {
      throw GnistaError(
        .invalidValue,
        "\(uid): the vectors of column '\(rawPredictionCol)' have \(width) elements; two are needed, the second of "
          + "which is the score of the positive class")
    }
    return (0..<batch.count).map { values[$0 * width + 1] }
  }
}
