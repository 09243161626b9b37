import GnistaCore

extension FunctionCatalog {
  /// Sums, products, quotients and remainders of numbers, dates and intervals. In ANSI mode overflow and division by zero
  /// are errors; the `try_` functions give null.
  static let arithmetic: [SparkFunction] = [
    .rule(
      "+", .operators, 2...2, "a + b",
      "Sum; of a date and a number of days, or a time and an interval, a later time. Overflow is an error."
    ) { try sum($0) },
    .rule(
      "-", .operators, 2...2, "a - b", "Difference; of two dates or times an interval. Overflow is an error."
    ) { try difference($0) },
    .rule("*", .operators, 2...2, "a * b", "Product. Overflow is an error.") { try product($0) },
    .rule(
      "/", .operators, 2...2, "a / b", "Quotient; of whole numbers a double. Division by zero is an error."
    ) { try quotient($0, isTry: false) },
    .rule(
      "div", .operators, 2...2, "a div b",
      "Whole part of the quotient, a bigint. Division by zero is an error."
    ) { try wholeQuotient($0) },
    .rule(
      "%", aliases: ["mod"], .operators, 2...2, "a % b",
      "Remainder with the sign of the dividend. Division by zero is an error."
    ) { try remainder($0, isTry: false) },
    .rule("negative", .operators, 1...1, "- a", "The number with the opposite sign. Overflow is an error.") {
      try negated($0)
    },
    .rule("positive", .operators, 1...1, "+ a", "The number itself.") { call in
      call.arguments[0].type == .string ? try call.argument(0, as: .double) : call.arguments[0]
    },
    tried("try_add", "a + b", sum),
    tried("try_subtract", "a - b", difference),
    tried("try_multiply", "a * b", product),
    .rule("try_divide", .math, 2...2, "try_divide(a, b)", "`a / b`, but null where that is an error.") {
      try quotient($0, isTry: true)
    },
    .rule("try_mod", .math, 2...2, "try_mod(a, b)", "`a % b`, but null where that is an error.") {
      try remainder($0, isTry: true)
    },
  ]

  private static func tried(
    _ name: String, _ plain: String, _ lower: @escaping @Sendable (LoweringCall) throws -> SQLFragment
  ) -> SparkFunction {
    .rule(name, .math, 2...2, "\(name)(a, b)", "`\(plain)`, but null where that is an error.") { call in
      let fragment = try lower(call)
      return SQLFragment("TRY(\(fragment.sql))", fragment.type)
    }
  }

  // MARK: Operands

  /// Both operands with their common numeric type. Texts become bigint beside a whole number and double beside another.
  private static func numbers(_ call: LoweringCall) throws -> (SQLFragment, SQLFragment, DataType) {
    let (a, b) = (call.arguments[0], call.arguments[1])
    guard !(a.type == .string && (b.type == .string || b.type == .null)),
      !(a.type == .null && b.type == .string)
    else {
      throw GnistaError(
        .typeMismatch,
        "[DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE] '\(call.name)' needs numbers, not \(a.type) and \(b.type); cast one of them"
      )
    }
    if a.type == .null, b.type == .null {
      return (try call.argument(0, as: .double), try call.argument(1, as: .double), .double)
    }
    guard let type = TypeCoercion.common(a.type, b.type), type.isNumeric else {
      throw GnistaError(
        .typeMismatch,
        "[DATATYPE_MISMATCH] '\(call.name)' cannot combine \(a.type) and \(b.type); cast one of them")
    }
    return (try call.argument(0, as: type), try call.argument(1, as: type), type)
  }

  /// Digits of both operands of a decimal operation; nil when it is not one.
  private static func decimals(_ call: LoweringCall) -> (
    a: (precision: Int, scale: Int), b: (precision: Int, scale: Int)
  )? {
    let (a, b) = (call.arguments[0], call.arguments[1])
    func isExact(_ type: DataType) -> Bool { type.isNumeric && !type.isFloating || type == .null }
    func isDecimal(_ type: DataType) -> Bool { if case .decimal = type { true } else { false } }
    guard isExact(a.type), isExact(b.type), isDecimal(a.type) || isDecimal(b.type) else { return nil }
    return (TypeCoercion.literalShape(a), TypeCoercion.literalShape(b))
  }

  /// An operand as a decimal that the engine computes with.
  private static func decimal(_ fragment: SQLFragment, _ shape: (precision: Int, scale: Int)) -> String {
    if case .decimal = fragment.type { return fragment.sql }
    return "CAST(\(fragment.sql) AS DECIMAL(\(shape.precision),\(shape.scale)))"
  }

