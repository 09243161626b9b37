import GnistaCore

extension FunctionCatalog {
  /// Rounding, magnitude and sign.
  static let rounding: [SparkFunction] = [
    .rule(
      "round", .math, 1...2, "round(x[, scale])",
      "Rounds to `scale` digits after the point (0 when left out), halves away from zero."
    ) { try rounded($0, isHalfEven: false) },
    .rule(
      "bround", .math, 1...2, "bround(x[, scale])",
      "Rounds to `scale` digits after the point (0 when left out), halves to the even digit."
    ) { try rounded($0, isHalfEven: true) },
    .template(
      "rint", .math, "rint(x)", "The nearest whole number as a double, halves to the even one.",
      takes: [.double],
      gives: .double, "gnista_rint($1)"),
    .rule(
      "ceil", aliases: ["ceiling"], .math, 1...2, "ceil(x[, scale])",
      "The least number of `scale` digits (a whole number when left out) that is not below x."
    ) { try limit($0, "ceil") },
    .rule(
      "floor", .math, 1...2, "floor(x[, scale])",
      "The greatest number of `scale` digits (a whole number when left out) that is not above x."
    ) { try limit($0, "floor") },
    .rule("abs", .math, 1...1, "abs(x)", "Magnitude; overflow is an error.") { call in
      switch call.arguments[0].type {
      case .dayTimeInterval:
        return call.result("to_microseconds(abs(epoch_us(\(call.arguments[0].sql))))", .dayTimeInterval)
      case .yearMonthInterval:
        let months =
          "(date_part('year', \(call.arguments[0].sql)) * 12 + date_part('month', \(call.arguments[0].sql)))"
        return call.result("to_months(CAST(abs(\(months)) AS INTEGER))", .yearMonthInterval)
      default:
        let number = try call.number(0)
        return call.result("abs(\(number.sql))", number.type)
      }
    },
    .rule("sign", aliases: ["signum"], .math, 1...1, "sign(x)", "-1, 0 or 1 as a double, with the sign of x.")
    { call in
      switch call.arguments[0].type {
      case .dayTimeInterval, .yearMonthInterval, .calendarInterval:
        return call.result("CAST(sign(CAST(epoch(\(call.arguments[0].sql)) AS DOUBLE)) AS DOUBLE)", .double)
      default:
        let x = try call.double(0)
        return call.result(
          "(CASE WHEN isnan(\(x)) OR \(x) = 0 THEN \(x) ELSE CAST(sign(\(x)) AS DOUBLE) END)", .double)
      }
    },
    .rule(
      "pmod", .math, 2...2, "pmod(a, b)",
      "Remainder with the sign of the divisor's magnitude: never negative for b > 0."
    ) { call in
      let (a, b, type) = try FunctionCatalog.remainderOperands(call)
      let remainder = "((\(a) % \(b)) + \(b)) % \(b)"
      let sql = "(CASE WHEN (\(a) % \(b)) < 0 THEN \(remainder) ELSE (\(a) % \(b)) END)"
      return SQLFragment(
        FunctionCatalog.guardingDivisor(a, b, "REMAINDER_BY_ZERO", "CAST(\(sql) AS \(SQLText.type(type)))"),
        type)
    },
    .template(
      "width_bucket", .math, "width_bucket(x, low, high, count)",
      "Number of the bucket that holds x, of `count` equal buckets from `low` to `high`; 0 and count + 1 outside.",
      takes: [.double, .double, .double, .long], gives: .long, nullable: true,
      "(CASE WHEN $4 <= 0 OR $2 = $3 OR isnan($1) OR isnan($2) OR isinf($2) OR isnan($3) OR isinf($3) THEN NULL "
        + "WHEN $1 IS NULL OR $2 IS NULL OR $3 IS NULL THEN NULL "
        + "WHEN $2 < $3 AND $1 < $2 OR $2 > $3 AND $1 > $2 THEN 0 "
        + "WHEN $2 < $3 AND $1 >= $3 OR $2 > $3 AND $1 <= $3 THEN $4 + 1 "
        + "ELSE CAST(floor(CAST($4 AS DOUBLE) * ($1 - $2) / ($3 - $2)) AS BIGINT) + 1 END)"),
  ]

  /// Type of a rounded number: Spark keeps integers and floats, and a decimal gets one digit more before the point.
  private static func rounded(_ call: LoweringCall, isHalfEven: Bool) throws -> SQLFragment {
    let number = try call.number(0)
    let scale = call.count == 2 ? try call.constantInteger(1, "the scale of \(call.name)") : 0
    let mode = isHalfEven ? "TRUE" : "FALSE"
    switch number.type {
    case .double: return call.result("gnista_round(\(number.sql), \(scale), \(mode))", .double)
    case .float: return call.result("gnista_round_float(\(number.sql), \(scale), \(mode))", .float)
    case .decimal(let precision, let digits):
      if scale >= digits {
        let type = DataType.decimal(precision: min(38, precision + 1), scale: digits)
        return call.result("CAST(\(number.sql) AS \(SQLText.type(type)))", type)
      }
      let whole = precision - digits + 1
      let type =
        scale < 0
        ? DataType.decimal(precision: min(38, max(whole, -scale + 1)), scale: 0)
        : .decimal(precision: min(38, whole + scale), scale: scale)
      let function = isHalfEven ? "round_even" : "round"
      let wide = "CAST(\(number.sql) AS DECIMAL(38,\(digits)))"
      let sql =
        isHalfEven || scale < 0
        ? "gnista_round_decimal(\(wide), \(scale), \(mode))" : "\(function)(\(wide), \(scale))"
      return call.result("CAST(\(sql) AS \(SQLText.type(type)))", type)
    default:
      guard scale < 0 else { return call.result(number.sql, number.type) }
      let text = "gnista_round_decimal(CAST(\(number.sql) AS DECIMAL(38,0)), \(scale), \(mode))"
      return call.result("CAST(\(text) AS \(SQLText.type(number.type)))", number.type)
    }
  }

  private static func limit(_ call: LoweringCall, _ function: String) throws -> SQLFragment {
    let number = call.arguments[0].type == .null ? try call.argument(0, as: .long) : try call.number(0)
    if call.count == 2 {
      let scale = try call.constantInteger(1, "the scale of \(call.name)")
      let (precision, digits) = TypeCoercion.literalShape(number)
      let type =
        scale < 0
        ? DataType.decimal(precision: min(38, max(precision - digits + 1, -scale + 1)), scale: 0)
        : .decimal(precision: min(38, precision - digits + 1 + min(scale, digits)), scale: min(scale, digits))
      let wide = "CAST(\(number.sql) AS DECIMAL(38,\(digits)))"
      return call.result(
        "CAST(gnista_limit_decimal(\(wide), \(scale), \(function == "ceil")) AS \(SQLText.type(type)))", type)
    }
    switch number.type {
    case .decimal(let precision, let digits):
      let type = DataType.decimal(
        precision: min(38, digits == 0 ? precision : precision - digits + 1), scale: 0)
      return call.result("CAST(\(function)(\(number.sql)) AS \(SQLText.type(type)))", type)
    case .double, .float:
      // Spark gives 0 for NaN and an error for what is beyond a bigint.
      let x = number.type == .float ? "CAST(\(number.sql) AS DOUBLE)" : number.sql
      return call.result("(CASE WHEN isnan(\(x)) THEN 0 ELSE CAST(\(function)(\(x)) AS BIGINT) END)", .long)
    default: return call.result("CAST(\(number.sql) AS BIGINT)", .long)
    }
  }
}
