public import GnistaCore

/// Functions with options, flags or several forms.
extension F {
  // MARK: Sort keys

  /// Ascending sort key, nulls first.
  public static func asc(_ col: some ColumnConvertible) -> Column { col.column.asc() }
  /// Ascending sort key, nulls first.
  public static func asc_nulls_first(_ col: some ColumnConvertible) -> Column { col.column.ascNullsFirst() }
  /// Ascending sort key, nulls last.
  public static func asc_nulls_last(_ col: some ColumnConvertible) -> Column { col.column.ascNullsLast() }
  /// Descending sort key, nulls last.
  public static func desc(_ col: some ColumnConvertible) -> Column { col.column.desc() }
  /// Descending sort key, nulls first.
  public static func desc_nulls_first(_ col: some ColumnConvertible) -> Column { col.column.descNullsFirst() }
  /// Descending sort key, nulls last.
  public static func desc_nulls_last(_ col: some ColumnConvertible) -> Column { col.column.descNullsLast() }

  // MARK: Distinct aggregates

  /// Number of distinct combinations of values in which none is null.
  public static func count_distinct(
    _ col: some ColumnConvertible, _ cols: any ColumnConvertible...
  ) -> Column {
    .calling("count", [col.column.expr] + cols.map(\.column.expr), isDistinct: true)
  }

  /// Number of distinct combinations of values in which none is null; the same as `count_distinct`.
  public static func countDistinct(_ col: some ColumnConvertible, _ cols: any ColumnConvertible...) -> Column
  {
    .calling("count", [col.column.expr] + cols.map(\.column.expr), isDistinct: true)
  }

  /// Sum of the distinct values.
  public static func sum_distinct(_ col: some ColumnConvertible) -> Column {
    .calling("sum", [col.column.expr], isDistinct: true)
  }

  /// The distinct values that are not null as one text.
  public static func listagg_distinct(
    _ col: some ColumnConvertible, _ delimiter: (any ConstantOrColumn)? = nil
  ) -> Column {
    .calling("listagg", [col.column.expr, delimiter?.constantColumn.expr], isDistinct: true)
  }

  /// The distinct values that are not null as one text; the same as `listagg_distinct`.
  public static func string_agg_distinct(
    _ col: some ColumnConvertible, _ delimiter: (any ConstantOrColumn)? = nil
  ) -> Column {
    .calling("string_agg", [col.column.expr, delimiter?.constantColumn.expr], isDistinct: true)
  }

  // MARK: Operators with names

  /// 1-based position of a part, or of its n-th occurrence from a start on; 0 when it is not there. From a negative start it
  /// is sought backwards, counted from the end.
  public static func instr(
    _ str: some ColumnConvertible, _ substr: some ConstantOrColumn, _ start: (any ConstantOrColumn)? = nil,
    _ occurrence: (any ConstantOrColumn)? = nil
  ) -> Column {
    let first = start ?? (occurrence == nil ? nil : 1)
    return .calling(
      "instr",
      [
        str.column.expr, substr.constantColumn.expr, first?.constantColumn.expr,
        occurrence?.constantColumn.expr,
      ])
  }

  /// Logarithm to base e; the same as `ln`.
  public static func log(_ col: some ColumnConvertible) -> Column { .calling("ln", [col.column.expr]) }

  /// Logarithm to a base.
  public static func log(_ base: Double, _ col: some ColumnConvertible) -> Column {
    .calling("log", [base.constantColumn.expr, col.column.expr])
  }

  /// The opposite number; the same as `negative`.
  public static func negate(_ col: some ColumnConvertible) -> Column {
    .calling("negative", [col.column.expr])
  }

  /// The opposite of each bit.
  public static func bitwise_not(_ col: some ColumnConvertible) -> Column { .calling("~", [col.column.expr]) }

  /// A map of keys and values in turn: `F.create_map("k1", "v1", "k2", "v2")`.
  public static func create_map(_ cols: any ColumnConvertible...) -> Column {
    .calling("map", cols.map(\.column.expr))
  }

