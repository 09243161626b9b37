/// Some rows of a frame, column by column: the unit in which data stream and stages score.
public struct RowBatch: Hashable, Sendable {
  /// Names and types of the columns.
  public private(set) var schema: Schema
  /// The columns, in the schema's order.
  public private(set) var columns: [BatchColumn]
  /// Number of rows.
  public private(set) var count: Int
  /// Rows that a stage wants left out of its result; nil when none. They stay in place until ``compacted()``, so that
  /// a batch can be scored row for row.
  public private(set) var dropped: [Bool]?

  /// Makes a batch; every column has `count` rows and the type of its field.
  public init(schema: Schema, columns: [BatchColumn], count: Int, dropped: [Bool]? = nil) {
    precondition(schema.count == columns.count, "a batch needs one column for each field")
    self.schema = schema
    self.columns = columns
    self.count = count
    self.dropped = dropped
  }

  /// Makes a batch from rows of one schema.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` when a value does not fit its column.
  public init(schema: Schema, rows: [[Value]]) throws {
    let columns = try schema.fields.enumerated().map { index, field in
      do {
        return try BatchColumn(type: field.dataType, values: rows.map { $0[index] })
      } catch let error as GnistaError {
        throw GnistaError(error.code, "column '\(field.name)', \(error.message)")
      }
    }
    self.init(schema: schema, columns: columns, count: rows.count)
  }

  /// The column with a name.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` or `AMBIGUOUS_COLUMN`.
  public func column(_ name: String) throws -> BatchColumn { columns[try schema.index(of: name)] }

  /// Adds a column at the end.
  public mutating func append(_ field: StructField, _ column: BatchColumn) {
    precondition(column.count == count, "a column needs one value for each row of its batch")
    schema.fields.append(field)
    columns.append(column)
  }

  /// Marks rows to be left out, besides those marked before.
  public mutating func drop(where marked: [Bool]) {
    guard marked.contains(true) else { return }
    dropped = dropped.map { zip($0, marked).map { $0 || $1 } } ?? marked
  }

  /// Whether a row is marked to be left out.
  public func isDropped(_ row: Int) -> Bool { dropped?[row] ?? false }

  /// The batch without the rows that are marked to be left out.
  public func compacted() -> RowBatch {
    guard let dropped else { return self }
    let kept = dropped.indices.filter { !dropped[$0] }
    return RowBatch(schema: schema, columns: columns.map { $0.rows(at: kept) }, count: kept.count)
  }

  /// The batch with only the given columns, in that order.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` or `AMBIGUOUS_COLUMN`.
  public func selecting(_ names: [String]) throws -> RowBatch {
    let positions = try names.map(schema.index(of:))
    return RowBatch(
      schema: Schema(positions.map { schema.fields[$0] }), columns: positions.map { columns[$0] },
      count: count,
      dropped: dropped)
  }

  /// One row as a value.
  public func row(_ index: Int) -> Row { Row(schema: schema, values: columns.map { $0[index] }) }

  /// All rows that are not marked to be left out.
  public var rows: [Row] { (0..<count).filter { !isDropped($0) }.map(row) }
}