  /// The quotient, or Spark's error when the divisor is zero and the dividend is not null.
  static func guardingDivisor(_ a: String, _ b: String, _ condition: String, _ sql: String) -> String {
    let error = SQLText.raise(condition, "Division by zero. Use a try_ function to get null instead.")
    return "(CASE WHEN \(b) = 0 AND \(a) IS NOT NULL THEN \(error) ELSE \(sql) END)"
  }

  /// The quotient guarded against a zero divisor, which is an error or, when tried, null. A constant needs no guard.
  private static func divided(
    _ a: SQLFragment, _ b: SQLFragment, _ condition: String, isTry: Bool = false, _ sql: String
  ) -> String {
    if let constant = b.literal?.doubleValue, constant != 0 { return sql }
    if isTry { return "(CASE WHEN \(b.sql) <> 0 THEN \(sql) END)" }
    return guardingDivisor(a.sql, b.sql, condition, sql)
  }

  // MARK: The operators

  private static func sum(_ call: LoweringCall) throws -> SQLFragment {
    if let time = try timeArithmetic(call, sign: 1) { return time }
    if let (a, b) = decimals(call) { return try decimalSum("+", call, a, b) }
    let (a, b, type) = try numbers(call)
    return call.result("(\(a.sql) + \(b.sql))", type)
  }

  private static func difference(_ call: LoweringCall) throws -> SQLFragment {
    if let time = try timeArithmetic(call, sign: -1) { return time }
    if let (a, b) = decimals(call) { return try decimalSum("-", call, a, b) }
    let (a, b, type) = try numbers(call)
    return call.result("(\(a.sql) - \(b.sql))", type)
  }

  private static func decimalSum(
    _ name: String, _ call: LoweringCall, _ a: (precision: Int, scale: Int), _ b: (precision: Int, scale: Int)
  ) throws -> SQLFragment {
    let scale = max(a.scale, b.scale)
    let type = TypeCoercion.bounded(
      precision: max(a.precision - a.scale, b.precision - b.scale) + scale + 1, scale: scale)
    let target = SQLText.type(type)
    let operands = [decimal(call.arguments[0], a), decimal(call.arguments[1], b)].map {
      "CAST(\($0) AS \(target))"
    }
    return call.result("CAST((\(operands[0]) \(name) \(operands[1])) AS \(target))", type)
  }

  private static func product(_ call: LoweringCall) throws -> SQLFragment {
    let types = call.arguments.map(\.type)
    if let interval = types.firstIndex(where: { $0 == .dayTimeInterval || $0 == .yearMonthInterval }) {
      let factor = try call.double(1 - interval)
      return scaled(call, interval, "* \(factor)")
    }
    guard let (a, b) = decimals(call) else {
      let (a, b, type) = try numbers(call)
      return call.result("(\(a.sql) * \(b.sql))", type)
    }
    let type = TypeCoercion.bounded(precision: a.precision + b.precision + 1, scale: a.scale + b.scale)
    var operands = (decimal(call.arguments[0], a), decimal(call.arguments[1], b))
    // The engine counts with 18 digits unless an operand has more.
    if a.precision <= 18, b.precision <= 18, a.precision + b.precision > 18 {
      operands.0 = "CAST(\(operands.0) AS DECIMAL(19,\(a.scale)))"
    }
    if a.precision + b.precision <= 38 {
      return call.result("CAST((\(operands.0) * \(operands.1)) AS \(SQLText.type(type)))", type)
    }
    let digits = TypeCoercion.decimalShape(type).scale
    return call.result(
      "CAST(gnista_decimal_multiply(\(operands.0), \(operands.1), \(digits)) AS \(SQLText.type(type)))", type)
  }

  /// An interval times or divided by a number, rounded half up.
  private static func scaled(_ call: LoweringCall, _ index: Int, _ operation: String) -> SQLFragment {
    let interval = call.arguments[index]
    if interval.type == .yearMonthInterval {
      return call.result(
        "to_months(CAST(round(\(IntervalSQL.months(interval.sql)) \(operation)) AS INTEGER))", interval.type)
    }
    return call.result(
      "to_microseconds(CAST(round(epoch_us(\(interval.sql)) \(operation)) AS BIGINT))", interval.type)
  }

