import GnistaCore

extension FunctionCatalog {
  /// Where `FILTER` and `OVER` go.
  static let tail = String(SQLFragment.tailMark)

  /// Counts, sums and extremes.
  static let aggregates: [SparkFunction] = counts + sums + extremes + choices

  private static let counts: [SparkFunction] = [
    .special(
      .aggregate, "count", .aggregate, 1...Int.max, "count(a, …)",
      "Number of rows in which no argument is null; `count(*)` counts all."
    ) { call in
      let list = call.arguments.map(\.sql)
      if list == ["*"] { return SQLFragment("count(*)", .long, nullable: false) }
      if list.count == 1 {
        let value = call.arguments[0].type == .null ? "CAST(NULL AS INTEGER)" : list[0]
        return SQLFragment("count(\(call.distinct)\(value))", .long, nullable: false)
      }
      let test = list.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
      return SQLFragment(
        "count(\(call.distinct)CASE WHEN \(test) THEN row(\(list.joined(separator: ", "))) END)", .long,
        nullable: false)
    },
    .special(
      .aggregate, "count_if", .aggregate, 1...1, "count_if(condition)",
      "Number of rows for which the condition holds."
    ) { call in
      SQLFragment(
        "count(\(call.distinct)CASE WHEN \(try call.sql(0, as: .boolean)) THEN TRUE END)", .long,
        nullable: false)
    },
    .special(
      .aggregate, "approx_count_distinct", .aggregate, 1...2, "approx_count_distinct(a[, error])",
      "About the number of distinct values.",
      difference: "The estimate is DuckDB's HyperLogLog, not Spark's; it does not take the error wanted."
    ) { call in SQLFragment("approx_count_distinct(\(call.arguments[0].sql))", .long, nullable: false) },
    .special(
      .aggregate, "grouping", .aggregate, 1...1, "grouping(key)",
      "1 in the totals of a cube or rollup that sum over the key, else 0."
    ) { call in
      SQLFragment("CAST(GROUPING(\(call.arguments[0].sql))\(tail) AS TINYINT)", .byte, nullable: false)
    },
    .special(
      .aggregate, "grouping_id", .aggregate, 0...Int.max, "grouping_id(key, …)",
      "The grouping of all keys as the bits of a number, the first key's the highest."
    ) { call in
      SQLFragment(
        "CAST(GROUPING(\(call.arguments.map(\.sql).joined(separator: ", ")))\(tail) AS BIGINT)", .long,
        nullable: false)
    },
  ]

  private static let sums: [SparkFunction] = [
    .special(.aggregate, "sum", .aggregate, 1...1, "sum(a)", "Sum; overflow is an error.") {
      try sum($0, isTry: false)
    },
    .special(.aggregate, "try_sum", .aggregate, 1...1, "try_sum(a)", "Sum; null when it overflows.") {
      try sum($0, isTry: true)
    },
    .special(.aggregate, "avg", aliases: ["mean", "try_avg"], .aggregate, 1...1, "avg(a)", "Mean.") {
      try average($0)
    },
  ]

  private static func sum(_ call: LoweringCall, isTry: Bool) throws -> SQLFragment {
    let value = call.arguments[0]
    switch value.type {
    case .dayTimeInterval:
      return SQLFragment(
        "to_microseconds(CAST(sum(\(call.distinct)epoch_us(\(value.sql)))\(tail) AS BIGINT))",
        .dayTimeInterval)
    case .yearMonthInterval:
      return SQLFragment(
        "to_months(CAST(sum(\(call.distinct)\(IntervalSQL.months(value.sql)))\(tail) AS INTEGER))",
        .yearMonthInterval)
    default: break
    }
    let number = try call.number(0)
    let total =
      "sum(\(call.distinct)\(number.type.isFloating && number.type != .double ? "CAST(\(number.sql) AS DOUBLE)" : number.sql))\(tail)"
    switch number.type {
    case .float, .double: return SQLFragment(total, .double)
    case .decimal(let precision, let scale):
      let type = TypeCoercion.bounded(precision: precision + 10, scale: scale)
      return SQLFragment(checked(total, type, isTry: isTry), type)
    default: return SQLFragment(checked(total, .long, isTry: isTry), .long)
    }
  }

