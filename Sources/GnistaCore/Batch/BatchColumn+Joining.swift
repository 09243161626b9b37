/// Putting columns and batches end to end.
extension BatchColumn {
  /// The rows of several columns of one type, in order.
  ///
  /// - Parameter type: the type, which also an empty list needs.
  /// - Throws: ``GnistaError`` `INVALID_VALUE` when vectors differ in size, `TYPE_MISMATCH` when types differ.
  public static func joining(_ columns: [BatchColumn], of type: DataType) throws -> BatchColumn {
    if columns.count == 1 { return columns[0] }
    guard let first = columns.first else { return try BatchColumn(type: type, values: []) }
    var nulls: [Bool]?
    if columns.contains(where: { $0.nulls != nil }) {
      nulls = columns.flatMap { $0.nulls ?? [Bool](repeating: false, count: $0.count) }
    }
    func join<T>(_ pick: (Storage) -> [T]?) -> [T]? {
      var all: [T] = []
      all.reserveCapacity(columns.reduce(0) { $0 + $1.count })
      for column in columns {
        guard let values = pick(column.storage) else { return nil }
        all += values
      }
      return all
    }
    let storage: Storage? =
      switch first.storage {
      case .boolean: join { if case .boolean(let values) = $0 { values } else { nil } }.map(Storage.boolean)
      case .byte: join { if case .byte(let values) = $0 { values } else { nil } }.map(Storage.byte)
      case .short: join { if case .short(let values) = $0 { values } else { nil } }.map(Storage.short)
      case .integer: join { if case .integer(let values) = $0 { values } else { nil } }.map(Storage.integer)
      case .long: join { if case .long(let values) = $0 { values } else { nil } }.map(Storage.long)
      case .float: join { if case .float(let values) = $0 { values } else { nil } }.map(Storage.float)
      case .double: join { if case .double(let values) = $0 { values } else { nil } }.map(Storage.double)
      case .string: joinedStrings(columns).map(Storage.string)
      case .vector, .values: nil
      }
    if let storage { return BatchColumn(type: type, storage: storage, nulls: nulls) }
    return try BatchColumn(
      type: type, values: columns.flatMap { column in (0..<column.count).map { column[$0] } })
  }

  private static func joinedStrings(_ columns: [BatchColumn]) -> StringColumn? {
    var all = StringColumn(minimumCapacity: columns.reduce(0) { $0 + $1.count })
    for column in columns {
      guard case .string(let texts) = column.storage else { return nil }
      for row in 0..<texts.count { all.append(utf8: texts.utf8(at: row)) }
    }
    return all
  }
}

extension RowBatch {
  /// The rows of several batches of one schema, without those that are marked to be left out.
  ///
  /// - Throws: ``GnistaError`` when the batches' columns do not fit together.
  public static func joining(_ batches: [RowBatch], schema: Schema) throws -> RowBatch {
    let compact = batches.map { $0.compacted() }
    for batch in compact {
      for (field, column) in zip(schema.fields, batch.columns) where column.type != field.dataType {
        throw GnistaError(
          .typeMismatch,
          "column '\(field.name)' is announced as \(field.dataType), but rows came with \(column.type)")
      }
    }
    return RowBatch(
      schema: schema,
      columns: try schema.fields.indices.map { index in
        try BatchColumn.joining(compact.map { $0.columns[index] }, of: schema.fields[index].dataType)
      }, count: compact.reduce(0) { $0 + $1.count })
  }
}
