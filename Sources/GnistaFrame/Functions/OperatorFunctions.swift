import GnistaCore

extension FunctionCatalog {
  /// Arithmetic, comparison and logic.
  static let operators: [SparkFunction] = arithmetic + comparison + logic

  private static let arithmetic: [SparkFunction] = [
    arithmeticOperator("+", "Sum."),
    arithmeticOperator("-", "Difference."),
    arithmeticOperator("*", "Product."),
    SparkFunction(
      "/", .operators, arity: 2...2, signature: "a / b",
      "Quotient; of whole numbers a double. Division by zero is an error."
    ) { call in
      let (a, b) = (call.arguments[0], call.arguments[1])
      let left = try CastLowering.cast(a, to: .double, timeZone: call.timeZone)
      let right = try CastLowering.cast(b, to: .double, timeZone: call.timeZone)
      return SQLFragment(
        divide(left, right) { "(\($0) / \($1))" }, .double, nullable: a.nullable || b.nullable)
    },
    SparkFunction(
      "div", .operators, arity: 2...2, signature: "a div b",
      "Whole part of the quotient, a bigint. Division by zero is an error."
    ) { call in
      let (a, b, _) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      let nullable = a.nullable || b.nullable
      return SQLFragment(
        "CAST(trunc(\(divide(a, b) { "(\($0) // \($1))" })) AS BIGINT)", .long, nullable: nullable)
    },
    SparkFunction(
      "%", aliases: ["mod"], .operators, arity: 2...2, signature: "a % b",
      "Remainder with the sign of the dividend. Division by zero is an error."
    ) { call in
      let (a, b, type) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      return SQLFragment(divide(a, b) { "(\($0) % \($1))" }, type, nullable: a.nullable || b.nullable)
    },
    SparkFunction("negative", .operators, arity: 1...1, signature: "- a", "The negative number.") { call in
      SQLFragment(
        "(- \(call.arguments[0].sql))", call.arguments[0].type, nullable: call.arguments[0].nullable)
    },
    SparkFunction("positive", .operators, arity: 1...1, signature: "+ a", "The number itself.") { call in
      call.arguments[0]
    },
  ]

  private static let comparison: [SparkFunction] = [
    comparisonOperator("=", aliases: ["=="], "Whether both are equal; null when one is null."),
    comparisonOperator("!=", aliases: ["<>"], "Whether both differ; null when one is null."),
    comparisonOperator("<", "Whether the left side is less."),
    comparisonOperator("<=", "Whether the left side is less or equal."),
    comparisonOperator(">", "Whether the left side is greater."),
    comparisonOperator(">=", "Whether the left side is greater or equal."),
    SparkFunction(
      "<=>", .operators, arity: 2...2, signature: "a <=> b", "Whether both are equal, where null equals null."
    ) { call in
      let (a, b, _) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      return SQLFragment("(\(a.sql) IS NOT DISTINCT FROM \(b.sql))", .boolean, nullable: false)
    },
    SparkFunction(
      "between", .operators, arity: 3...3, signature: "a between low and high",
      "Whether a value lies between two bounds, both included."
    ) { call in
      let (all, _) = try TypeCoercion.unify(all: call.arguments, in: call)
      return SQLFragment("(\(all[0].sql) BETWEEN \(all[1].sql) AND \(all[2].sql))", .boolean)
    },
    SparkFunction(
      "in", .operators, arity: 2...Int.max, signature: "a in (b, …)",
      "Whether a value equals one of some others."
    ) { call in
      let (all, _) = try TypeCoercion.unify(all: call.arguments, in: call)
      return SQLFragment(
        "(\(all[0].sql) IN (\(all.dropFirst().map(\.sql).joined(separator: ", "))))", .boolean)
    },
    SparkFunction("isnull", .operators, arity: 1...1, signature: "isnull(a)", "Whether a value is null.") {
      call in
      SQLFragment("(\(call.arguments[0].sql) IS NULL)", .boolean, nullable: false)
    },
    SparkFunction(
      "isnotnull", .operators, arity: 1...1, signature: "isnotnull(a)", "Whether a value is not null."
    ) { call in
      SQLFragment("(\(call.arguments[0].sql) IS NOT NULL)", .boolean, nullable: false)
    },
  ]

  private static let logic: [SparkFunction] = [
    SparkFunction("and", .operators, arity: 2...2, signature: "a and b", "Both conditions.") { call in
      try logical(call) { "(\($0) AND \($1))" }
    },
    SparkFunction("or", .operators, arity: 2...2, signature: "a or b", "At least one condition.") { call in
      try logical(call) { "(\($0) OR \($1))" }
    },
    SparkFunction(
      "not", aliases: ["!"], .operators, arity: 1...1, signature: "not a", "The opposite condition."
    ) { call in
      let operand = try condition(call.arguments[0], call)
      return SQLFragment("(NOT \(operand.sql))", .boolean, nullable: operand.nullable)
    },
  ]

  private static func arithmeticOperator(_ name: String, _ doc: String) -> SparkFunction {
    SparkFunction(name, .operators, arity: 2...2, signature: "a \(name) b", doc + " Overflow is an error.") {
      call in
      try numericResult(name, call)
    }
  }

  private static func numericResult(_ name: String, _ call: LoweringCall) throws -> SQLFragment {
    let (a, b, type) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
    let nullable = a.nullable || b.nullable
    guard type.isNumeric || type == .null else {
      throw GnistaError(.typeMismatch, "'\(name)' needs numbers, not \(a.type) and \(b.type)")
    }
    guard case .decimal = type else {
      return SQLFragment("(\(a.sql) \(name) \(b.sql))", type, nullable: nullable)
    }
    let (p1, s1) = TypeCoercion.decimalShape(call.arguments[0].type)
    let (p2, s2) = TypeCoercion.decimalShape(call.arguments[1].type)
    let result =
      name == "*"
      ? TypeCoercion.bounded(precision: p1 + p2 + 1, scale: s1 + s2)
      : TypeCoercion.bounded(precision: max(p1 - s1, p2 - s2) + max(s1, s2) + 1, scale: max(s1, s2))
    return SQLFragment(
      "CAST((\(call.arguments[0].sql) \(name) \(call.arguments[1].sql)) AS \(SQLText.type(result)))", result,
      nullable: nullable)
  }

  private static func comparisonOperator(
    _ name: String, aliases: [String] = [], _ doc: String
  ) -> SparkFunction {
    SparkFunction(name, aliases: aliases, .operators, arity: 2...2, signature: "a \(name) b", doc) { call in
      let (a, b, _) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      return SQLFragment("(\(a.sql) \(name) \(b.sql))", .boolean, nullable: a.nullable || b.nullable)
    }
  }

  private static func logical(_ call: LoweringCall, _ join: (String, String) -> String) throws -> SQLFragment
  {
    let a = try condition(call.arguments[0], call)
    let b = try condition(call.arguments[1], call)
    return SQLFragment(join(a.sql, b.sql), .boolean, nullable: a.nullable || b.nullable)
  }

  private static func condition(_ fragment: SQLFragment, _ call: LoweringCall) throws -> SQLFragment {
    guard fragment.type == .boolean || fragment.type == .null || fragment.type == .string else {
      throw GnistaError(
        .typeMismatch, "'\(call.name)' needs conditions, not a value of type \(fragment.type)")
    }
    return try CastLowering.cast(fragment, to: .boolean, timeZone: call.timeZone)
  }

  /// A division that raises Spark's error for a zero divisor; a constant that is not zero needs no test.
  private static func divide(
    _ a: SQLFragment, _ b: SQLFragment, _ quotient: (String, String) -> String
  ) -> String {
    if let constant = b.literal?.doubleValue, constant != 0 { return quotient(a.sql, b.sql) }
    return "(CASE WHEN \(b.sql) = 0 AND \(a.sql) IS NOT NULL THEN "
      + "error('[DIVIDE_BY_ZERO] Division by zero. Use try_divide to get null instead.') "
      + "ELSE \(quotient(a.sql, b.sql)) END)"
  }
}