  /// The engine's sums are wider than Spark's: what does not fit is Spark's overflow.
  private static func checked(_ total: String, _ type: DataType, isTry: Bool) -> String {
    "\(isTry ? "TRY_CAST" : "CAST")(\(total) AS \(SQLText.type(type)))"
  }

  private static func average(_ call: LoweringCall) throws -> SQLFragment {
    let value = call.arguments[0]
    let count = "count(\(call.distinct)\(value.sql))\(tail)"
    switch value.type {
    case .dayTimeInterval:
      let mean =
        "CAST(round(sum(\(call.distinct)epoch_us(\(value.sql)))\(tail) / CAST(\(count) AS DOUBLE)) AS BIGINT)"
      return SQLFragment("to_microseconds(\(mean))", .dayTimeInterval)
    case .yearMonthInterval:
      let mean =
        "CAST(round(sum(\(call.distinct)\(IntervalSQL.months(value.sql)))\(tail) / CAST(\(count) AS DOUBLE)) AS INTEGER)"
      return SQLFragment("to_months(\(mean))", .yearMonthInterval)
    case .decimal(let precision, let scale):
      let type = TypeCoercion.bounded(precision: precision + 4, scale: scale + 4)
      let digits = TypeCoercion.decimalShape(type).scale
      let total = "CAST(sum(\(call.distinct)\(value.sql))\(tail) AS DECIMAL(38,\(scale)))"
      let mean = "gnista_decimal_divide(\(total), CAST(nullif(\(count), 0) AS DECIMAL(20,0)), \(digits))"
      return SQLFragment("CAST(\(mean) AS \(SQLText.type(type)))", type)
    default: return SQLFragment("avg(\(call.distinct)\(try call.double(0)))", .double)
    }
  }

  private static let extremes: [SparkFunction] = [
    extreme("max", "The greatest value; NaN is the greatest number."),
    extreme("min", "The least value; NaN is the greatest number."),
    .special(
      .aggregate, "max_by", .aggregate, 2...3, "max_by(a, order[, n])",
      "a of the row with the greatest order, or an array of the n greatest, the greatest first."
    ) { try choice($0, isGreatest: true) },
    .special(
      .aggregate, "min_by", .aggregate, 2...3, "min_by(a, order[, n])",
      "a of the row with the least order, or an array of the n least, the least first."
    ) { try choice($0, isGreatest: false) },
    logical(
      "bool_and", aliases: ["every"], "bool_and(condition)", "Whether the condition holds for all rows."),
    logical(
      "bool_or", aliases: ["some", "any"], "bool_or(condition)", "Whether the condition holds for a row."),
    bits("bit_and", "The bits that are set in all values."),
    bits("bit_or", "The bits that are set in any value."),
    bits("bit_xor", "The bits that are set in an odd number of values."),
  ]

  private static func extreme(_ name: String, _ doc: String) -> SparkFunction {
    .special(.aggregate, name, .aggregate, 1...1, "\(name)(a)", doc) { call in
      let value = call.arguments[0]
      switch value.type {
      case .dayTimeInterval:
        return SQLFragment("to_microseconds(\(name)(epoch_us(\(value.sql)))\(tail))", value.type)
      case .yearMonthInterval:
        return SQLFragment(
          "to_months(CAST(\(name)(\(IntervalSQL.months(value.sql)))\(tail) AS INTEGER))", value.type)
      case _ where OrderKey.isNeeded(value.type):
        return SQLFragment("arg_\(name)(\(value.sql), \(OrderKey.of(value)))", value.type)
      default: return SQLFragment("\(name)(\(value.sql))", value.type)
      }
    }
  }

