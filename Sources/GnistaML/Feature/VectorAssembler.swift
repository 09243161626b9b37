public import GnistaCore
public import GnistaFrame

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

  /// A column's elements.
  fileprivate enum Elements {
    case numbers([Double])
    case vectors(VectorBlock)

    var size: Int {
      switch self {
      case .numbers: 1
      case .vectors(let block): block.size
      }
    }
  }

  private func assemble(_ parts: [Part], _ batch: inout RowBatch) throws -> VectorBlock {
    var elements: [Elements] = []
    elements.reserveCapacity(parts.count)
    var isSparse = false
    for part in parts {
      let column = batch.columns[part.position]
      if column.type == .vector {
        let block = try vectors(column, part, &batch)
        if case .sparse = block.storage { isSparse = true }
        elements.append(.vectors(block))
      } else {
        elements.append(.numbers(try numbers(column, part, &batch)))
      }
    }
    let size = elements.reduce(0) { $0 + $1.size }
    let rows = batch.count
    return isSparse ? Self.compressed(elements, rows, size) : Self.dense(elements, rows, size)
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

  /// Writes the elements into one row-major matrix, and compresses rows that are mostly zeros.
  private static func dense(_ elements: [Elements], _ rows: Int, _ size: Int) -> VectorBlock {
    var matrix = [Double](repeating: 0, count: rows * size)
    var start = 0
    for part in elements {
      switch part {
      case .numbers(let values):
        var target = start
        // Adding zero makes a negative zero positive, as leaving zeros out does in Spark.
        for row in 0..<rows {
          matrix[target] = values[row] + 0
          target += size
        }
      case .vectors(let block):
        guard case .dense(let values) = block.storage else { continue }
        for row in 0..<rows {
          for column in 0..<block.size {
            matrix[row * size + start + column] = values[row * block.size + column] + 0
          }
        }
      }
      start += part.size
    }
    var isDense = true
    for row in 0..<rows where isDense {
      var nonzeros = 0
      for position in row * size..<(row + 1) * size where matrix[position] != 0 { nonzeros += 1 }
      if Vector.isSparseSmaller(nonzeros: nonzeros, size: size) { isDense = false }
    }
    if isDense { return VectorBlock(count: rows, size: size, storage: .dense(matrix)) }
    var compressed = CompressedRows(size: size, capacity: 0)
    for row in 0..<rows { compressed.append(matrix[row * size..<(row + 1) * size]) }
    return compressed.block
  }

  /// Writes the elements that are not zero into compressed rows.
  private static func compressed(_ elements: [Elements], _ rows: Int, _ size: Int) -> VectorBlock {
    var ends = [Int](repeating: 0, count: rows + 1)
    for part in elements { part.forEachNonzero(rows) { row, _, _ in ends[row + 1] += 1 } }
    var isDense = [Bool](repeating: false, count: rows)
    for row in 0..<rows {
      isDense[row] = !Vector.isSparseSmaller(nonzeros: ends[row + 1], size: size)
      ends[row + 1] += ends[row]
    }
    if !isDense.contains(false) {
      var matrix = [Double](repeating: 0, count: rows * size)
      var start = 0
      for part in elements {
        part.forEachNonzero(rows) { row, index, value in matrix[row * size + start + index] = value }
        start += part.size
      }
      return VectorBlock(count: rows, size: size, storage: .dense(matrix))
    }
    var next = Array(ends.dropLast())
    var indices = [Int32](repeating: 0, count: ends[rows])
    var values = [Double](repeating: 0, count: ends[rows])
    var start = 0
    for part in elements {
      part.forEachNonzero(rows) { row, index, value in
        let place = next[row]
        indices[place] = Int32(truncatingIfNeeded: start + index)
        values[place] = value
        next[row] = place + 1
      }
      start += part.size
    }
    return VectorBlock(
      count: rows, size: size,
      storage: .sparse(offsets: ends, indices: indices, values: values, isDense: isDense))
  }
}

extension VectorAssembler.Elements {
  /// Calls a body with row, index and value of each element that is not zero, indices of a row ascending.
  @inline(__always)
  fileprivate func forEachNonzero(_ rows: Int, _ body: (Int, Int, Double) -> Void) {
    switch self {
    case .numbers(let numbers):
      for row in 0..<rows where numbers[row] != 0 { body(row, 0, numbers[row]) }
    case .vectors(let block):
      switch block.storage {
      case .dense(let all):
        for row in 0..<rows {
          for index in 0..<block.size where all[row * block.size + index] != 0 {
            body(row, index, all[row * block.size + index])
          }
        }
      case .sparse(let offsets, let indices, let kept, _):
        for row in 0..<rows {
          for place in offsets[row]..<offsets[row + 1] where kept[place] != 0 {
            body(row, Int(indices[place]), kept[place])
          }
        }
      }
    }
  }
}
