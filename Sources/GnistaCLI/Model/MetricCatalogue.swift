internal import GnistaCore
internal import GnistaML

/// All metrics by Spark's names.
enum MetricCatalogue {
  /// The names, those of classifiers of two classes first.
  static let names =
    BinaryClassificationEvaluator.Metric.allCases.map(\.rawValue)
    + MulticlassClassificationEvaluator.Metric.allCases.map(\.rawValue)
    + RegressionEvaluator.Metric.allCases.map(\.rawValue)

  /// The evaluator of a metric.
  ///
  /// - Throws: `GnistaError` `INVALID_ARGUMENT` with the nearest name; also when the model has no such columns.
  static func evaluator(_ name: String, columns: ScoredColumns) throws -> any Evaluator {
    if let metric = BinaryClassificationEvaluator.Metric(rawValue: name) {
      var evaluator = BinaryClassificationEvaluator()
      evaluator.metricName = metric
      evaluator.labelCol = columns.label
      evaluator.weightCol = columns.weight
      evaluator.rawPredictionCol = try classifierColumn(columns.rawPrediction, name)
      return evaluator
    }
    if let metric = MulticlassClassificationEvaluator.Metric(rawValue: name) {
      var evaluator = MulticlassClassificationEvaluator()
      evaluator.metricName = metric
      evaluator.labelCol = columns.label
      evaluator.weightCol = columns.weight
      evaluator.predictionCol = columns.prediction
      if metric == .logLoss { evaluator.probabilityCol = try classifierColumn(columns.probability, name) }
      return evaluator
    }
    if let metric = RegressionEvaluator.Metric(rawValue: name) {
      var evaluator = RegressionEvaluator()
      evaluator.metricName = metric
      evaluator.labelCol = columns.label
      evaluator.weightCol = columns.weight
      evaluator.predictionCol = columns.prediction
      return evaluator
    }
    let hint = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? "."
    throw GnistaError(
      .invalidArgument,
      "no metric is named '\(name)'\(hint) The metrics are: \(names.joined(separator: ", "))")
  }

  /// The metrics that are computed when none is asked for.
  ///
  /// - Parameter classes: number of classes of a classifier.
  static func standard(for columns: ScoredColumns, classes: Int) -> [String] {
    guard columns.isClassifier else { return ["rmse", "mae", "r2"] }
    let both = ["accuracy", "f1"] + (columns.probability == nil ? [] : ["logLoss"])
    return classes == 2 ? ["areaUnderROC", "areaUnderPR"] + both : both
  }

  private static func classifierColumn(_ column: String?, _ metric: String) throws -> String {
    guard let column else {
      throw GnistaError(
        .invalidArgument,
        "the metric '\(metric)' is for classifiers, and this model is none; use rmse, mae or r2")
    }
    return column
  }
}
