// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Conditions: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// Null where the condition holds; else the query ends with the message.
  ///
  /// In SQL: `assert_true(condition[, message])`.
  public static func assert_true(_ col: some ColumnConvertible, _ errMsg: (any ConstantOrColumn)? = nil)
    -> Column
  { .calling("assert_true", [col.column.expr, errMsg?.constantColumn.expr]) }

  /// The first value that is not null.
  ///
  /// In SQL: `coalesce(a, b, …)`.
  public static func coalesce(_ cols: any ColumnConvertible...) -> Column {
    .calling("coalesce", cols.map(\.column.expr))
  }

  /// The result beside the first value that equals a, where null equals null; with two arguments, bytes in a character set as text.
  ///
  /// In SQL: `decode(a, b, result[, …][, otherwise])`.
  public static func decode(_ col: some ColumnConvertible, _ charset: String) -> Column {
    .calling("decode", [col.column.expr, charset.constantColumn.expr])
  }

  /// Whether both are equal, where null equals null.
  ///
  /// In SQL: `equal_null(a, b)`.
  public static func equal_null(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("equal_null", [col1.column.expr, col2.column.expr])
  }

  /// The greatest value, nulls passed over; NaN is the greatest number.
  ///
  /// In SQL: `greatest(a, b, …)`.
  public static func greatest(_ cols: any ColumnConvertible...) -> Column {
    .calling("greatest", cols.map(\.column.expr))
  }

  /// a, or b where a is null.
  ///
  /// In SQL: `nvl(a, b)`.
  public static func ifnull(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("ifnull", [col1.column.expr, col2.column.expr])
  }

  /// Whether a number is NaN; false for null.
  ///
  /// In SQL: `isnan(a)`.
  public static func isnan(_ col: some ColumnConvertible) -> Column { .calling("isnan", [col.column.expr]) }

  /// The least value, nulls passed over; NaN is the greatest number.
  ///
  /// In SQL: `least(a, b, …)`.
  public static func least(_ cols: any ColumnConvertible...) -> Column {
    .calling("least", cols.map(\.column.expr))
  }

  /// a, or b where a is NaN.
  ///
  /// In SQL: `nanvl(a, b)`.
  public static func nanvl(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("nanvl", [col1.column.expr, col2.column.expr])
  }

  /// Null where a equals b, else a.
  ///
  /// In SQL: `nullif(a, b)`.
  public static func nullif(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("nullif", [col1.column.expr, col2.column.expr])
  }

  /// Null where a is zero, else a.
  ///
  /// In SQL: `nullifzero(a)`.
  public static func nullifzero(_ col: some ColumnConvertible) -> Column {
    .calling("nullifzero", [col.column.expr])
  }

  /// a, or b where a is null.
  ///
  /// In SQL: `nvl(a, b)`.
  public static func nvl(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("nvl", [col1.column.expr, col2.column.expr])
  }

  /// b where a is not null, else c.
  ///
  /// In SQL: `nvl2(a, b, c)`.
  public static func nvl2(
    _ col1: some ColumnConvertible, _ col2: some ColumnConvertible, _ col3: some ColumnConvertible
  ) -> Column { .calling("nvl2", [col1.column.expr, col2.column.expr, col3.column.expr]) }

  /// Ends the query with a message of its own.
  ///
  /// In SQL: `raise_error(message)`.
  public static func raise_error(_ errMsg: some ConstantOrColumn) -> Column {
    .calling("raise_error", [errMsg.constantColumn.expr])
  }

  /// Spark's name of the value's type.
  ///
  /// In SQL: `typeof(a)`.
  public static func typeof(_ col: some ColumnConvertible) -> Column { .calling("typeof", [col.column.expr]) }

  /// Zero where a is null, else a.
  ///
  /// In SQL: `zeroifnull(a)`.
  public static func zeroifnull(_ col: some ColumnConvertible) -> Column {
    .calling("zeroifnull", [col.column.expr])
  }
}
