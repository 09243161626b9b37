import GnistaCore

/// Rows as Swift values.
extension DataFrame {
  /// The rows as `Decodable` values, streamed in bounded memory:
  /// `for try await trip in try await trips.rows(as: Trip.self)`.
  ///
  /// Coding keys are the columns' names, optionals columns that may be null; see ``RowDecoder`` for the types. A type
  /// such as `Double` is read from the only column.
  public func rows<T: Decodable>(
    as type: T.Type, progress: ProgressHandler? = nil
  ) async throws -> DecodedRows<T> {
    DecodedRows(try await batches(progress: progress))
  }

  /// All rows as `Decodable` values. They must fit into memory; ``rows(as:progress:)`` streams.
  public func collect<T: Decodable>(as type: T.Type) async throws -> [T] {
    var values: [T] = []
    for try await value in try await rows(as: type) { values.append(value) }
    return values
  }

  /// The values of one column: `collectColumn("fare", as: Double.self)`. Ask for `Double?` where there are nulls.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN`, `INVALID_VALUE` for a null, `TYPE_MISMATCH` for another type.
  public func collectColumn<T: Decodable>(_ name: String, as type: T.Type) async throws -> [T] {
    let stream = try await select([name]).batches()
    let decoder = RowDecoder(schema: stream.schema)
    var values: [T] = []
    for try await batch in stream {
      if let column = batch.columns.first, batch.dropped == nil, let plain: [T] = column.plainValues() {
        values += plain
        continue
      }
      for row in 0..<batch.count where !batch.isDropped(row) {
        values.append(try decoder.decode(type, from: batch, row: row, number: values.count))
      }
    }
    return values
  }
}

extension BatchColumn {
  /// The stored values, when they have the wanted type and none is null; nil otherwise.
  fileprivate func plainValues<T>() -> [T]? {
    guard nulls == nil else { return nil }
    switch storage {
    case .double(let values): return values as? [T]
    case .float(let values): return values as? [T]
    case .integer(let values) where type == .integer: return values as? [T]
    case .long(let values) where type == .long: return values as? [T] ?? values.map { Int($0) } as? [T]
    case .boolean(let values): return values as? [T]
    default: return nil
    }
  }
}
