import GnistaCore
import GnistaFrame
import GnistaKernels

/// A frame scored by a linear regression, with the names of the columns that measures are made from.
struct RegressionOutput: Sendable {
  var predictions: DataFrame
  var predictionCol: String
  var labelCol: String
  var featuresCol: String
  var weightCol: String?
  var fitIntercept: Bool
  var numFeatures: Int
  /// The solution on the training data; nil for other data.
  var solution: LinearSolution?
  /// The model's uid, for messages.
  var owner: String

  /// Reads the frame once and forms all measures.
  func measure() async throws -> LinearRegressionSummary {
    var reader = RegressionEvaluator()
    reader.uid = owner
    let schema = try await predictions.schema
    _ = try reader.numericField(labelCol, param: "labelCol", in: schema)
    if let weightCol { _ = try reader.numericField(weightCol, param: "weightCol", in: schema) }
    var tally = RegressionTally()
    var deviance = (smallest: Double.infinity, greatest: -Double.infinity)
    let columns = [predictionCol, labelCol] + [weightCol].compactMap(\.self)
    try await reader.readBatches(of: predictions, columns: columns) { batch in
      let predicted = try reader.numbers(batch, 0)
      let labels = try reader.numbers(batch, 1)
      let weights = weightCol == nil ? nil : try reader.weights(batch, 2)
      tally.add(predictions: predicted, observations: labels, weights: weights)
      for row in labels.indices {
        let residual = (labels[row] - predicted[row]) * (weights?[row].squareRoot() ?? 1)
        deviance = (min(deviance.smallest, residual), max(deviance.greatest, residual))
      }
    }
    let inference = solution.flatMap {
      LinearInference($0, residualSumOfSquares: tally.squaredErrorSum, numInstances: tally.count)
    }
    return LinearRegressionSummary(
      output: self, metrics: RegressionMetrics(tally, throughOrigin: !fitIntercept),
      devianceResiduals: [deviance.smallest, deviance.greatest], inference: inference)
  }
}
