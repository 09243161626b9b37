public import GnistaFrame

/// What is known of the training of a ``LogisticRegressionModel``.
///
/// How the fit went is known at once. Measures of the predictions on the training data are formed when they are first
/// asked for, which runs the training frame once more, and then kept.
public struct LogisticRegressionTrainingSummary: Sendable {
  /// The objective (mean loss plus penalties) at the start and after every iteration.
  public let objectiveHistory: [Double]
  /// What the user should know: odd data, settings without effect, no convergence. Also in the log.
  public let warnings: [String]
  /// The only class that the training labels have; nil when they have several. A model of one class has coefficients
  /// of 0 and, with an intercept, is certain of that class.
  public let constantLabel: Double?
  private let output: ClassificationOutput
  private let measured = Once<ClassificationSummary>()

  init(
    model: LogisticRegressionModel, frame: DataFrame, objectiveHistory: [Double], warnings: [String],
    constantLabel: Double?
  ) {
    self.objectiveHistory = objectiveHistory
    self.warnings = warnings
    self.constantLabel = constantLabel
    output = model.summaryOutput(of: frame)
  }

  /// The number of iterations.
  public var totalIterations: Int { max(objectiveHistory.count - 1, 0) }

  /// The training frame with the model's columns.
  public var predictions: DataFrame { output.predictions }

  /// The measures of the predictions on the training data.
  ///
  /// - Throws: ``GnistaError`` when the training frame cannot be run again.
  public func evaluation() async throws -> ClassificationSummary {
    try await measured.value { [output] in try await output.measure() }
  }

  /// Share of right predictions.
  public var accuracy: Double { get async throws { try await evaluation().accuracy } }
  /// Precision of each class.
  public var precisionByLabel: [Double] { get async throws { try await evaluation().precisionByLabel } }
  /// Recall of each class.
  public var recallByLabel: [Double] { get async throws { try await evaluation().recallByLabel } }
  /// F1 of each class.
  public var fMeasureByLabel: [Double] { get async throws { try await evaluation().fMeasureByLabel() } }
  /// True positive rate of each class.
  public var truePositiveRateByLabel: [Double] {
    get async throws { try await evaluation().truePositiveRateByLabel }
  }
  /// False positive rate of each class.
  public var falsePositiveRateByLabel: [Double] {
    get async throws { try await evaluation().falsePositiveRateByLabel }
  }
  /// Area under the ROC curve (two classes).
  public var areaUnderROC: Double { get async throws { try await evaluation().areaUnderROC } }
  /// True positive rate over false positive rate (two classes).
  public var roc: [CurvePoint] { get async throws { try await evaluation().roc } }
  /// Precision over recall (two classes).
  public var pr: [CurvePoint] { get async throws { try await evaluation().pr } }
  /// F1 over threshold (two classes).
  public var fMeasureByThreshold: [CurvePoint] {
    get async throws { try await evaluation().fMeasureByThreshold }
  }
  /// Precision over threshold (two classes).
  public var precisionByThreshold: [CurvePoint] {
    get async throws { try await evaluation().precisionByThreshold }
  }
  /// Recall over threshold (two classes).
  public var recallByThreshold: [CurvePoint] {
    get async throws { try await evaluation().recallByThreshold }
  }
}
