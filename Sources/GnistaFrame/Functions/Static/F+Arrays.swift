// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Arrays: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// An array of the values.
  ///
  /// In SQL: `array(a, b, …)`.
  public static func array(_ cols: any ColumnConvertible...) -> Column {
    .calling("array", cols.map(\.column.expr))
  }

  /// With one more element at the end.
  ///
  /// In SQL: `array_append(array, a)`.
  public static func array_append(_ col: some ColumnConvertible, _ value: some ConstantOrColumn) -> Column {
    .calling("array_append", [col.column.expr, value.constantColumn.expr])
  }

  /// Without nulls.
  ///
  /// In SQL: `array_compact(array)`.
  public static func array_compact(_ col: some ColumnConvertible) -> Column {
    .calling("array_compact", [col.column.expr])
  }

  /// Whether a is an element; null when it is not found but there are nulls.
  ///
  /// In SQL: `array_contains(array, a)`.
  public static func array_contains(_ col: some ColumnConvertible, _ value: some ConstantOrColumn) -> Column {
    .calling("array_contains", [col.column.expr, value.constantColumn.expr])
  }

  /// Each element once.
  ///
  /// In SQL: `array_distinct(array)`.
  public static func array_distinct(_ col: some ColumnConvertible) -> Column {
    .calling("array_distinct", [col.column.expr])
  }

  /// Each element of a that is not in b once.
  ///
  /// In SQL: `array_except(a, b)`.
  public static func array_except(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("array_except", [col1.column.expr, col2.column.expr])
  }

  /// With one more element at a 1-based position, from the end when negative; gaps are filled with nulls.
  ///
  /// In SQL: `array_insert(array, position, a)`.
  public static func array_insert(
    _ arr: some ColumnConvertible, _ pos: some NumberOrColumn, _ value: some ConstantOrColumn
  ) -> Column {
    .calling("array_insert", [arr.column.expr, pos.numberColumn.expr, value.constantColumn.expr])
  }

  /// Each element of both arrays once.
  ///
  /// In SQL: `array_intersect(a, b)`.
  public static func array_intersect(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column
  { .calling("array_intersect", [col1.column.expr, col2.column.expr]) }

  /// The elements as one text; nulls are left out or replaced.
  ///
  /// In SQL: `array_join(array, separator[, null])`.
  public static func array_join(
    _ col: some ColumnConvertible, _ delimiter: String, _ nullReplacement: String? = nil
  ) -> Column {
    .calling(
      "array_join", [col.column.expr, delimiter.constantColumn.expr, nullReplacement?.constantColumn.expr])
  }

  /// The greatest element, nulls passed over.
  ///
  /// In SQL: `array_max(array)`.
  public static func array_max(_ col: some ColumnConvertible) -> Column {
    .calling("array_max", [col.column.expr])
  }

  /// The least element, nulls passed over.
  ///
  /// In SQL: `array_min(array)`.
  public static func array_min(_ col: some ColumnConvertible) -> Column {
    .calling("array_min", [col.column.expr])
  }

  /// 1-based position of the first element that equals a; 0 without one.
  ///
  /// In SQL: `array_position(array, a)`.
  public static func array_position(_ col: some ColumnConvertible, _ value: some ConstantOrColumn) -> Column {
    .calling("array_position", [col.column.expr, value.constantColumn.expr])
  }

  /// With one more element at the beginning.
  ///
  /// In SQL: `array_prepend(array, a)`.
  public static func array_prepend(_ col: some ColumnConvertible, _ value: some ConstantOrColumn) -> Column {
    .calling("array_prepend", [col.column.expr, value.constantColumn.expr])
  }

  /// Without the elements that equal a.
  ///
  /// In SQL: `array_remove(array, a)`.
  public static func array_remove(_ col: some ColumnConvertible, _ element: some ConstantOrColumn) -> Column {
    .calling("array_remove", [col.column.expr, element.constantColumn.expr])
  }

  /// An array of the value n times.
  ///
  /// In SQL: `array_repeat(a, n)`.
  public static func array_repeat(_ col: some ColumnConvertible, _ count: some NumberOrColumn) -> Column {
    .calling("array_repeat", [col.column.expr, count.numberColumn.expr])
  }

  /// Number of elements.
  ///
  /// In SQL: `array_size(array)`.
  public static func array_size(_ col: some ColumnConvertible) -> Column {
    .calling("array_size", [col.column.expr])
  }

  /// Each element of either array once.
  ///
  /// In SQL: `array_union(a, b)`.
  public static func array_union(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("array_union", [col1.column.expr, col2.column.expr])
  }

  /// Whether both have an element in common that is not null; null when only nulls might be.
  ///
  /// In SQL: `arrays_overlap(a, b)`.
  public static func arrays_overlap(_ a1: some ColumnConvertible, _ a2: some ColumnConvertible) -> Column {
    .calling("arrays_overlap", [a1.column.expr, a2.column.expr])
  }

  /// An array of structs of the elements at each position.
  ///
  /// In SQL: `arrays_zip(a, b, …)`.
  public static func arrays_zip(_ cols: any ColumnConvertible...) -> Column {
    .calling("arrays_zip", cols.map(\.column.expr))
  }

  /// Number of elements of an array or map.
  ///
  /// In SQL: `size(a)`.
  public static func cardinality(_ col: some ColumnConvertible) -> Column {
    .calling("cardinality", [col.column.expr])
  }

  /// The element at a 1-based position, from the end when negative (outside is an error), or a map's value.
  ///
  /// In SQL: `element_at(a, key)`.
  public static func element_at(_ col: some ColumnConvertible, _ extraction: some ConstantOrColumn) -> Column
  { .calling("element_at", [col.column.expr, extraction.constantColumn.expr]) }

  /// The elements of the arrays in an array; null when one of them is null.
  ///
  /// In SQL: `flatten(arrays)`.
  public static func flatten(_ col: some ColumnConvertible) -> Column {
    .calling("flatten", [col.column.expr])
  }

  /// The element at a 0-based position; null outside the array.
  ///
  /// In SQL: `get(array, index)`.
  public static func get(_ col: some ColumnConvertible, _ index: some NumberOrColumn) -> Column {
    .calling("get", [col.column.expr, index.numberColumn.expr])
  }

  /// The values from start to stop, both included; a step away from stop is an error.
  ///
  /// In SQL: `sequence(start, stop[, step])`.
  public static func sequence(
    _ start: some ColumnConvertible, _ stop: some ColumnConvertible, _ step: (any ColumnConvertible)? = nil
  ) -> Column { .calling("sequence", [start.column.expr, stop.column.expr, step?.column.expr]) }

  /// Number of elements of an array or map.
  ///
  /// In SQL: `size(a)`.
  public static func size(_ col: some ColumnConvertible) -> Column { .calling("size", [col.column.expr]) }

  /// Part of an array from a 1-based position, from the end when negative.
  ///
  /// In SQL: `slice(array, start, length)`.
  public static func slice(
    _ x: some ColumnConvertible, _ start: some NumberOrColumn, _ length: some NumberOrColumn
  ) -> Column { .calling("slice", [x.column.expr, start.numberColumn.expr, length.numberColumn.expr]) }

  /// In ascending order with nulls first, or in descending order with nulls last.
  ///
  /// In SQL: `sort_array(array[, ascending])`.
  public static func sort_array(_ col: some ColumnConvertible, asc: Bool = true) -> Column {
    .calling("sort_array", [col.column.expr, asc.constantColumn.expr])
  }

  /// The element at a 1-based position, from the end when negative, or a map's value; null when there is none.
  ///
  /// In SQL: `try_element_at(a, key)`.
  public static func try_element_at(_ col: some ColumnConvertible, _ extraction: some ColumnConvertible)
    -> Column
  { .calling("try_element_at", [col.column.expr, extraction.column.expr]) }
}
