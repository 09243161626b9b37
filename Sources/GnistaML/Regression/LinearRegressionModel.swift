public import GnistaCore
public import GnistaFrame
import GnistaKernels

/// The model of a ``LinearRegression``: adds the prediction `coefficients · x + intercept`.
public struct LinearRegressionModel: Model, RowTransformer {
  public static let summary = "Predicts numbers by linear regression."
  public static let spark: SparkOperator? = "org.apache.spark.ml.regression.LinearRegressionModel"

  public var uid = LinearRegressionModel.makeUID()
  /// Column of feature vectors.
  public var featuresCol = "features"
  /// Column of labels, read by ``evaluate(_:)``.
  public var labelCol = "label"
  /// Column for predictions; empty for none.
  public var predictionCol = "prediction"
  /// Column of row weights, read by ``evaluate(_:)``; nil where every row weighs 1.
  public var weightCol: String?
  /// Whether the model was fitted with an intercept.
  public var fitIntercept = true

  /// Coefficients, one a feature.
  @PackedArray public private(set) var coefficients: [Double] = []
  @PackedArray private var interceptAndScale: [Double] = [0, 1]

  /// What is known of the training; nil for a model that was loaded or copied from another process.
  public internal(set) var summary: LinearRegressionTrainingSummary?

  private enum CodingKeys: String, CodingKey {
    case uid, featuresCol, labelCol, predictionCol, weightCol, fitIntercept, coefficients, interceptAndScale
  }

  public static let params: [Param<Self>] = [
    Param("featuresCol", \.featuresCol, in: .nonEmpty, "Column of feature vectors."),
    Param("labelCol", \.labelCol, in: .nonEmpty, "Column of labels, read by evaluate."),
    Param("predictionCol", \.predictionCol, "Column for predictions; empty for none."),
    Param("weightCol", \.weightCol, in: .nonEmpty, "Column of row weights, read by evaluate."),
    Param("fitIntercept", \.fitIntercept, "Whether the model was fitted with an intercept."),
  ]

  /// Makes a model without features, which always predicts 0.
  public init() {}

  /// Makes a model from its coefficients.
  ///
  /// - Parameters:
  ///   - coefficients: one a feature.
  ///   - intercept: added to every prediction.
  ///   - scale: scale of the residuals, for Huber loss.
  public init(coefficients: [Double], intercept: Double, scale: Double = 1) {
    self.coefficients = coefficients
    interceptAndScale = [intercept, scale]
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let numbers = try container.decode(PackedArray.self, forKey: .interceptAndScale).wrappedValue
    let uid = try container.decode(String.self, forKey: .uid)
    guard numbers.count == 2 else {
      throw GnistaError(
        .corruptModel, "'\(uid)' holds \(numbers.count) numbers where its intercept and scale are expected")
    }
    self.init(
      coefficients: try container.decode(PackedArray.self, forKey: .coefficients).wrappedValue,
      intercept: numbers[0], scale: numbers[1])
    self.uid = uid
    featuresCol = try container.decode(String.self, forKey: .featuresCol)
    labelCol = try container.decode(String.self, forKey: .labelCol)
    predictionCol = try container.decode(String.self, forKey: .predictionCol)
    weightCol = try container.decodeIfPresent(String.self, forKey: .weightCol)
    fitIntercept = try container.decode(Bool.self, forKey: .fitIntercept)
  }

  init(_ estimator: LinearRegression, _ solution: LinearSolution) {
    self.init(coefficients: solution.coefficients, intercept: solution.intercept, scale: solution.scale)
    uid = estimator.uid
    featuresCol = estimator.featuresCol
    labelCol = estimator.labelCol
    predictionCol = estimator.predictionCol
    weightCol = estimator.weightCol
    fitIntercept = estimator.fitIntercept
  }

  /// The intercept; 0 without one.
  public var intercept: Double { interceptAndScale[0] }
  /// Huber loss: the estimated scale of the residuals; else 1.
  public var scale: Double { interceptAndScale[1] }
  /// Number of features.
  public var numFeatures: Int { coefficients.count }
  /// Whether the model was fitted in this process, so that there is a ``summary``.
  public var hasSummary: Bool { summary != nil }

  public var inputColumns: [String] { [featuresCol] }

  public func outputFields(for input: Schema) throws -> [StructField] {
    try checkParams()
    _ = try vectorField(featuresCol, param: "featuresCol", in: input)
    guard !predictionCol.isEmpty else { return [] }
    try checkNew(predictionCol, param: "predictionCol", in: input)
    return [StructField(predictionCol, .double, nullable: false)]
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let fields = try outputFields(for: input)
    let position = try input.index(of: featuresCol)
    return { batch in
      guard let field = fields.first else { return }
      let predictions = try LinearMargins.of(
        batch, column: position, coefficients: coefficients, intercepts: [intercept], owner: self)
      batch.append(field, .doubles(predictions))
    }
  }

  /// The prediction for one row.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` when the vector has another size than the model's ``numFeatures``.
  public func predict(_ features: Vector) throws -> Double {
    let batch = try RowBatch(schema: Schema([StructField(featuresCol, .vector)]), rows: [[.vector(features)]])
    return try LinearMargins.of(
      batch, column: 0, coefficients: coefficients, intercepts: [intercept], owner: self)[0]
  }

  /// Scores a frame with labels and measures the predictions.
  ///
  /// - Throws: ``GnistaError`` for missing columns, nulls, NaN and empty input.
  public func evaluate(_ frame: DataFrame) async throws -> LinearRegressionSummary {
    try await summaryOutput(of: frame, solution: nil).measure()
  }

  /// The scored frame with the names of its columns; a prediction column that is switched off gets a name of its own.
  func summaryOutput(of frame: DataFrame, solution: LinearSolution?) -> RegressionOutput {
    var model = self
    if model.predictionCol.isEmpty { model.predictionCol = "prediction_" + uid }
    return RegressionOutput(
      predictions: model.transform(frame), predictionCol: model.predictionCol, labelCol: labelCol,
      featuresCol: featuresCol, weightCol: weightCol, fitIntercept: fitIntercept, numFeatures: numFeatures,
      solution: solution, owner: uid)
  }
}
