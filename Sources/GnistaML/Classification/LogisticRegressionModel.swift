import Foundation
public import GnistaCore
public import GnistaFrame
import GnistaKernels

/// The model of a ``LogisticRegression``: adds raw scores, probabilities and predicted classes.
///
/// Binomial: with the margin `m = coefficients · x + intercept`, the raw scores are `(-m, m)`, the probabilities `1 / (1
/// + e^m)` and its complement, and class 1 is predicted when its probability is above `threshold`. Multinomial: the raw
/// scores are one margin a class, the probabilities their softmax, and the class with the greatest score is predicted,
/// or with `thresholds` the one with the greatest ratio of probability to threshold.
public struct LogisticRegressionModel: Model, RowTransformer {
  public static let summary = "Predicts classes and their probabilities by logistic regression."
  public static let spark: SparkOperator? = "org.apache.spark.ml.classification.LogisticRegressionModel"

  public var uid = LogisticRegressionModel.makeUID()
  /// Column of feature vectors.
  public var featuresCol = "features"
  /// Column of labels, read by ``evaluate(_:)``.
  public var labelCol = "label"
  /// Column for predicted classes; empty for none.
  public var predictionCol = "prediction"
  /// Column for the probability of each class; empty for none.
  public var probabilityCol = "probability"
  /// Column for the raw score of each class; empty for none.
  public var rawPredictionCol = "rawPrediction"
  /// Column of row weights, read by ``evaluate(_:)``; nil where every row weighs 1.
  public var weightCol: String?
  /// The probability of class 1 above which it is predicted (two classes).
  public var threshold = 0.5
  /// One threshold a class: the class with the greatest ratio of probability to threshold is predicted.
  public var thresholds: [Double]?
  /// Whether the model was fitted with intercepts.
  public var fitIntercept = true

  /// Number of classes.
  public private(set) var numClasses = 2
  /// Whether there is a set of coefficients for each class; else there is one, for class 1 against class 0.
  public private(set) var isMultinomial = false
  /// Intercepts, one for each set of coefficients; infinite where all training labels were of one class.
  @PackedArray public private(set) var interceptVector: [Double] = [0]
  @PackedArray private var coefficientValues: [Double] = []

  /// What is known of the training; nil for a model that was loaded or copied from another process.
  public internal(set) var summary: LogisticRegressionTrainingSummary?

  private enum CodingKeys: String, CodingKey {
    case uid, featuresCol, labelCol, predictionCol, probabilityCol, rawPredictionCol, weightCol, threshold,
      thresholds
    case fitIntercept, numClasses, isMultinomial, interceptVector
    case coefficientValues = "coefficientMatrix"
  }

  public static let params: [Param<Self>] = [
    Param("featuresCol", \.featuresCol, in: .nonEmpty, "Column of feature vectors."),
    Param("labelCol", \.labelCol, in: .nonEmpty, "Column of labels, read by evaluate."),
    Param("predictionCol", \.predictionCol, "Column for predicted classes; empty for none."),
    Param("probabilityCol", \.probabilityCol, "Column for the probability of each class; empty for none."),
    Param("rawPredictionCol", \.rawPredictionCol, "Column for the raw score of each class; empty for none."),
    Param("weightCol", \.weightCol, in: .nonEmpty, "Column of row weights, read by evaluate."),
    Param(
      "threshold", \.threshold, in: .between(0, 1),
      "The probability of class 1 above which it is predicted, with two classes."),
    Param(
      "thresholds", \.thresholds, in: LogisticRegression.thresholdDomain,
      "One threshold a class: the class with the greatest ratio of probability to threshold is predicted."),
    Param("fitIntercept", \.fitIntercept, "Whether the model was fitted with intercepts."),
  ]

  /// Makes a model of two classes without features, which gives both the probability 0.5.
  public init() {}

