public import GnistaCore

/// Frames of Swift values.
extension Session {
  /// A frame of `Encodable` values, one a row. Coding keys are the columns; see ``RowEncoder`` for the types.
  ///
  /// ```swift
  /// struct Trip: Codable { var distance: Double; var tip: Double? }
  /// let trips = try session.createDataFrame([Trip(distance: 1.5, tip: nil)])
  /// ```
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for values that do not fit together, `INVALID_ARGUMENT` when a column's
  ///   type cannot be found from the values and their type.
  public func createDataFrame<T: Encodable>(_ rows: [T]) throws -> DataFrame {
    let (schema, batches) = try RowEncoder().encode(rows)
    return createDataFrame(schema: schema, batches: batches)
  }

  /// A frame of `Encodable` values with the given columns and types.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for a value that does not fit its column, `INVALID_VALUE` for a nil where
  ///   none is allowed, `UNKNOWN_COLUMN` for a column that is no property.
  ///
  /// Rows written as lists of literals are meant as rows of values: the other overload takes them.
  @_disfavoredOverload
  public func createDataFrame<T: Encodable>(_ rows: [T], schema: Schema) throws -> DataFrame {
    createDataFrame(schema: schema, batches: try RowEncoder(schema: schema).encode(rows).batches)
  }
}
