public import GnistaCore
public import GnistaFrame

/// Brings the elements of vectors to a common range.
///
/// Element `x`, in the fit between `a` and `b`, becomes `(x - a) / (b - a) · (max - min) + min`; one that was constant
/// in the fit becomes `(min + max) / 2`. NaN is passed over in the fit and stays NaN. The vectors come out dense or
/// sparse, whichever takes less memory.
///
/// Reference: `org.apache.spark.ml.feature.MinMaxScaler`.
public struct MinMaxScaler: Estimator {
  public static let summary = "Brings the elements of vectors to a common range."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.MinMaxScaler"
  public static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "Vector column."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "Vector column that is added; null for '<uid>__output'."),
    Param("min", \.min, in: .number, "Lower end of the range; below max."),
    Param("max", \.max, in: .number, "Upper end of the range; above min."),
  ]

  public var uid = MinMaxScaler.makeUID()
  /// Vector column.
  public var inputCol: String?
  /// Vector column that is added; nil for `<uid>__output`.
  public var outputCol: String?
  /// Lower end of the range.
  public var min = 0.0
  /// Upper end of the range.
  public var max = 1.0

  /// Makes a scaler with all defaults.
  public init() {}

  /// Makes a scaler of one column.
  public init(inputCol: String, outputCol: String, min: Double = 0, max: Double = 1) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.min = min
    self.max = max
  }

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    try checkRange(min, max)
    return Schema(input.fields + [try scaledField(from: inputCol, to: outputCol, size: nil, in: input)])
  }

  /// Finds the smallest and greatest value of each element in one pass.
  public func fit(_ frame: DataFrame) async throws -> MinMaxScalerModel {
    let schema = try await frame.schema
    _ = try outputSchema(for: schema)
    let column = try schema.field(try requiredColumn(inputCol, param: "inputCol")).name
    let moments = try await VectorMoments.of(column, in: frame, for: self)
    var model = MinMaxScalerModel(originalMin: moments.minimum, originalMax: moments.maximum)
    model.uid = uid
    model.inputCol = inputCol
    model.outputCol = outputCol
    model.min = min
    model.max = max
    return model
  }
}

extension PipelineStage {
  /// Checks that a range is not empty.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER`.
  func checkRange(_ min: Double, _ max: Double) throws {
    guard min < max else {
      throw GnistaError(
        .invalidParameter,
        "\(uid): parameter 'min' is \(SparkText.double(min)), which is not below 'max', \(SparkText.double(max))"
      )
    }
  }
}
