public import GnistaCore

extension ArrowBatch {
  /// Rows of a frame in Arrow's form, without those that are marked to be left out.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` when null stands where the schema forbids it or a number is out of Arrow's
  ///   range, `TYPE_MISMATCH` when a value does not fit its column.
  public init(_ rows: RowBatch) throws {
    let rows = rows.compacted()
    let schema = ArrowSchema(rows.schema)
    try self.init(
      schema,
      columns: zip(rows.columns, schema.fields).map { column, field in
        try ColumnEncoder(path: field.name).array(column, field)
      }, count: rows.count)
  }

  /// The rows as those of a frame. Numbers and texts are copied once, as they lie.
  ///
  /// - Parameter schema: names and types that the columns are to have, such as a server announced; nil to derive them.
  /// - Throws: ``GnistaError`` `UNSUPPORTED` for types that Gnista has no values for, `TYPE_MISMATCH` when a column cannot
  ///   have the type of the schema, `INVALID_VALUE` when a time is outside the range of microseconds or finer than them.
  public func rows(as schema: Schema? = nil) throws -> RowBatch {
    let wanted = try schema ?? self.schema.columns()
    guard wanted.count == columns.count else {
      throw GnistaError(
        .typeMismatch, "\(columns.count) columns came where \(wanted.count) were announced: \(wanted.names)")
    }
    let decoded = try zip(columns, wanted.fields).map { column, field in
      try ColumnDecoder(path: field.name).column(column, as: field.dataType)
    }
    return RowBatch(schema: wanted, columns: decoded, count: count)
  }
}
