// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Operators: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// Whether a value is not null.
  ///
  /// In SQL: `isnotnull(a)`.
  public static func isnotnull(_ col: some ColumnConvertible) -> Column {
    .calling("isnotnull", [col.column.expr])
  }

  /// Whether a value is null.
  ///
  /// In SQL: `isnull(a)`.
  public static func isnull(_ col: some ColumnConvertible) -> Column { .calling("isnull", [col.column.expr]) }

  /// The number with the opposite sign. Overflow is an error.
  ///
  /// In SQL: `- a`.
  public static func negative(_ col: some ColumnConvertible) -> Column {
    .calling("negative", [col.column.expr])
  }

  /// The number itself.
  ///
  /// In SQL: `+ a`.
  public static func positive(_ col: some ColumnConvertible) -> Column {
    .calling("positive", [col.column.expr])
  }
}
