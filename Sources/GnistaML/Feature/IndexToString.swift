public import GnistaCore
public import GnistaFrame

/// Replaces indices by their labels: the inverse of a ``StringIndexer``.
///
/// The labels are those of the parameter ``labels`` or, without them, those in the input column's metadata. Indices are
/// rounded towards zero. A null or NaN, and an index without a label, is an error.
///
/// Reference: `org.apache.spark.ml.feature.IndexToString`.
public struct IndexToString: RowTransformer {
  public static let summary = "Replaces indices by their labels."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.IndexToString"
  public static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "Column of indices."),
    Param(
      "outputCol", \.outputCol, in: .nonEmpty, "Column of labels that is added; null for '<uid>__output'."),
    Param(
      "labels", \.labels, "The labels in the order of their indices; null or none for those in the metadata."),
  ]

  public var uid = IndexToString.makeUID()
  /// Column of indices.
  public var inputCol: String?
  /// Column of labels that is added; nil for `<uid>__output`.
  public var outputCol: String?
  /// The labels in the order of their indices; nil or none for those in the input column's metadata.
  public var labels: [String]?

  /// Makes a stage with all defaults.
  public init() {}

  /// Makes a stage for one column.
  public init(inputCol: String, outputCol: String, labels: [String]? = nil) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.labels = labels
  }

  public var inputColumns: [String] { inputCol.map { [$0] } ?? [] }

  public func outputFields(for input: Schema) throws -> [StructField] {
    let name = try requiredColumn(inputCol, param: "inputCol")
    let field = try inputField(name, param: "inputCol", in: input)
    guard field.dataType.isNumeric else {
      throw GnistaError(
        .typeMismatch, "\(uid): column '\(name)' (inputCol) must hold indices, not \(field.dataType)")
    }
    let output = outputCol ?? uid + "__output"
    try checkNew(output, param: "outputCol", in: input)
    return [StructField(output, .string)]
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    try checkParams()
    let output = try outputFields(for: input)[0]
    let position = try input.index(of: try requiredColumn(inputCol, param: "inputCol"))
    let labels = try labels(for: input.fields[position])
    let texts = StringColumn(labels)
    return { batch in
      let column = batch.columns[position]
      let indices = column.doubleValues ?? []
      var result = StringColumn(minimumCapacity: batch.count)
      for row in indices.indices {
        let index = indices[row].rounded(.towardZero)
        if index >= 0, index < Double(labels.count) {
          result.append(utf8: texts.utf8(at: Int(index)))
        } else if batch.isDropped(row) {
          result.append("")
        } else {
          throw noLabel(column[row], column: input.fields[position].name, count: labels.count)
        }
      }
      batch.append(output, BatchColumn(type: .string, storage: .string(result)))
    }
  }

  private func labels(for field: StructField) throws -> [String] {
    if let labels, !labels.isEmpty { return labels }
    guard let values = try field.attribute()?.values else {
      throw GnistaError(
        .invalidParameter,
        "\(uid): the metadata of column '\(field.name)' hold no labels; set the parameter labels, or make the column "
          + "with StringIndexer")
    }
    return values
  }

  private func noLabel(_ value: Value, column: String, count: Int) -> GnistaError {
    guard let text = SparkText.text(of: value) else { return invalidValue(column, "a null") }
    return GnistaError(
      .invalidValue,
      "\(uid): column '\(column)' holds the index \(text), but the labels have the indices 0 to \(count - 1)")
  }
}
