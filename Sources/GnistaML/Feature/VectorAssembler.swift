public import GnistaCore
public import GnistaFrame
import GnistaKernels

/// Puts numbers, booleans and vectors together into one vector.
///
/// Each row becomes a dense or a sparse vector, whichever takes less memory
/// (``Vector/isSparseSmaller(nonzeros:size:)``). The metadata of the output column name the features: a number has
/// the name of its column, an element of a vector `<column>_<feature>`.
///
/// ``handleInvalid`` says what is done with nulls, and with NaN in number columns (a NaN inside a vector stays):
/// `error` ends with an error, `skip` leaves the row out, `keep` puts NaN in their place. The size of a vector column is taken
/// from its metadata; where they do not tell it the output column has no feature names (Spark looks at the first row of
/// data), and a null vector cannot be kept.
///
/// Reference: `org.apache.spark.ml.feature.VectorAssembler`.
public struct VectorAssembler: RowTransformer {
  public static let summary = "Puts numbers, booleans and vectors together into one vector."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.VectorAssembler"
  public static let params: [Param<Self>] = [
    Param("inputCols", \.inputCols, in: .nonEmpty, "Columns of numbers, booleans and vectors."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "Vector column that is added; null for '<uid>__output'."),
    Param(
      "handleInvalid", \.handleInvalid,
      "What is done with nulls and NaN: end with an error, skip the row, or keep it with NaN in their place."),
  ]

  public var uid = VectorAssembler.makeUID()
  /// Columns of numbers, booleans and vectors, in the order of their features.
  public var inputCols: [String] = []
  /// Vector column that is added; nil for `<uid>__output`.
  public var outputCol: String?
  /// What is done with nulls and NaN.
  public var handleInvalid = HandleInvalid.error

  /// Makes an assembler with all defaults.
  public init() {}

  /// Makes an assembler of some columns.
  public init(inputCols: [String], outputCol: String, handleInvalid: HandleInvalid = .error) {
    self.inputCols = inputCols
    self.outputCol = outputCol
    self.handleInvalid = handleInvalid
  }

  public var inputColumns: [String] { inputCols }
  public var mayDropRows: Bool { handleInvalid == .skip }

  public func outputFields(for input: Schema) throws -> [StructField] {
    let output = outputCol ?? uid + "__output"
    try checkNew(output, param: "outputCol", in: input)
    var attributes: [Attribute]? = []
    for column in inputCols {
      let field = try inputField(column, param: "inputCols", in: input)
      let added = try features(of: field)
      attributes = added.flatMap { some in attributes.map { $0 + some } }
    }
    return [StructField(output, .vector, metadata: (attributes.map(AttributeGroup.init) ?? .init()).metadata)]
  }

  /// The features that a column adds; nil when their number is not known.
  private func features(of field: StructField) throws -> [Attribute]? {
    switch field.dataType {
    case .double: return [try field.attribute() ?? .numeric(field.name)]
    case .boolean: return [.numeric(field.name)]
    case let type where type.isNumeric: return [.numeric(field.name)]
    case .vector:
      let group = try field.attributeGroup()
      if let attributes = group.attributes {
        return attributes.enumerated().map { $1.named("\(field.name)_\($1.name ?? String($0))") }
      }
      return group.size.map { size in (0..<size).map { .numeric("\(field.name)_\($0)") } }
    default:
      throw GnistaError(
        .typeMismatch,
        "\(uid): column '\(field.name)' (inputCols) is \(field.dataType), but only numbers, booleans and vectors can be "
          + "put together; index texts with StringIndexer, cast or drop other columns")
    }
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    try checkParams()
    let output = try outputFields(for: input)[0]
    let parts = try inputCols.map { column in
      let position = try input.index(of: column)
      let field = input.fields[position]
      return Part(position: position, field: field, size: try field.attributeGroup().size)
    }
    return { batch in
      let block = try assemble(parts, &batch)
      batch.append(output, .vectors(block))
    }
  }

  /// One of the columns that are put together.
  private struct Part: Sendable {
    var position: Int
    var field: StructField
    var size: Int?
  }

