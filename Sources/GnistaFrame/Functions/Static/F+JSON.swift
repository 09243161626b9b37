// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// JSON: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// The part of a JSON text at a path such as `$.a[0].b`; null when there is none.
  ///
  /// In SQL: `get_json_object(text, path)`.
  public static func get_json_object(_ col: some ColumnConvertible, _ path: String) -> Column {
    .calling("get_json_object", [col.column.expr, path.constantColumn.expr])
  }

  /// Number of elements of a JSON array; null for anything else.
  ///
  /// In SQL: `json_array_length(text)`.
  public static func json_array_length(_ col: some ColumnConvertible) -> Column {
    .calling("json_array_length", [col.column.expr])
  }

  /// The keys of a JSON object; null for anything else.
  ///
  /// In SQL: `json_object_keys(text)`.
  public static func json_object_keys(_ col: some ColumnConvertible) -> Column {
    .calling("json_object_keys", [col.column.expr])
  }

  /// One row with the values of some names of a JSON object as texts, in columns c0, c1 and so on.
  ///
  /// In SQL: `json_tuple(text, name, …)`.
  public static func json_tuple(_ col: some ColumnConvertible, _ fields: String...) -> Column {
    .calling("json_tuple", [col.column.expr] + fields.map(\.constantColumn.expr))
  }
}
