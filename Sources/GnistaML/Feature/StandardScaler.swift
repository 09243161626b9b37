public import GnistaCore
public import GnistaFrame

/// Brings the elements of vectors to mean 0 and standard deviation 1.
///
/// Element `x` with mean `m` and standard deviation `s` becomes `(x - m) / s`, of which ``withMean`` and ``withStd``
/// each switch a part. The standard deviation is the square root of the unbiased variance; an element that does not
/// vary becomes 0. Without ``withMean`` sparse vectors stay sparse.
///
/// Reference: `org.apache.spark.ml.feature.StandardScaler`.
public struct StandardScaler: Estimator {
  public static let summary = "Brings the elements of vectors to mean 0 and standard deviation 1."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.StandardScaler"
  public static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "Vector column."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "Vector column that is added; null for '<uid>__output'."),
    Param("withMean", \.withMean, "Whether the mean is subtracted; this makes sparse vectors dense."),
    Param("withStd", \.withStd, "Whether elements are divided by their standard deviation."),
  ]

  public var uid = StandardScaler.makeUID()
  /// Vector column.
  public var inputCol: String?
  /// Vector column that is added; nil for `<uid>__output`.
  public var outputCol: String?
  /// Whether the mean is subtracted; this makes sparse vectors dense.
  public var withMean = false
  /// Whether elements are divided by their standard deviation.
  public var withStd = true

  /// Makes a scaler with all defaults.
  public init() {}

  /// Makes a scaler of one column.
  public init(inputCol: String, outputCol: String, withMean: Bool = false, withStd: Bool = true) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.withMean = withMean
    self.withStd = withStd
  }

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    return Schema(input.fields + [try scaledField(from: inputCol, to: outputCol, size: nil, in: input)])
  }

  /// Computes mean and standard deviation of each element in one pass.
  public func fit(_ frame: DataFrame) async throws -> StandardScalerModel {
    let schema = try await frame.schema
    _ = try outputSchema(for: schema)
    let column = try schema.field(try requiredColumn(inputCol, param: "inputCol")).name
    let moments = try await VectorMoments.of(column, in: frame, for: self)
    var model = StandardScalerModel(mean: moments.mean, std: moments.std)
    model.uid = uid
    model.inputCol = inputCol
    model.outputCol = outputCol
    model.withMean = withMean
    model.withStd = withStd
    return model
  }
}

/// What the scalers share.
extension PipelineStage {
  /// The field that a scaler adds.
  func scaledField(
    from inputCol: String?, to outputCol: String?, size: Int?, in schema: Schema
  ) throws -> StructField {
    _ = try vectorField(try requiredColumn(inputCol, param: "inputCol"), param: "inputCol", in: schema)
    let output = outputCol ?? uid + "__output"
    try checkNew(output, param: "outputCol", in: schema)
    let group = size.map(AttributeGroup.init(count:))
    return StructField(output, .vector, metadata: group?.metadata ?? [:])
  }

  /// The vectors of a column that is to be scaled, none of them null, all of the size of the fit.
  func scalable(_ column: BatchColumn, _ name: String, size: Int, in batch: RowBatch) throws -> VectorBlock {
    try checkNoNulls(column, name, in: batch)
    let block = try column.vectorBlock(size: size)
    guard block.size == size || block.count == 0 else {
      throw GnistaError(
        .invalidValue,
        "\(uid): column '\(name)' holds vectors of \(block.size) elements, but had \(size) in the fit; give the model "
          + "the same features")
    }
    return block
  }
}
