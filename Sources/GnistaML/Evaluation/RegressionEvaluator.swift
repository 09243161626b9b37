public import GnistaCore
public import GnistaFrame

/// Measures predictions of numbers.
public struct RegressionEvaluator: Evaluator {
  /// What is measured.
  public enum Metric: String, ParamChoice, Codable {
    /// Root of the mean squared error.
    case rmse
    /// Mean squared error.
    case mse
    /// Coefficient of determination.
    case r2
    /// Mean absolute error.
    case mae
    /// Explained variance.
    case `var`
  }

  public static let summary = "Measures predictions of numbers."
  public static let spark: SparkOperator? = "org.apache.spark.ml.evaluation.RegressionEvaluator"

  public var uid = RegressionEvaluator.makeUID()
  /// Column of predictions.
  public var predictionCol = "prediction"
  /// Column of labels.
  public var labelCol = "label"
  /// Column of row weights; nil where every row weighs 1.
  public var weightCol: String?
  /// What is measured.
  public var metricName = Metric.rmse
  /// Whether `r2` compares with 0 instead of the mean label, as for a regression without intercept.
  public var throughOrigin = false

  public static let params: [Param<Self>] = [
    Param("predictionCol", \.predictionCol, in: .nonEmpty, "Column of predictions."),
    Param("labelCol", \.labelCol, in: .nonEmpty, "Column of labels."),
    Param("weightCol", \.weightCol, in: .nonEmpty, "Column of row weights; null where every row weighs 1."),
    Param("metricName", \.metricName, "What is measured."),
    Param(
      "throughOrigin", \.throughOrigin,
      "Whether r2 compares with 0 instead of the mean label, as for a regression without intercept."),
  ]

  /// Makes the evaluator with Spark's defaults.
  public init() {}

  public var isLargerBetter: Bool { metricName == .r2 || metricName == .var }

  public func evaluate(_ frame: DataFrame) async throws -> Double {
    let metrics = try await metrics(frame)
    return switch metricName {
    case .rmse: metrics.rootMeanSquaredError
    case .mse: metrics.meanSquaredError
    case .r2: metrics.r2
    case .mae: metrics.meanAbsoluteError
    case .var: metrics.explainedVariance
    }
  }

  /// All metrics at once. Spark calls it `getMetrics`.
  ///
  /// - Throws: as ``evaluate(_:)``.
  public func metrics(_ frame: DataFrame) async throws -> RegressionMetrics {
    try checkParams()
    let schema = try await frame.schema
    _ = try numericField(predictionCol, param: "predictionCol", in: schema)
    _ = try numericField(labelCol, param: "labelCol", in: schema)
    if let weightCol { _ = try numericField(weightCol, param: "weightCol", in: schema) }
    var tally = RegressionTally()
    let columns = [predictionCol, labelCol] + [weightCol].compactMap(\.self)
    try await readBatches(of: frame, columns: columns) { batch in
      tally.add(
        predictions: try numbers(batch, 0), observations: try numbers(batch, 1),
        weights: weightCol == nil ? nil : try weights(batch, 2))
    }
    return RegressionMetrics(tally, throughOrigin: throughOrigin)
  }
}
