import GnistaCore

/// Some rows of an Arrow stream, column by column.
public struct ArrowBatch: Hashable, Sendable {
  /// Names and types of the columns.
  public let schema: ArrowSchema
  /// The columns, in the schema's order.
  public let columns: [ArrowArray]
  /// Number of rows.
  public let count: Int

  /// Makes a batch.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` when the columns do not fit the schema or differ in length.
  public init(_ schema: ArrowSchema, columns: [ArrowArray], count: Int) throws {
    guard columns.map(\.field) == schema.fields, columns.allSatisfy({ $0.count == count }), count >= 0 else {
      throw GnistaError(
        .typeMismatch, "the columns of an Arrow batch do not fit its schema or its \(count) rows")
    }
    self.schema = schema
    self.columns = columns
    self.count = count
  }
}
