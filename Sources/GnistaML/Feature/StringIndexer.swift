public import GnistaCore
public import GnistaFrame

/// Gives each label of a text column an index: 0 for the most frequent one, and so on.
///
/// ```swift
/// let indexer = StringIndexer(inputCol: "payment", outputCol: "paymentIndex")
/// ```
///
/// Numeric columns are indexed by the text of their numbers (`1`, `2.5`, `1.0E10`). Nulls, and NaN in numeric columns,
/// are passed over in the fit. ``stringOrderType`` says which label comes first. The indices are doubles, and the
/// output column's metadata hold the labels (``Attribute``), from which ``IndexToString`` and ``OneHotEncoder`` work.
///
/// Reference: `org.apache.spark.ml.feature.StringIndexer`.
public struct StringIndexer: Estimator, ColumnPairing {
  public static let summary = "Gives each label of a text column an index, the most frequent label first."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.StringIndexer"
  public static let params: [Param<Self>] =
    columnParams + [
      Param(
        "handleInvalid", \.handleInvalid,
        "What the model does with nulls and labels that the fit did not see: end with an error, skip the row, or keep "
          + "it with an index of its own after all others."),
      Param("stringOrderType", \.stringOrderType, "Which label gets index 0."),
    ]

  public var uid = StringIndexer.makeUID()
  public var inputCol: String?
  public var inputCols: [String]?
  public var outputCol: String?
  public var outputCols: [String]?
  /// What the model does with nulls and labels that the fit did not see.
  public var handleInvalid = HandleInvalid.error
  /// Which label gets index 0.
  public var stringOrderType = StringOrderType.frequencyDesc

  /// Makes an indexer with all defaults.
  public init() {}

  /// Makes an indexer of one column.
  public init(inputCol: String, outputCol: String, handleInvalid: HandleInvalid = .error) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.handleInvalid = handleInvalid
  }

  /// Makes an indexer of several columns.
  public init(inputCols: [String], outputCols: [String], handleInvalid: HandleInvalid = .error) {
    self.inputCols = inputCols
    self.outputCols = outputCols
    self.handleInvalid = handleInvalid
  }

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    try checkOutputsAreNew(in: input)
    let added = try columnPairs().map { pair in
      _ = try Self.labelField(pair.input, of: self, in: input)
      return StructField(pair.output, .double, nullable: false, metadata: Attribute.nominal().metadata)
    }
    return Schema(input.fields + added)
  }

  /// Counts the labels of each column and puts them in order.
  public func fit(_ frame: DataFrame) async throws -> StringIndexerModel {
    let schema = try await frame.schema
    _ = try outputSchema(for: schema)
    let pairs = try columnPairs()
    let fields = try pairs.map { try inputField($0.input, param: inputParam, in: schema) }
    let names = fields.map(\.name)
    let labels = try await RepeatedScan.over(frame, columns: names, passes: names.count) { scanned in
      var labels: [[String]] = []
      for field in fields {
        labels.append(stringOrderType.sorted(try await Self.counts(of: field, in: scanned)))
      }
      return labels
    }
    var model = StringIndexerModel(labelsArray: labels)
    model.uid = uid
    model.inputCol = inputCol
    model.inputCols = inputCols
    model.outputCol = outputCol
    model.outputCols = outputCols
    model.handleInvalid = handleInvalid
    return model
  }

  /// How often each label stands in a column.
  private static func counts(
    of field: StructField, in frame: DataFrame
  ) async throws -> [(label: String, count: Int)] {
    let column = frame.select([Column.exactly(field.name).alias("label")])
    if field.dataType.isFloating { return try await countsOfFloating(column) }
    var counts: [(label: String, count: Int)] = []
    for row in try await column.groupBy("label").count().collect() {
      guard let count = row[1].integerValue, let label = SparkText.text(of: row[0]) else { continue }
      counts.append((label, count))
    }
    return counts
  }

  /// The same for floats and doubles. They are counted here because a database groups 0.0 with -0.0, which have
  /// different texts. NaN is passed over.
  private static func countsOfFloating(_ column: DataFrame) async throws -> [(label: String, count: Int)] {
    var counts: [UInt64: (text: Value, count: Int)] = [:]
    for try await batch in try await column.batches() {
      let values = batch.columns[0]
      for (row, number) in (values.doubleValues ?? []).enumerated() where !number.isNaN {
        counts[number.bitPattern, default: (values[row], 0)].count += 1
      }
    }
    return counts.values.compactMap { entry in SparkText.text(of: entry.text).map { ($0, entry.count) } }
  }

  /// The field of a column of labels.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN`, or `TYPE_MISMATCH` when it holds neither texts nor numbers.
  static func labelField(
    _ column: String, of stage: some ColumnPairing, in schema: Schema
  ) throws -> StructField {
    let field = try stage.inputField(column, param: stage.inputParam, in: schema)
    guard field.dataType == .string || field.dataType.isNumeric else {
      throw GnistaError(
        .typeMismatch,
        "\(stage.uid): column '\(column)' (\(stage.inputParam)) must hold texts or numbers, not "
          + "\(field.dataType); cast it to string first")
    }
    return field
  }
}