  /// Makes a model from its coefficients.
  ///
  /// - Parameters:
  ///   - coefficientMatrix: one row for a binomial model, one a class for a multinomial one.
  ///   - interceptVector: one number for each row of the matrix.
  ///   - numClasses: number of classes.
  ///   - isMultinomial: whether there is a row for each class.
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` when the sizes disagree.
  public init(
    coefficientMatrix: Matrix, interceptVector: [Double], numClasses: Int, isMultinomial: Bool
  ) throws {
    guard coefficientMatrix.numRows == interceptVector.count,
      isMultinomial ? interceptVector.count == numClasses : interceptVector.count == 1 && numClasses <= 2
    else {
      throw GnistaError(
        .invalidArgument,
        "a \(isMultinomial ? "multinomial" : "binomial") model of \(numClasses) classes cannot have "
          + "\(coefficientMatrix.numRows) rows of coefficients and \(interceptVector.count) intercepts")
    }
    self.numClasses = numClasses
    self.isMultinomial = isMultinomial
    self.interceptVector = interceptVector
    coefficientValues = coefficientMatrix.values
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let intercepts = try container.decode(PackedArray.self, forKey: .interceptVector).wrappedValue
    let values = try container.decode(PackedArray.self, forKey: .coefficientValues).wrappedValue
    let uid = try container.decode(String.self, forKey: .uid)
    guard !intercepts.isEmpty, values.count % intercepts.count == 0 else {
      throw GnistaError(
        .corruptModel, "'\(uid)' holds \(values.count) coefficients for \(intercepts.count) intercepts")
    }
    do {
      try self.init(
        coefficientMatrix: Matrix(
          numRows: intercepts.count, numCols: values.count / intercepts.count, values: values),
        interceptVector: intercepts, numClasses: container.decode(Int.self, forKey: .numClasses),
        isMultinomial: container.decode(Bool.self, forKey: .isMultinomial))
    } catch let error as GnistaError {
      throw GnistaError(.corruptModel, "'\(uid)': \(error.message)", cause: error)
    }
    self.uid = uid
    featuresCol = try container.decode(String.self, forKey: .featuresCol)
    labelCol = try container.decode(String.self, forKey: .labelCol)
    predictionCol = try container.decode(String.self, forKey: .predictionCol)
    probabilityCol = try container.decode(String.self, forKey: .probabilityCol)
    rawPredictionCol = try container.decode(String.self, forKey: .rawPredictionCol)
    weightCol = try container.decodeIfPresent(String.self, forKey: .weightCol)
    threshold = try container.decode(Double.self, forKey: .threshold)
    thresholds = try container.decodeIfPresent([Double].self, forKey: .thresholds)
    fitIntercept = try container.decode(Bool.self, forKey: .fitIntercept)
  }

  init(_ estimator: LogisticRegression, _ solution: LogisticSolution) {
    uid = estimator.uid
    featuresCol = estimator.featuresCol
    labelCol = estimator.labelCol
    predictionCol = estimator.predictionCol
    probabilityCol = estimator.probabilityCol
    rawPredictionCol = estimator.rawPredictionCol
    weightCol = estimator.weightCol
    threshold = estimator.threshold
    thresholds = estimator.thresholds
    fitIntercept = estimator.fitIntercept
    numClasses = solution.numClasses
    isMultinomial = solution.isMultinomial
    interceptVector = solution.interceptVector
    coefficientValues = solution.coefficientMatrix
  }

  // MARK: What was learned

  /// Number of features.
  public var numFeatures: Int {
    interceptVector.isEmpty ? 0 : coefficientValues.count / interceptVector.count
  }

  /// Coefficients: one row for a binomial model, one a class for a multinomial one.
  public var coefficientMatrix: Matrix {
    Matrix(numRows: interceptVector.count, numCols: numFeatures, values: coefficientValues)
  }

  /// The coefficients of a binomial model.
  ///
  /// - Throws: ``GnistaError`` `UNSUPPORTED` for a multinomial model, which has ``coefficientMatrix``.
  public var coefficients: [Double] {
    get throws {
      try checkBinomial("coefficients", "coefficientMatrix")
      return coefficientValues
    }
  }

  /// The intercept of a binomial model.
  ///
  /// - Throws: ``GnistaError`` `UNSUPPORTED` for a multinomial model, which has ``interceptVector``.
  public var intercept: Double {
    get throws {
      try checkBinomial("intercept", "interceptVector")
      return interceptVector[0]
    }
  }

  /// Whether the model was fitted in this process, so that there is a ``summary``.
  public var hasSummary: Bool { summary != nil }

  private func checkBinomial(_ wanted: String, _ instead: String) throws {
    if isMultinomial {
      throw GnistaError(
        .unsupported, "\(uid): a multinomial model has no single '\(wanted)'; use '\(instead)'")
    }
  }

  // MARK: Scoring

  public var inputColumns: [String] { [featuresCol] }

  private var output: ClassifierOutput {
    ClassifierOutput(
      rawPredictionCol: rawPredictionCol, probabilityCol: probabilityCol, predictionCol: predictionCol,
      numClasses: max(numClasses, 2))
  }

  public func outputFields(for input: Schema) throws -> [StructField] {
    try checkParams()
    try checkThresholds()
    _ = try vectorField(featuresCol, param: "featuresCol", in: input)
    return try output.fields(self, for: input)
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let fields = try outputFields(for: input)
    let position = try input.index(of: featuresCol)
    let output = output
    return { batch in
      let margins = try LinearMargins.of(
        batch, column: position, coefficients: coefficientValues, intercepts: interceptVector, owner: self)
      let (raw, probability) = isMultinomial ? multinomial(margins) : Probabilities.binary(margins)
      output.append(
        to: &batch, fields: fields, raw: raw, probability: probability,
        prediction: prediction(raw, probability))
    }
  }

  /// The raw score of each class for one row.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` when the vector has another size than the model's ``numFeatures``.
  public func predictRaw(_ features: Vector) throws -> Vector { .dense(try scores(features).raw) }