  /// Any function of the catalogue by name; Gnista has no functions of users, so this is the same as `callFunction`.
  public static func call_function(_ name: String, _ cols: any ColumnConvertible...) -> Column {
    .calling(name, cols.map(\.column.expr))
  }

  /// All numbers of a vector as an array, zeros too; in PySpark it is in `pyspark.ml.functions`.
  public static func vector_to_array(_ col: some ColumnConvertible) -> Column {
    .calling("vector_to_array", [col.column.expr])
  }

  /// A dense vector of the numbers of an array; in PySpark it is in `pyspark.ml.functions`.
  public static func array_to_vector(_ col: some ColumnConvertible) -> Column {
    .calling("array_to_vector", [col.column.expr])
  }

  // MARK: Times

  /// Seconds from 1970 until now.
  public static func unix_timestamp() -> Column { .calling("unix_timestamp", []) }

  /// Seconds from 1970 until a time, given as a time or as text in a pattern.
  public static func unix_timestamp(
    _ timestamp: some ColumnConvertible, _ format: String = "yyyy-MM-dd HH:mm:ss"
  ) -> Column {
    .calling("unix_timestamp", [timestamp.column.expr, format.constantColumn.expr])
  }

  /// A wall-clock time, shown in one zone, as another zone shows it; without a source, from the session's zone.
  public static func convert_timezone(
    _ sourceTz: (any ConstantOrColumn)?, _ targetTz: some ConstantOrColumn, _ sourceTs: some ColumnConvertible
  ) -> Column {
    .calling(
      "convert_timezone",
      [sourceTz?.constantColumn.expr, targetTz.constantColumn.expr, sourceTs.column.expr])
  }

  /// A time so many units later: `F.timestamp_add("HOUR", 2, "pickup")`.
  public static func timestamp_add(
    _ unit: String, _ quantity: some NumberOrColumn, _ ts: some ColumnConvertible
  ) -> Column {
    .calling(
      "timestampadd", [unit.uppercased().constantColumn.expr, quantity.numberColumn.expr, ts.column.expr])
  }

  /// Whole units from one time to another: `F.timestamp_diff("MINUTE", "pickup", "dropoff")`.
  public static func timestamp_diff(
    _ unit: String, _ start: some ColumnConvertible, _ end: some ColumnConvertible
  ) -> Column {
    .calling("timestampdiff", [unit.uppercased().constantColumn.expr, start.column.expr, end.column.expr])
  }

  // MARK: JSON

  /// The values of a JSON text by a schema in Spark's words, such as `a INT, b ARRAY<STRING>`.
  public static func from_json(
    _ col: some ColumnConvertible, _ schema: String, options: KeyValuePairs<String, String> = [:]
  ) -> Column {
    .calling("from_json", [col.column.expr, schema.constantColumn.expr, F.options(options)])
  }

  /// The values of a JSON text by a type.
  public static func from_json(
    _ col: some ColumnConvertible, _ schema: DataType, options: KeyValuePairs<String, String> = [:]
  ) -> Column {
    from_json(col, schema.simpleString, options: options)
  }

  /// A struct, map or array as JSON text; null fields are left out.
  public static func to_json(
    _ col: some ColumnConvertible, options: KeyValuePairs<String, String> = [:]
  ) -> Column {
    .calling("to_json", [col.column.expr, F.options(options)])
  }

  /// The schema of a JSON text.
  public static func schema_of_json(_ json: some ConstantOrColumn) -> Column {
    .calling("schema_of_json", [json.constantColumn.expr])
  }

  private static func options(_ options: KeyValuePairs<String, String>) -> Expr? {
    options.isEmpty
      ? nil
      : .call("map", options.flatMap { [$0.key.constantColumn.expr, $0.value.constantColumn.expr] })
  }
}

extension Column {
  /// A call whose absent arguments are left out.
  static func calling(
    _ name: String, _ arguments: [Expr?], isDistinct: Bool = false, ignoresNulls: Bool = false
  ) -> Column {
    Column(
      .call(
        FunctionCall(
          name: name, arguments: arguments.compactMap { $0 }, isDistinct: isDistinct,
          ignoresNulls: ignoresNulls)))
  }
}
