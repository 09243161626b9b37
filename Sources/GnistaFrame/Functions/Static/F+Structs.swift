// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Structs: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// A struct of the values with the given names.
  ///
  /// In SQL: `named_struct(name1, a, name2, b, …)`.
  public static func named_struct(_ cols: any ColumnConvertible...) -> Column {
    .calling("named_struct", cols.map(\.column.expr))
  }

  /// A struct of the values, each named as its column or `col1`, `col2` and so on.
  ///
  /// In SQL: `struct(a, b, …)`.
  public static func `struct`(_ cols: any ColumnConvertible...) -> Column {
    .calling("struct", cols.map(\.column.expr))
  }
}