  /// The probability of each class for one row.
  ///
  /// - Throws: as ``predictRaw(_:)``.
  public func predictProbability(_ features: Vector) throws -> Vector {
    .dense(try scores(features).probability)
  }

  /// The predicted class of one row.
  ///
  /// - Throws: as ``predictRaw(_:)``.
  public func predict(_ features: Vector) throws -> Double {
    let (raw, probability) = try scores(features)
    return prediction(raw, probability)[0]
  }

  private func scores(_ features: Vector) throws -> (raw: [Double], probability: [Double]) {
    let batch = try RowBatch(schema: Schema([StructField(featuresCol, .vector)]), rows: [[.vector(features)]])
    let margins = try LinearMargins.of(
      batch, column: 0, coefficients: coefficientValues, intercepts: interceptVector, owner: self)
    return isMultinomial ? multinomial(margins) : Probabilities.binary(margins)
  }

  private func multinomial(_ margins: [Double]) -> (raw: [Double], probability: [Double]) {
    var probability = margins
    Probabilities.softmax(&probability, classes: numClasses)
    return (margins, probability)
  }

  private func prediction(_ raw: [Double], _ probability: [Double]) -> [Double] {
    guard !isMultinomial else {
      return thresholds.map { ClassifierOutput.argmax(probability, over: $0) }
        ?? ClassifierOutput.argmax(raw, classes: numClasses)
    }
    let threshold = binaryThreshold
    if rawPredictionCol.isEmpty {
      return stride(from: 1, to: probability.count, by: 2).map { probability[$0] > threshold ? 1 : 0 }
    }
    let margin =
      switch threshold {
      case 0: -Double.infinity
      case 1: Double.infinity
      default: log(threshold / (1 - threshold))
      }
    return stride(from: 1, to: raw.count, by: 2).map { raw[$0] > margin ? 1 : 0 }
  }

  /// The probability of class 1 above which it is predicted, by `thresholds` where they are given.
  private var binaryThreshold: Double {
    guard let thresholds, thresholds.count == 2 else { return threshold }
    return 1 / (1 + thresholds[0] / thresholds[1])
  }

  /// Checks that there is a threshold for each class.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER`.
  func checkThresholds() throws {
    guard let thresholds else { return }
    let wanted = isMultinomial ? numClasses : 2
    if thresholds.count != wanted {
      throw GnistaError(
        .invalidParameter,
        "\(uid): parameter 'thresholds' has \(thresholds.count) values for a model of \(wanted) classes; give one for "
          + "each")
    }
  }

  // MARK: Evaluation

  /// Scores a frame with labels and measures the predictions.
  ///
  /// - Throws: ``GnistaError`` for missing columns, nulls, NaN and empty input.
  public func evaluate(_ frame: DataFrame) async throws -> ClassificationSummary {
    try await summaryOutput(of: frame).measure()
  }

  /// The scored frame with the names of its columns; columns that are switched off get names of their own.
  func summaryOutput(of frame: DataFrame) -> ClassificationOutput {
    var model = self
    if model.predictionCol.isEmpty { model.predictionCol = "prediction_" + uid }
    if model.probabilityCol.isEmpty { model.probabilityCol = "probability_" + uid }
    return ClassificationOutput(
      predictions: model.transform(frame), scoreCol: model.probabilityCol, predictionCol: model.predictionCol,
      labelCol: labelCol, featuresCol: featuresCol, weightCol: weightCol, isBinary: numClasses <= 2,
      owner: uid)
  }
}
