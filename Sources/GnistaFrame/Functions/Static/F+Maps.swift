// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Maps: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// The entries of all maps.
  ///
  /// In SQL: `map_concat(a, b, …)`.
  public static func map_concat(_ cols: any ColumnConvertible...) -> Column {
    .calling("map_concat", cols.map(\.column.expr))
  }

  /// Whether the map has the key.
  ///
  /// In SQL: `map_contains_key(map, key)`.
  public static func map_contains_key(_ col: some ColumnConvertible, _ value: some ConstantOrColumn) -> Column
  { .calling("map_contains_key", [col.column.expr, value.constantColumn.expr]) }

  /// The entries as structs of key and value.
  ///
  /// In SQL: `map_entries(map)`.
  public static func map_entries(_ col: some ColumnConvertible) -> Column {
    .calling("map_entries", [col.column.expr])
  }

  /// A map of two arrays of equal length.
  ///
  /// In SQL: `map_from_arrays(keys, values)`.
  public static func map_from_arrays(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column
  { .calling("map_from_arrays", [col1.column.expr, col2.column.expr]) }

  /// A map of an array of structs of key and value; null when one of them is null.
  ///
  /// In SQL: `map_from_entries(entries)`.
  public static func map_from_entries(_ col: some ColumnConvertible) -> Column {
    .calling("map_from_entries", [col.column.expr])
  }

  /// The keys.
  ///
  /// In SQL: `map_keys(map)`.
  public static func map_keys(_ col: some ColumnConvertible) -> Column {
    .calling("map_keys", [col.column.expr])
  }

  /// The values.
  ///
  /// In SQL: `map_values(map)`.
  public static func map_values(_ col: some ColumnConvertible) -> Column {
    .calling("map_values", [col.column.expr])
  }
}
