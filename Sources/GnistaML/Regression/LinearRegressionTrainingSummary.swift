public import GnistaFrame
import GnistaKernels

/// What is known of the training of a ``LinearRegressionModel``.
///
/// How the fit went is known at once. Measures of the predictions on the training data are formed when they are first
/// asked for, which runs the training frame once more, and then kept.
public struct LinearRegressionTrainingSummary: Sendable {
  /// The objective at the start and after every iteration, on the scale of the standardized label; `[0]` where the
  /// normal equations were solved directly.
  public let objectiveHistory: [Double]
  /// What the user should know: odd data, settings without effect, no convergence. Also in the log.
  public let warnings: [String]
  private let output: RegressionOutput
  private let measured = Once<LinearRegressionSummary>()

  init(model: LinearRegressionModel, frame: DataFrame, solution: LinearSolution) {
    objectiveHistory = solution.objectiveHistory
    warnings = solution.warnings
    output = model.summaryOutput(of: frame, solution: solution)
  }

  /// The number of iterations.
  public var totalIterations: Int { max(objectiveHistory.count - 1, 0) }

  /// The training frame with the model's predictions.
  public var predictions: DataFrame { output.predictions }

  /// The measures of the predictions on the training data.
  ///
  /// - Throws: ``GnistaError`` when the training frame cannot be run again.
  public func evaluation() async throws -> LinearRegressionSummary {
    try await measured.value { [output] in try await output.measure() }
  }

  /// Root of the mean squared error.
  public var rootMeanSquaredError: Double {
    get async throws { try await evaluation().rootMeanSquaredError }
  }
  /// Mean squared error.
  public var meanSquaredError: Double { get async throws { try await evaluation().meanSquaredError } }
  /// Mean absolute error.
  public var meanAbsoluteError: Double { get async throws { try await evaluation().meanAbsoluteError } }
  /// Mean squared deviation of the predictions from the mean label.
  public var explainedVariance: Double { get async throws { try await evaluation().explainedVariance } }
  /// Coefficient of determination.
  public var r2: Double { get async throws { try await evaluation().r2 } }
  /// Coefficient of determination, adjusted for the number of features.
  public var r2adj: Double { get async throws { try await evaluation().r2adj } }
  /// Residual degrees of freedom.
  public var degreesOfFreedom: Int { get async throws { try await evaluation().degreesOfFreedom } }
  /// The smallest and the greatest weighted residual.
  public var devianceResiduals: [Double] { get async throws { try await evaluation().devianceResiduals } }
  /// Standard errors of the coefficients, then of the intercept.
  public var coefficientStandardErrors: [Double] {
    get async throws { try await evaluation().coefficientStandardErrors }
  }
  /// t values of the coefficients, then of the intercept.
  public var tValues: [Double] { get async throws { try await evaluation().tValues } }
  /// p values of the coefficients, then of the intercept.
  public var pValues: [Double] { get async throws { try await evaluation().pValues } }
}
