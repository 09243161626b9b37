public import GnistaCore
public import GnistaFrame

/// The model of a ``StringIndexer``: replaces labels by their indices.
///
/// A null or a label that the fit did not see is treated as ``handleInvalid`` says: `error` ends with an error, `skip`
/// leaves the row out, `keep` gives it the index after all labels, which the metadata call `__unknown`. An input column
/// that a frame does not have is passed over with its output column, so that rows without labels can be scored.
///
/// Looking up a label takes no memory: labels stand in a hash table of their UTF-8 bytes.
public struct StringIndexerModel: Model, RowTransformer, ColumnPairing {
  public static let summary = "Replaces labels by the indices that a StringIndexer gave them."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.StringIndexerModel"
  public static let params: [Param<Self>] =
    columnParams + [
      Param(
        "handleInvalid", \.handleInvalid,
        "What is done with nulls and labels that the fit did not see: end with an error, skip the row, or keep it with "
          + "an index of its own after all others.")
    ]

  public var uid = StringIndexerModel.makeUID()
  public var inputCol: String?
  public var inputCols: [String]?
  public var outputCol: String?
  public var outputCols: [String]?
  /// What is done with nulls and labels that the fit did not see.
  public var handleInvalid = HandleInvalid.error
  private var tables: [LabelTable] = []

  private enum CodingKeys: String, CodingKey {
    case uid, inputCol, inputCols, outputCol, outputCols, handleInvalid
    case tables = "labelsArray"
  }

  /// Makes a model of no column.
  public init() {}

  /// Makes a model from the labels of each column, in the order of their indices.
  public init(labelsArray: [[String]]) { tables = labelsArray.map(LabelTable.init) }

  /// Makes a model of one column from its labels.
  public init(labels: [String], inputCol: String, outputCol: String, handleInvalid: HandleInvalid = .error) {
    tables = [LabelTable(labels)]
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.handleInvalid = handleInvalid
  }

  /// The labels of each column, in the order of their indices.
  public var labelsArray: [[String]] { tables.map(\.labels) }

  /// The labels of the only column; empty when there are several.
  public var labels: [String] { tables.count == 1 ? tables[0].labels : [] }

  public var mayDropRows: Bool { handleInvalid == .skip }

  public func inputColumns(in schema: Schema) throws -> [String] {
    inputColumns.filter(schema.contains)
  }

  public func outputFields(for input: Schema) throws -> [StructField] {
    try steps(for: input).map(\.output)
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let steps = try steps(for: input)
    let handleInvalid = handleInvalid
    return { batch in
      let columns = try steps.map { step in
        try step.indices(of: batch.columns[step.position], in: &batch, handleInvalid: handleInvalid, uid: uid)
      }
      for (step, column) in zip(steps, columns) { batch.append(step.output, .doubles(column)) }
    }
  }

  /// What is done with one column.
  fileprivate struct Step: Sendable {
    var position: Int
    var input: StructField
    var output: StructField
    var table: LabelTable
    var lookup: @Sendable (BatchColumn) -> [Int32]
  }

  fileprivate func steps(for schema: Schema) throws -> [Step] {
    try checkParams()
    let pairs = try columnPairs()
    guard pairs.count == tables.count else {
      throw invalidColumns(
        "was fitted on \(tables.count) columns, but inputCols names \(pairs.count); give one for each")
    }
    return try zip(pairs, tables).compactMap { pair, table in
      guard schema.contains(pair.input) else { return nil }
      let field = try StringIndexer.labelField(pair.input, of: self, in: schema)
      try checkNew(pair.output, param: outputParam, in: schema)
      let known = handleInvalid == .keep ? table.labels + ["__unknown"] : table.labels
      return Step(
        position: try schema.index(of: pair.input), input: field,
        output: StructField(
          pair.output, .double, nullable: false,
          metadata: Attribute.nominal(pair.output, values: known).metadata),
        table: table, lookup: try table.lookup(for: field.dataType))
    }
  }
}

extension StringIndexerModel.Step {
  fileprivate func indices(
    of column: BatchColumn, in batch: inout RowBatch, handleInvalid: HandleInvalid, uid: String
  ) throws -> [Double] {
    let found = lookup(column)
    var indices = [Double](repeating: 0, count: found.count)
    var isInvalid: [Bool]?
    for row in found.indices {
      if found[row] >= 0, !(column.nulls?[row] ?? false) {
        indices[row] = Double(found[row])
        continue
      }
      switch handleInvalid {
      case .keep: indices[row] = Double(table.labels.count)
      case .skip: isInvalid = isInvalid ?? [Bool](repeating: false, count: found.count)
      case .error:
        if !batch.isDropped(row) { throw error(column[row], uid: uid) }
      }
      isInvalid?[row] = true
    }
    if let isInvalid { batch.drop(where: isInvalid) }
    return indices
  }

  private func error(_ value: Value, uid: String) -> GnistaError {
    let remedy =
      "set handleInvalid to 'keep' to give such rows the index \(table.labels.count), or to 'skip' to leave them out"
    guard let text = SparkText.text(of: value) else {
      return GnistaError(.invalidValue, "\(uid): column '\(input.name)' holds a null; \(remedy)")
    }
    let listed = table.labels.prefix(20).joined(separator: ", ") + (table.labels.count > 20 ? ", …" : "")
    return GnistaError(
      .unseenCategory,
      "\(uid): column '\(input.name)' holds the label '\(text)', which was not there in the fit; \(remedy). "
        + "The labels are: \(listed)")
  }
}
