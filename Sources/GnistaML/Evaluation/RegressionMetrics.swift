import GnistaCore

/// Measures of predictions of numbers, as Spark's class of the same name.
public struct RegressionMetrics: Sendable {
  /// Number of rows with a positive weight.
  public let count: Int
  /// Weight of all rows.
  public let weightSum: Double
  /// Weighted mean of the absolute errors.
  public let meanAbsoluteError: Double
  /// Weighted mean of the squared errors.
  public let meanSquaredError: Double
  /// Weighted mean of the squared deviations of the predictions from the mean observation.
  public let explainedVariance: Double
  /// Coefficient of determination.
  ///
  /// `1 - SSerr / SStot`, where `SStot` is the unbiased variance of the observations times `weightSum - 1`, as Spark
  /// has it; with `throughOrigin`, the sum of the observations' squares.
  public let r2: Double

  /// The square root of ``meanSquaredError``.
  public var rootMeanSquaredError: Double { meanSquaredError.squareRoot() }

  /// Makes the metrics of predictions and observations.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` when lengths differ, `INVALID_VALUE` for a NaN or a negative weight.
  public init(
    predictions: [Double], observations: [Double], weights: [Double]? = nil, throughOrigin: Bool = false
  ) throws {
    guard predictions.count == observations.count, weights?.count ?? predictions.count == predictions.count
    else {
      throw GnistaError(
        .invalidArgument,
        "regression metrics need as many predictions (\(predictions.count)) as observations "
          + "(\(observations.count)) and weights (\(weights?.count ?? predictions.count))")
    }
    if let row = predictions.indices.first(where: {
      predictions[$0].isNaN || observations[$0].isNaN || !(weights?[$0] ?? 1 >= 0)
    }) {
      throw GnistaError(
        .invalidValue,
        "regression metrics: row \(row) has prediction \(predictions[row]), observation \(observations[row]) and "
          + "weight \(weights?[row] ?? 1); NaN and negative weights are not allowed")
    }
    var tally = RegressionTally()
    tally.add(predictions: predictions, observations: observations, weights: weights)
    self.init(tally, throughOrigin: throughOrigin)
  }

  init(_ tally: RegressionTally, throughOrigin: Bool) {
    count = tally.count
    weightSum = tally.weightSum
    meanAbsoluteError = tally.absoluteErrorSum / weightSum
    meanSquaredError = tally.squaredErrorSum / weightSum
    let shift = tally.predicted.mean - tally.observed.mean
    explainedVariance = tally.predicted.squares / weightSum + shift * shift
    let denominator = weightSum - tally.weightSquareSum / weightSum
    let variance = denominator > 0 ? tally.observed.squares / denominator : 0
    let total = throughOrigin ? tally.observedSquareSum : variance * (weightSum - 1)
    r2 = 1 - tally.squaredErrorSum / total
  }
}
