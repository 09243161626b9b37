import GnistaCore
import GnistaFrame

/// A frame scored by a classifier, with the names of the columns that measures are made from.
struct ClassificationOutput: Sendable {
  var predictions: DataFrame
  var scoreCol: String
  var predictionCol: String
  var labelCol: String
  var featuresCol: String
  var weightCol: String?
  var isBinary: Bool
  /// The model's uid, for messages.
  var owner: String

  /// Number of points that Spark's summaries sample their curves down to.
  static let numBins = 100

  /// Reads the frame once and forms all measures.
  func measure() async throws -> ClassificationSummary {
    var reader = MulticlassClassificationEvaluator()
    reader.uid = owner
    let schema = try await predictions.schema
    _ = try reader.numericField(labelCol, param: "labelCol", in: schema)
    if let weightCol { _ = try reader.numericField(weightCol, param: "weightCol", in: schema) }
    var confusions = ConfusionTally()
    var scores = ScoreTally()
    let columns = [predictionCol, labelCol, scoreCol] + [weightCol].compactMap(\.self)
    try await reader.readBatches(of: predictions, columns: columns) { batch in
      let predicted = try reader.numbers(batch, 0)
      let labels = try reader.numbers(batch, 1)
      let probabilities: (values: [Double], width: Int) = isBinary ? try reader.numberRows(batch, 2) : ([], 0)
      let weights = weightCol == nil ? nil : try reader.weights(batch, 3)
      for row in labels.indices {
        let weight = weights?[row] ?? 1
        confusions.add(label: labels[row], prediction: predicted[row], weight: weight)
        if isBinary {
          scores.add(
            score: probabilities.values[row * probabilities.width + 1], isPositive: labels[row] > 0.5,
            weight: weight)
        }
      }
    }
    return ClassificationSummary(
      output: self, multiclass: MulticlassMetrics(confusions),
      binary: isBinary ? BinaryClassificationMetrics(scores, numBins: Self.numBins) : nil)
  }
}
