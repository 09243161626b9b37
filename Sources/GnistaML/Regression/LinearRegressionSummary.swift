import GnistaCore
public import GnistaFrame
import GnistaKernels

/// How well a linear regression's predictions agree with the labels of a frame.
///
/// The members of ``RegressionMetrics`` are members of the summary too: `summary.rootMeanSquaredError`.
@dynamicMemberLookup
public struct LinearRegressionSummary: Sendable {
  /// The frame with the model's predictions.
  public let predictions: DataFrame
  /// Column of predictions.
  public let predictionCol: String
  /// Column of labels.
  public let labelCol: String
  /// Column of feature vectors.
  public let featuresCol: String
  /// The measures of the predictions. Without an intercept, `r2` compares with 0 instead of the mean label.
  public let metrics: RegressionMetrics
  /// The smallest and the greatest residual, each times the square root of its row's weight.
  public let devianceResiduals: [Double]
  private let inference: LinearInference?
  private let parameters: (features: Int, intercepts: Int)

  init(
    output: RegressionOutput, metrics: RegressionMetrics, devianceResiduals: [Double],
    inference: LinearInference?
  ) {
    predictions = output.predictions
    predictionCol = output.predictionCol
    labelCol = output.labelCol
    featuresCol = output.featuresCol
    parameters = (output.numFeatures, output.fitIntercept ? 1 : 0)
    self.metrics = metrics
    self.devianceResiduals = devianceResiduals
    self.inference = inference
  }

  /// A measure of ``metrics``.
  public subscript<Value>(dynamicMember path: KeyPath<RegressionMetrics, Value>) -> Value {
    metrics[keyPath: path]
  }

  /// Number of rows with a positive weight.
  public var numInstances: Int { metrics.count }

  /// Rows minus coefficients, minus 1 for an intercept.
  public var degreesOfFreedom: Int { numInstances - parameters.features - parameters.intercepts }

  /// The coefficient of determination, adjusted for the number of features.
  public var r2adj: Double {
    1 - (1 - metrics.r2) * Double(numInstances - parameters.intercepts) / Double(degreesOfFreedom)
  }

  /// The residuals, label minus prediction, in a column `residuals`.
  public var residuals: DataFrame {
    func column(_ name: String) -> Column { Column(.column(parts: [name], plan: nil)) }
    return predictions.select((column(labelCol) - column(predictionCol)).alias("residuals"))
  }

  /// Standard errors of the coefficients, then of the intercept where there is one.
  ///
  /// - Throws: ``GnistaError`` `UNSUPPORTED` unless this is the summary of a training by the normal equations without L1
  ///   penalty; so do ``tValues`` and ``pValues``.
  public var coefficientStandardErrors: [Double] {
    get throws { try inferred("standard errors").standardErrors }
  }

  /// Estimates over standard errors, in the order of ``coefficientStandardErrors``.
  public var tValues: [Double] { get throws { try inferred("t values").tValues } }

  /// Two-sided p values, in the order of ``coefficientStandardErrors``.
  public var pValues: [Double] { get throws { try inferred("p values").pValues } }

  private func inferred(_ what: String) throws -> LinearInference {
    guard let inference else {
      throw GnistaError(
        .unsupported,
        "there are no \(what): they come from a training by solver 'normal' (or 'auto' with at most 4096 features) "
          + "without L1 penalty, and from features that do not depend on each other")
    }
    return inference
  }
}
