// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Several rows of one: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// A row for each element or entry.
  ///
  /// In SQL: `explode(array or map)`.
  public static func explode(_ col: some ColumnConvertible) -> Column {
    .calling("explode", [col.column.expr])
  }

  /// A row for each element or entry; one with null when there is none.
  ///
  /// In SQL: `explode_outer(array or map)`.
  public static func explode_outer(_ col: some ColumnConvertible) -> Column {
    .calling("explode_outer", [col.column.expr])
  }

  /// A row for each struct, with its fields as columns.
  ///
  /// In SQL: `inline(array of structs)`.
  public static func inline(_ col: some ColumnConvertible) -> Column { .calling("inline", [col.column.expr]) }

  /// A row for each struct, with its fields as columns; one with nulls when there is none.
  ///
  /// In SQL: `inline_outer(array of structs)`.
  public static func inline_outer(_ col: some ColumnConvertible) -> Column {
    .calling("inline_outer", [col.column.expr])
  }

  /// A row for each element or entry, with its 0-based position.
  ///
  /// In SQL: `posexplode(array or map)`.
  public static func posexplode(_ col: some ColumnConvertible) -> Column {
    .calling("posexplode", [col.column.expr])
  }

  /// A row for each element or entry, with its 0-based position; one with nulls when there is none.
  ///
  /// In SQL: `posexplode_outer(array or map)`.
  public static func posexplode_outer(_ col: some ColumnConvertible) -> Column {
    .calling("posexplode_outer", [col.column.expr])
  }

  /// The values in n rows.
  ///
  /// In SQL: `stack(n, a, b, …)`.
  public static func stack(_ cols: any ColumnConvertible...) -> Column {
    .calling("stack", cols.map(\.column.expr))
  }
}
