import GnistaCore

/// Reads the arrays of one batch: nodes (length and nulls of each field, depth first) and buffers, in the order of fields.
struct BatchDecoder {
  private let rows: Int64
  private let nodes: [(first: Int64, second: Int64)]
  private let buffers: [(first: Int64, second: Int64)]
  private let body: ArrowBuffer
  private let dictionaries: [Int64: ArrowArray]
  private var node = 0
  private var buffer = 0
  private var rowsWithoutBytes = 0

  /// Begins with the table `RecordBatch`.
  init(_ table: FlatTable, body: ArrowBuffer, dictionaries: [Int64: ArrowArray]) throws {
    if let compression = try table.table(3) {
      let codec = try compression.number(0, absent: Int8(0)) == 0 ? "LZ4_FRAME" : "ZSTD"
      throw ArrowFailure.unsupported(
        "the buffers of the Arrow stream are compressed with \(codec)",
        remedy: "set spark.sql.execution.arrow.compression.codec to none, or write without compression")
    }
    rows = try table.number(0, absent: Int64(0))
    nodes = try table.pairs(1)
    buffers = try table.pairs(2)
    self.body = body
    self.dictionaries = dictionaries
    var total: Int64 = 0
    for (start, length) in buffers {
      // Buffers that overlap would let few bytes stand for many.
      guard start >= 0, length >= 0, length <= Int64(body.count) - total else {
        throw ArrowFailure.damaged(
          "a batch of \(body.count) bytes has a buffer of \(length) at byte \(start)")
      }
      total += length
    }
  }

  /// All columns of a schema.
  mutating func batch(_ schema: ArrowSchema) throws -> ArrowBatch {
    let count = try checked(rows)
    if schema.fields.isEmpty { try countRowsWithoutBytes(count) }
    let columns = try schema.fields.map { try array($0) }
    try checkEnd()
    for column in columns where column.count != count {
      throw ArrowFailure.damaged(
        "column '\(column.field.name)' has \(column.count) rows, its batch has \(count)")
    }
    return try ArrowBatch(schema, columns: columns, count: count)
  }

  /// The values of a dictionary.
  mutating func dictionary(_ field: ArrowField) throws -> ArrowArray {
    let values = try array(field)
    try checkEnd()
    return values
  }

  private func checkEnd() throws {
    guard node == nodes.count, buffer == buffers.count else {
      throw ArrowFailure.damaged(
        "a batch describes \(nodes.count) fields and \(buffers.count) buffers; its schema asks for \(node) and \(buffer)"
      )
    }
  }

  private mutating func array(_ field: ArrowField) throws -> ArrowArray {
    guard node < nodes.count else { throw ArrowFailure.damaged("a batch lacks column '\(field.name)'") }
    let count = try checked(nodes[node].first)
    let nulls = nodes[node].second
    guard (-1...Int64(count)).contains(nulls) else {
      throw ArrowFailure.damaged("column '\(field.name)' has \(nulls) nulls in \(count) rows")
    }
    node += 1
    let nullCount = nulls == -1 ? nil : Int(nulls)
    if let encoding = field.dictionary {
      let validity = try nextValidity()
      let indices = try nextBuffer()
      guard let dictionary = try dictionaries[encoding.id] ?? emptyDictionary(field, count, nullCount) else {
        throw ArrowFailure.damaged("the dictionary of column '\(field.name)' has not come before its rows")
      }
      return try ArrowArray(
        field, count: count, nullCount: nullCount, validity: validity, values: indices,
        dictionary: dictionary)
    }
    try countRowsWithoutBytes(field, count)
    let validity = field.type == .null ? nil : try nextValidity()
    let offsets = field.type.offsetBits == nil ? nil : try nextBuffer()
    let values = field.type.isVariableBytes || field.type.bitWidth != nil ? try nextBuffer() : nil
    let children = try field.children.map { try array($0) }
    return try ArrowArray(
      field, count: count, nullCount: nullCount, validity: validity, offsets: offsets, values: values,
      children: children)
  }

  /// A column of nulls only may come without its dictionary.
  private func emptyDictionary(_ field: ArrowField, _ count: Int, _ nullCount: Int?) throws -> ArrowArray? {
    nullCount == count ? try ArrowArray.empty(field.dictionaryValues) : nil
  }

  private func checked(_ count: Int64) throws -> Int {
    // A bound far above every batch, so that sums and products of counts do not overflow.
    guard (0...(1 << 40)).contains(count) else {
      throw ArrowFailure.damaged("a batch says it has \(count) rows")
    }
    return Int(count)
  }

  /// Rows of a struct are counted only when it has no parts, which are counted otherwise.
  private mutating func countRowsWithoutBytes(_ field: ArrowField, _ count: Int) throws {
    switch field.type {
    case .null, .fixedSizeBinary(width: 0), .fixedSizeList(size: 0): try countRowsWithoutBytes(count)
    case .structure where field.children.isEmpty: try countRowsWithoutBytes(count)
    default: break
    }
  }

  private mutating func countRowsWithoutBytes(_ count: Int) throws {
    rowsWithoutBytes += count
    guard rowsWithoutBytes <= ArrowLimits.rowsWithoutBytes else {
      throw GnistaError(
        .unsupported,
        "a batch has more than \(ArrowLimits.rowsWithoutBytes) rows of nulls or of types without bytes; "
          + "write smaller batches")
    }
  }

  private mutating func nextBuffer() throws -> ArrowBuffer {
    guard buffer < buffers.count else { throw ArrowFailure.damaged("a batch has too few buffers") }
    let (start, length) = buffers[buffer]
    guard let part = body.part(at: Int(start), count: Int(length)) else {
      throw ArrowFailure.damaged("a batch of \(body.count) bytes has a buffer of \(length) at byte \(start)")
    }
    buffer += 1
    return part
  }

  private mutating func nextValidity() throws -> ArrowBuffer? {
    let bits = try nextBuffer()
    return bits.count == 0 ? nil : bits
  }
}
