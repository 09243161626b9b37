internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// Measures the demo's models.
enum DemoMeasurement {
  /// How well scored rows agree with their labels.
  ///
  /// - Parameter scored: rows with `label`, `prediction`, `rawPrediction` and `probability`.
  static func of(_ scored: DataFrame) async throws -> DemoResult.Measure {
    // Kept because each figure goes over the rows, which must not be scored every time.
    let kept = scored.select(["label", "prediction", "rawPrediction", "probability"]).cache()
    let ranking = try await BinaryClassificationEvaluator().metrics(kept)
    var loss = MulticlassClassificationEvaluator()
    loss.metricName = .logLoss
    let logLoss = try await loss.evaluate(kept)
    var cells = [[0.0, 0.0], [0.0, 0.0]]
    for row in try await kept.groupBy("label", "prediction").count().collect() {
      if let label = row[0].doubleValue, let prediction = row[1].doubleValue, let count = row[2].doubleValue {
        cells[label > 0.5 ? 1 : 0][prediction > 0.5 ? 1 : 0] = count
      }
    }
    try await kept.unpersist()
    return DemoResult.Measure(
      areaUnderROC: ranking.areaUnderROC, areaUnderPR: ranking.areaUnderPR, logLoss: logLoss,
      confusion: cells, roc: ranking.roc.map { [$0.x, $0.y] })
  }

  /// The figure that the tutorial prints: the area under the curve of (label, prediction), where (score,
  /// label) is asked for. It depends on the counts alone; nil when all predictions are the same.
  static func tutorialFigure(_ confusion: [[Double]]) -> Double? {
    let (predictedNo, predictedYes) = (confusion[0][0] + confusion[1][0], confusion[0][1] + confusion[1][1])
    guard predictedNo > 0, predictedYes > 0 else { return nil }
    // The "score" has two values, so the curve has one corner.
    let (falsePositive, truePositive) = (confusion[1][0] / predictedNo, confusion[1][1] / predictedYes)
    return (1 + truePositive - falsePositive) / 2
  }

  /// The greatest difference between the probabilities that two models give to the same rows, at most 10,000
  /// of them.
  static func difference(
    _ one: PipelineModel, _ other: PipelineModel, on frame: DataFrame
  ) async throws -> Double {
    let sample = frame.limit(10_000)
    let first = try await one.transform(sample).select(["probability"]).collect()
    let second = try await other.transform(sample).select(["probability"]).collect()
    guard first.count == second.count else { return .infinity }
    return zip(first, second).reduce(0) { worst, rows in
      let (a, b) = (rows.0[0].vectorValue?.values ?? [], rows.1[0].vectorValue?.values ?? [])
      guard a.count == b.count else { return .infinity }
      return zip(a, b).reduce(worst) { max($0, ($1.0 - $1.1).magnitude) }
    }
  }
}
