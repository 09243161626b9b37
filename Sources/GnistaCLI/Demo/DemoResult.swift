internal import GnistaCore

/// What the demo found out, for programs and tests.
struct DemoResult: Codable, Sendable {
  /// One step with its time.
  struct Step: Codable, Sendable {
    /// What was done.
    var name: String
    /// How long it took.
    var seconds: Double
    /// What came of it, in words.
    var outcome: String
  }

  /// How well a model did on the rows kept for testing.
  struct Measure: Codable, Sendable {
    /// Area under the ROC curve, ranked by the raw scores.
    var areaUnderROC: Double
    /// Area under the curve of precision over recall.
    var areaUnderPR: Double
    /// Mean logarithmic loss of the probabilities.
    var logLoss: Double
    /// Rows by label (first index) and prediction.
    var confusion: [[Double]]
    /// Points of the ROC curve: false and true positive rate.
    var roc: [[Double]]
  }

  /// One strength of regularization.
  struct CrossValidated: Codable, Sendable {
    /// The strength.
    var regParam: Double
    /// Mean area under the ROC curve over the folds.
    var areaUnderROC: Double
  }

  /// Whether the trips are `REAL` or `SYNTHETIC`; `unknown` when no file beside them says so.
  var origin: String
  /// The file.
  var data: String
  /// Trips in the file.
  var rowsRead = 0
  /// Trips that satisfy the rules.
  var rowsUsable = 0
  /// Trips to learn from.
  var rowsTrain = 0
  /// Trips to test with.
  var rowsTest = 0
  /// The tutorial's model, which knows the payment type.
  var withPaymentType: Measure?
  /// The same without the payment type.
  var withoutPaymentType: Measure?
  /// The tutorial's own figure for its model, which hands label and hard prediction over in the wrong order;
  /// nil when all predictions are the same, so that there is none.
  var tutorialFigure: Double?
  /// What cross-validation found, in the order of the grid.
  var crossValidation: [CrossValidated] = []
  /// The strength that cross-validation chose.
  var bestRegParam: Double?
  /// The model of that strength, without the payment type.
  var best: Measure?
  /// Greatest difference between the probabilities of the model before it was saved and after it was loaded.
  var reloadDifference: Double?
  /// Trips that were scored into a file.
  var rowsScored = 0
  /// The steps in order.
  var steps: [Step] = []
}