  private func assemble(_ parts: [Part], _ batch: inout RowBatch) throws -> VectorBlock {
    let features = try parts.map { part -> FeaturePart in
      let column = batch.columns[part.position]
      guard column.type == .vector else { return .column(try numbers(column, part, &batch)) }
      let block = try vectors(column, part, &batch)
      switch block.storage {
      case .dense(let values): return .rows(values, width: block.size)
      case .sparse(let offsets, let indices, let values, _):
        return .sparse(rowStarts: offsets, columns: indices, values: values, width: block.size)
      }
    }
    return Self.block(features, rows: batch.count)
  }

  /// Checks the numbers of a column for nulls and NaN; both are NaN in the result.
  private func numbers(_ column: BatchColumn, _ part: Part, _ batch: inout RowBatch) throws -> [Double] {
    let values = column.doubleValues ?? []
    guard handleInvalid != .keep, column.nulls != nil || part.field.dataType.isFloating else { return values }
    var isClean = true
    for value in values where value.isNaN { isClean = false }
    if isClean { return values }
    if handleInvalid == .skip {
      batch.drop(where: values.map(\.isNaN))
    } else if let row = values.indices.first(where: { values[$0].isNaN && !batch.isDropped($0) }) {
      throw invalid(part.field.name, column.isNull(at: row) ? "a null" : "NaN")
    }
    return values
  }

  /// Checks the vectors of a column for nulls and puts NaN in their place where they are kept.
  private func vectors(_ column: BatchColumn, _ part: Part, _ batch: inout RowBatch) throws -> VectorBlock {
    var block = try column.vectorBlock(size: part.size)
    if let size = part.size, size != block.size, block.count > 0 {
      throw GnistaError(
        .invalidValue,
        "\(uid): column '\(part.field.name)' holds vectors of \(block.size) elements, but has \(size) features by its "
          + "metadata; make the column anew")
    }
    guard let nulls = column.nulls,
      let row = nulls.indices.first(where: { nulls[$0] && !batch.isDropped($0) })
    else { return block }
    switch handleInvalid {
    case .skip: batch.drop(where: nulls)
    case .error: throw invalid(part.field.name, "a null", row: row)
    case .keep:
      guard part.size != nil else {
        throw GnistaError(
          .invalidValue,
          "\(uid): column '\(part.field.name)' holds a null vector, which cannot be kept because the column's metadata "
            + "do not tell the size of its vectors; set handleInvalid to 'skip', or make the column with a stage that "
            + "writes them, such as VectorAssembler")
      }
      let nan = Vector.dense([Double](repeating: .nan, count: block.size))
      block = try VectorBlock((0..<block.count).map { nulls[$0] ? nan : block[$0] })
    }
    return block
  }

  private func invalid(_ column: String, _ what: String, row: Int? = nil) -> GnistaError {
    GnistaError(
      .invalidValue,
      "\(uid): column '\(column)' holds \(what); set handleInvalid to 'skip' to leave such rows out, to 'keep' to put "
        + "NaN in its place, or fill it with Imputer first")
  }

  /// The rows with the features in the layout that takes less memory; a block is dense when all of its rows are.
  private static func block(_ parts: [FeaturePart], rows: Int) -> VectorBlock {
    let size = parts.reduce(0) { $0 + $1.width }
    let hasSparsePart = parts.contains { if case .sparse = $0 { true } else { false } }
    if !hasSparsePart {
      let matrix = RowAssembly.dense(parts, rows: rows)
      let nonzeros = RowAssembly.nonzeros(matrix, rows: rows, width: size)
      if !nonzeros.contains(where: { Vector.isSparseSmaller(nonzeros: $0, size: size) }) {
        return VectorBlock(count: rows, size: size, storage: .dense(matrix))
      }
    }
    let kept = RowAssembly.compressed(parts, rows: rows)
    let isDense = (0..<rows).map { row in
      !Vector.isSparseSmaller(nonzeros: kept.rowStarts[row + 1] - kept.rowStarts[row], size: size)
    }
    guard isDense.contains(false) else {
      return VectorBlock(count: rows, size: size, storage: .dense(RowAssembly.dense(parts, rows: rows)))
    }
    return VectorBlock(
      count: rows, size: size,
      storage: .sparse(offsets: kept.rowStarts, indices: kept.columns, values: kept.values, isDense: isDense))
  }
}