  private static func choice(_ call: LoweringCall, isGreatest: Bool) throws -> SQLFragment {
    let (value, key) = (call.arguments[0], OrderKey.of(call.arguments[1]))
    guard call.count == 3 else {
      return SQLFragment("\(isGreatest ? "arg_max_null" : "arg_min_null")(\(value.sql), \(key))", value.type)
    }
    let count = try call.constantInteger(2, "the number of values of \(call.name)")
    guard count > 0 else {
      throw GnistaError(
        .invalidArgument,
        "[DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE] \(call.name) takes a number of values above 0, not \(count)")
    }
    let rows = "list(CASE WHEN \(key) IS NOT NULL THEN {'k': \(key), 'v': \(value.sql)} END)\(tail)"
    let there = "list_filter(\(rows), lambda \"r#\": \"r#\" IS NOT NULL)"
    let sorted = "list_sort(\(there), '\(isGreatest ? "DESC" : "ASC")')[:\(count)]"
    return SQLFragment(
      "list_transform(\(sorted), lambda \"r#\": struct_extract(\"r#\", 'v'))", .array(value.type))
  }

  private static func logical(_ name: String, aliases: [String], _ signature: String, _ doc: String)
    -> SparkFunction
  {
    .special(.aggregate, name, aliases: aliases, .aggregate, 1...1, signature, doc) { call in
      SQLFragment("\(name)(\(try call.sql(0, as: .boolean)))", .boolean)
    }
  }

  private static func bits(_ name: String, _ doc: String) -> SparkFunction {
    .special(.aggregate, name, .aggregate, 1...1, "\(name)(a)", doc) { call in
      guard call.arguments[0].type.isIntegral else { throw call.mismatch(0, "a whole number") }
      return SQLFragment("\(name)(\(call.distinct)\(call.arguments[0].sql))", call.arguments[0].type)
    }
  }

  private static let choices: [SparkFunction] = [
    .special(
      .aggregate, "first", aliases: ["first_value", "any_value"], .aggregate, 1...2,
      "first(a[, ignoreNulls])", "The first value, or the first that is not null."
    ) { call in
      let value = call.arguments[0]
      if value.type == .null { return SQLFragment("first(CAST(NULL AS INTEGER))", .null) }
      guard ignoresNulls(call) else { return SQLFragment("first(\(value.sql))", value.type) }
      return SQLFragment("any_value(\(value.sql))", value.type)
    },
    .special(
      .aggregate, "last", aliases: ["last_value"], .aggregate, 1...2, "last(a[, ignoreNulls])",
      "The last value, or the last that is not null."
    ) { call in
      let value = call.arguments[0]
      guard ignoresNulls(call) else { return SQLFragment("last(\(value.sql))", value.type) }
      if call.isWindowed { return SQLFragment("last_value(\(value.sql) IGNORE NULLS)", value.type) }
      return SQLFragment(
        "list_filter(list(\(value.sql))\(tail), lambda \"e#\": \"e#\" IS NOT NULL)[-1]", value.type)
    },
    .special(
      .aggregate, "mode", .aggregate, 1...2, "mode(a[, deterministic])",
      "The most frequent value; of several the least when the second argument is true, and the greatest after WITHIN GROUP "
        + "(ORDER BY a DESC).",
      difference: "without the second argument, of several most frequent values the first met is taken"
    ) { try mode($0) },
    .special(
      .aggregate, "collect_list", aliases: ["array_agg"], .aggregate, 1...1, "collect_list(a)",
      "The values that are not null as an array."
    ) { call in
      let list = "list(\(call.distinct)\(call.arguments[0].sql))\(tail)"
      return SQLFragment(
        "COALESCE(list_filter(\(list), lambda \"e#\": \"e#\" IS NOT NULL), [])",
        .array(call.arguments[0].type, containsNull: false),
        nullable: false)
    },
    .special(
      .aggregate, "collect_set", .aggregate, 1...1, "collect_set(a)",
      "Each value that is not null once, as an array in no order."
    ) { call in
      SQLFragment(
        "COALESCE(list_distinct(list(\(call.arguments[0].sql))\(tail)), [])",
        .array(call.arguments[0].type, containsNull: false),
        nullable: false)
    },
    .special(
      .aggregate, "listagg", aliases: ["string_agg"], .aggregate, 1...2, "listagg(a[, separator])",
      "The values that are not null as one text, in the order of WITHIN GROUP (ORDER BY …) when it follows."
    ) { call in
      if call.arguments[0].type == .binary { throw call.mismatch(0, "a text") }
      let separator = call.count == 2 ? try call.text(1) : "''"
      let order = call.order.isEmpty ? "" : " ORDER BY \(call.order)"
      return SQLFragment("string_agg(\(call.distinct)\(try call.text(0)), \(separator)\(order))", .string)
    },
    .special(
      .aggregate, "product", .aggregate, 1...1, "product(a)", "Product of the values as a double."
    ) { call in SQLFragment("product(\(call.distinct)\(try call.double(0)))", .double) },
    .special(
      .aggregate, "histogram_numeric", .aggregate, 2...2, "histogram_numeric(a, n)",
      "An approximate histogram of n bins, each with its centre x and height y.",
      difference: "it depends on the order of the rows, which the embedded engine keeps with one thread only"
    ) { call in
      let value = call.arguments[0]
      guard value.type.isNumeric || value.type.isTimestamp || value.type == .date else {
        throw call.mismatch(0, "a number or a time")
      }
      let count = try call.constantInteger(1, "the number of bins of histogram_numeric")
      guard count >= 2 else {
        throw GnistaError(
          .invalidArgument,
          "[DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE] histogram_numeric needs at least 2 bins, not \(count)")
      }
      return try histogram(call, value, count)
    },
  ]

