/// Functions that take functions: `F.transform("fares") { fare in fare * 1.1 }`.
extension F {
  private static func lambda(_ body: (Column) -> Column) -> Expr { LambdaExpression.make(1) { body($0[0]) } }

  private static func lambda(_ body: (Column, Column) -> Column) -> Expr {
    LambdaExpression.make(2) { body($0[0], $0[1]) }
  }

  private static func lambda(_ body: (Column, Column, Column) -> Column) -> Expr {
    LambdaExpression.make(3) { body($0[0], $0[1], $0[2]) }
  }

  /// The function's value for each element of an array.
  public static func transform(_ col: some ColumnConvertible, _ f: (Column) -> Column) -> Column {
    .calling("transform", [col.column.expr, lambda(f)])
  }

  /// The function's value for each element of an array and its position from 0.
  public static func transform(_ col: some ColumnConvertible, _ f: (Column, Column) -> Column) -> Column {
    .calling("transform", [col.column.expr, lambda(f)])
  }

  /// The elements of an array for which the condition holds.
  public static func filter(_ col: some ColumnConvertible, _ f: (Column) -> Column) -> Column {
    .calling("filter", [col.column.expr, lambda(f)])
  }

  /// The elements of an array for which the condition on element and position from 0 holds.
  public static func filter(_ col: some ColumnConvertible, _ f: (Column, Column) -> Column) -> Column {
    .calling("filter", [col.column.expr, lambda(f)])
  }

  /// Whether the condition holds for an element of an array.
  public static func exists(_ col: some ColumnConvertible, _ f: (Column) -> Column) -> Column {
    .calling("exists", [col.column.expr, lambda(f)])
  }

  /// Whether the condition holds for all elements of an array.
  public static func forall(_ col: some ColumnConvertible, _ f: (Column) -> Column) -> Column {
    .calling("forall", [col.column.expr, lambda(f)])
  }

  /// Folds the elements of an array into a value: `F.aggregate("fares", F.lit(0.0)) { sum, fare in sum + fare }`.
  public static func aggregate(
    _ col: some ColumnConvertible, _ initialValue: some ColumnConvertible,
    _ merge: (Column, Column) -> Column, finish: ((Column) -> Column)? = nil
  ) -> Column {
    .calling(
      "aggregate", [col.column.expr, initialValue.column.expr, lambda(merge), finish.map { lambda($0) }])
  }

  /// Folds the elements of an array into a value; the same as `aggregate`.
  public static func reduce(
    _ col: some ColumnConvertible, _ initialValue: some ColumnConvertible,
    _ merge: (Column, Column) -> Column, finish: ((Column) -> Column)? = nil
  ) -> Column {
    .calling("reduce", [col.column.expr, initialValue.column.expr, lambda(merge), finish.map { lambda($0) }])
  }

  /// The elements in ascending order, nulls last.
  public static func array_sort(_ col: some ColumnConvertible) -> Column {
    .calling("array_sort", [col.column.expr])
  }

  /// The elements in the order of a function that gives a negative number, zero or a positive number for two of them.
  public static func array_sort(
    _ col: some ColumnConvertible, _ comparator: (Column, Column) -> Column
  ) -> Column {
    .calling("array_sort", [col.column.expr, lambda(comparator)])
  }

  /// The function's value for the elements of two arrays at each position; the shorter is filled up with nulls.
  public static func zip_with(
    _ left: some ColumnConvertible, _ right: some ColumnConvertible, _ f: (Column, Column) -> Column
  ) -> Column {
    .calling("zip_with", [left.column.expr, right.column.expr, lambda(f)])
  }

  /// The entries of a map for which the condition on key and value holds.
  public static func map_filter(_ col: some ColumnConvertible, _ f: (Column, Column) -> Column) -> Column {
    .calling("map_filter", [col.column.expr, lambda(f)])
  }

  /// A map with each key replaced by the function's value for key and value.
  public static func transform_keys(
    _ col: some ColumnConvertible, _ f: (Column, Column) -> Column
  ) -> Column {
    .calling("transform_keys", [col.column.expr, lambda(f)])
  }

  /// A map with each value replaced by the function's value for key and value.
  public static func transform_values(
    _ col: some ColumnConvertible, _ f: (Column, Column) -> Column
  ) -> Column {
    .calling("transform_values", [col.column.expr, lambda(f)])
  }

  /// The function's value for each key of two maps and its value in both; a value that is missing is null.
  public static func map_zip_with(
    _ col1: some ColumnConvertible, _ col2: some ColumnConvertible,
    _ f: (Column, Column, Column) -> Column
  ) -> Column {
    .calling("map_zip_with", [col1.column.expr, col2.column.expr, lambda(f)])
  }
}
