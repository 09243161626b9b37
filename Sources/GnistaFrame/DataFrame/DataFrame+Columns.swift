public import GnistaCore

/// Further operations on columns.
extension DataFrame {
  /// Names of the columns with their types in Spark's words, as PySpark's `dtypes`.
  public var dtypes: [(name: String, type: String)] {
    get async throws { try await schema.fields.map { ($0.name, $0.dataType.simpleString) } }
  }

  /// All columns whose whole name matches a regular expression, without regard to case: `colRegex("(fare|tip).*")`. Backticks
  /// around it, as in Spark, may stay. Stands alone in a selection.
  public func colRegex(_ pattern: String) -> Column {
    Column(.call("colregex", [.literal(.string(pattern), type: nil)]))
  }

  /// All columns, one of them with metadata.
  public func withMetadata(_ name: String, _ metadata: [String: JSONValue]) -> DataFrame {
    withColumn(name, col(name).alias(name, metadata: metadata))
  }

  /// Turns columns into rows of a name and a value; the same as ``unpivot(ids:values:variableColumnName:valueColumnName:)``.
  public func melt(
    ids: [any ColumnConvertible], values: [any ColumnConvertible]? = nil, variableColumnName: String,
    valueColumnName: String
  ) -> DataFrame {
    unpivot(
      ids: ids, values: values, variableColumnName: variableColumnName, valueColumnName: valueColumnName)
  }

  /// All columns and the number of each row, from 0.
  public func zipWithIndex(_ name: String = "index") -> DataFrame {
    select([F.col("*"), F.monotonically_increasing_id().alias(name)])
  }

  /// Calls a function for each row, in order.
  public func foreach(_ body: (Row) async throws -> Void) async throws {
    for try await batch in try await batches() {
      for row in batch.rows { try await body(row) }
    }
  }
}