  private static func quotient(_ call: LoweringCall, isTry: Bool) throws -> SQLFragment {
    let (first, second) = (call.arguments[0], call.arguments[1])
    if first.type == .dayTimeInterval || first.type == .yearMonthInterval {
      let divisor = try call.argument(1, as: .double)
      let fragment = scaled(call, 0, "/ \(divisor.sql)")
      return SQLFragment(
        divided(first, divisor, "INTERVAL_DIVIDED_BY_ZERO", isTry: isTry, fragment.sql), fragment.type,
        nullable: call.isNullable)
    }
    guard let (a, b) = decimals(call) else {
      _ = try numbers(call)
      let (left, right) = (try call.argument(0, as: .double), try call.argument(1, as: .double))
      return call.result(
        divided(
          left, right.withLiteral(of: second), "DIVIDE_BY_ZERO", isTry: isTry, "(\(left.sql) / \(right.sql))"),
        .double)
    }
    let scale = max(6, a.scale + b.precision + 1)
    let type = TypeCoercion.bounded(precision: a.precision - a.scale + b.scale + scale, scale: scale)
    let digits = TypeCoercion.decimalShape(type).scale
    let sql =
      "CAST(gnista_decimal_divide(\(decimal(first, a)), \(decimal(second, b)), \(digits)) AS \(SQLText.type(type)))"
    // The native function itself raises the error for a zero divisor.
    return isTry
      ? SQLFragment(divided(first, second, "DIVIDE_BY_ZERO", isTry: true, sql), type) : call.result(sql, type)
  }

  private static func wholeQuotient(_ call: LoweringCall) throws -> SQLFragment {
    let (first, second) = (call.arguments[0], call.arguments[1])
    if first.type == .dayTimeInterval, second.type == .dayTimeInterval {
      return call.result("(epoch_us(\(first.sql)) // epoch_us(\(second.sql)))", .long)
    }
    if first.type == .yearMonthInterval, second.type == .yearMonthInterval {
      return call.result("(\(IntervalSQL.months(first.sql)) // \(IntervalSQL.months(second.sql)))", .long)
    }
    if let (a, b) = decimals(call) {
      let sql = "gnista_decimal_quotient(\(decimal(first, a)), \(decimal(second, b)))"
      return call.result("CAST(\(sql) AS BIGINT)", .long)
    }
    let (a, b, type) = try numbers(call)
    let whole = type.isFloating ? "trunc(\(a.sql) / \(b.sql))" : "\(a.sql) // \(b.sql)"
    return call.result(
      divided(a, b.withLiteral(of: second), "DIVIDE_BY_ZERO", "CAST(\(whole) AS BIGINT)"), .long)
  }

  private static func remainder(_ call: LoweringCall, isTry: Bool) throws -> SQLFragment {
    let (a, b, type) = try remainderOperands(call)
    let divisor = SQLFragment(b, type, literal: call.arguments[1].literal)
    return call.result(
      divided(
        SQLFragment(a, type), divisor, "REMAINDER_BY_ZERO", isTry: isTry,
        "CAST((\(a) % \(b)) AS \(SQLText.type(type)))"), type)
  }

  /// Operands and type of a remainder.
  static func remainderOperands(_ call: LoweringCall) throws -> (String, String, DataType) {
    guard let (a, b) = decimals(call) else {
      let (a, b, type) = try numbers(call)
      return (a.sql, b.sql, type)
    }
    let scale = max(a.scale, b.scale)
    let whole = max(a.precision - a.scale, b.precision - b.scale)
    let type = TypeCoercion.bounded(
      precision: min(a.precision - a.scale, b.precision - b.scale) + scale, scale: scale)
    let wide = SQLText.type(TypeCoercion.bounded(precision: whole + scale, scale: scale))
    return (
      "CAST(\(decimal(call.arguments[0], a)) AS \(wide))",
      "CAST(\(decimal(call.arguments[1], b)) AS \(wide))", type
    )
  }

  private static func negated(_ call: LoweringCall) throws -> SQLFragment {
    let value = call.arguments[0]
    switch value.type {
    case .dayTimeInterval: return call.result("to_microseconds(-epoch_us(\(value.sql)))", value.type)
    case .yearMonthInterval:
      return call.result("to_months(CAST(-\(IntervalSQL.months(value.sql)) AS INTEGER))", value.type)
    case .calendarInterval: return call.result("(-\(value.sql))", value.type)
    default: break
    }
    let number = try call.number(0)
    // From zero, so that the engine raises the overflow of a whole number's own width.
    if number.type.isIntegral {
      return call.result("(CAST(0 AS \(SQLText.type(number.type))) - \(number.sql))", number.type)
    }
    return call.result("(- \(number.sql))", number.type)
  }
}

extension SQLFragment {
  /// The same fragment, known to be the constant that another one is.
  fileprivate func withLiteral(of other: SQLFragment) -> SQLFragment {
    var fragment = self
    if fragment.literal == nil, other.literal?.doubleValue != nil { fragment.literal = other.literal }
    return fragment
  }
}