  private static func mode(_ call: LoweringCall) throws -> SQLFragment {
    let value = call.arguments[0]
    guard call.count == 2, try call.constantFlag(1, "the second argument of mode") else {
      return SQLFragment("mode(\(value.sql))", value.type)
    }
    // The engine's histogram is a map with ascending keys.
    let counts = "histogram(\(value.sql))\(tail)"
    let most =
      "list_filter(map_entries(\(counts)), lambda \"e#\": struct_extract(\"e#\", 'value') = list_max(map_values(\(counts))))"
    return SQLFragment("struct_extract(\(most)[\(call.order.isEmpty ? 1 : -1)], 'key')", value.type)
  }

  private static func histogram(_ call: LoweringCall, _ value: SQLFragment, _ count: Int) throws
    -> SQLFragment
  {
    let number =
      switch value.type {
      case .date: "CAST(\(value.sql) - DATE '1970-01-01' AS DOUBLE)"
      case .timestamp, .timestampNTZ: "CAST(epoch_us(\(value.sql)) AS DOUBLE)"
      default: try call.double(0)
      }
    let bins = "gnista_histogram(list(\(call.distinct)\(number))\(tail), CAST(\(count) AS INTEGER))"
    let centre = SQLFragment("struct_extract(\"b#\", 'x')", .double, nullable: false)
    let back =
      switch value.type {
      case .date: "(DATE '1970-01-01' + CAST(trunc(\(centre.sql)) AS INTEGER))"
      case .timestamp: "make_timestamptz(CAST(trunc(\(centre.sql)) AS BIGINT))"
      case .timestampNTZ: "make_timestamp(CAST(trunc(\(centre.sql)) AS BIGINT))"
      default: try CastLowering.cast(centre, to: value.type, timeZone: call.timeZone).sql
      }
    let fields = [StructField("x", value.type), StructField("y", DataType.double)]
    return SQLFragment(
      "list_transform(\(bins), lambda \"b#\": {'x': \(back), 'y': struct_extract(\"b#\", 'y')})",
      .array(.structure(Schema(fields))))
  }

  /// Whether nulls are passed over, told by `IGNORE NULLS` or a second argument.
  static func ignoresNulls(_ call: LoweringCall) -> Bool {
    call.ignoresNulls || call.count > 1 && call.arguments[1].literal?.booleanValue == true
  }
}
