// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Windows: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// Share of rows whose order is not greater.
  ///
  /// In SQL: `cume_dist()`.
  public static func cume_dist() -> Column { .calling("cume_dist", []) }

  /// Number of distinct orders up to this row.
  ///
  /// In SQL: `dense_rank()`.
  public static func dense_rank() -> Column { .calling("dense_rank", []) }

  /// The value so many rows (1 when left out) before, or a default.
  ///
  /// In SQL: `lag(a[, n[, default]])`.
  public static func lag(
    _ col: some ColumnConvertible, _ offset: Int = 1, _ defaultValue: (any ConstantOrColumn)? = nil,
    ignoreNulls: Bool = false
  ) -> Column {
    .calling(
      "lag", [col.column.expr, offset.constantColumn.expr, defaultValue?.constantColumn.expr],
      ignoresNulls: ignoreNulls)
  }

  /// The value so many rows (1 when left out) after, or a default.
  ///
  /// In SQL: `lead(a[, n[, default]])`.
  public static func lead(
    _ col: some ColumnConvertible, _ offset: Int = 1, _ defaultValue: (any ConstantOrColumn)? = nil,
    ignoreNulls: Bool = false
  ) -> Column {
    .calling(
      "lead", [col.column.expr, offset.constantColumn.expr, defaultValue?.constantColumn.expr],
      ignoresNulls: ignoreNulls)
  }

  /// The value of the n-th row of the frame.
  ///
  /// In SQL: `nth_value(a, n[, ignoreNulls])`.
  public static func nth_value(_ col: some ColumnConvertible, _ offset: Int, ignoreNulls: Bool = false)
    -> Column
  { .calling("nth_value", [col.column.expr, offset.constantColumn.expr], ignoresNulls: ignoreNulls) }

  /// Number of the part, of n equal parts of the partition.
  ///
  /// In SQL: `ntile(n)`.
  public static func ntile(_ n: Int) -> Column { .calling("ntile", [n.constantColumn.expr]) }

  /// (rank - 1) / (rows - 1).
  ///
  /// In SQL: `percent_rank()`.
  public static func percent_rank() -> Column { .calling("percent_rank", []) }

  /// Number of rows before the first of equal order, plus 1.
  ///
  /// In SQL: `rank()`.
  public static func rank() -> Column { .calling("rank", []) }

  /// Number of the row within its partition, from 1.
  ///
  /// In SQL: `row_number()`.
  public static func row_number() -> Column { .calling("row_number", []) }
}
