import GnistaCore

extension FunctionCatalog {
  /// Comparison, membership and logic, and arithmetic.
  static let operators: [SparkFunction] = arithmetic + comparison + logic

  private static let comparison: [SparkFunction] = [
    comparisonOperator("=", aliases: ["=="], "Whether both are equal; null when one is null."),
    comparisonOperator("!=", aliases: ["<>"], "Whether both differ; null when one is null."),
    comparisonOperator("<", "Whether the left side is less."),
    comparisonOperator("<=", "Whether the left side is less or equal."),
    comparisonOperator(">", "Whether the left side is greater."),
    comparisonOperator(">=", "Whether the left side is greater or equal."),
    .rule("<=>", .operators, 2...2, "a <=> b", "Whether both are equal, where null equals null.") { call in
      let all = try comparable(call.arguments, in: call)
      return SQLFragment("(\(all[0].sql) IS NOT DISTINCT FROM \(all[1].sql))", .boolean, nullable: false)
    },
    .rule(
      "between", .operators, 3...3, "a between low and high",
      "Whether a value lies between two bounds, both included."
    ) { call in
      let low = try comparable([call.arguments[0], call.arguments[1]], isOrdered: true, in: call)
      let high = try comparable([call.arguments[0], call.arguments[2]], isOrdered: true, in: call)
      return SQLFragment(
        "(\(low[0].sql) >= \(low[1].sql) AND \(high[0].sql) <= \(high[1].sql))", .boolean,
        nullable: call.isNullable)
    },
    .rule("in", .operators, 2...Int.max, "a in (b, …)", "Whether a value equals one of some others.") {
      call in
      let all = try comparable(call.arguments, in: call)
      let list = all.dropFirst().map(\.sql).joined(separator: ", ")
      return SQLFragment("(\(all[0].sql) IN (\(list)))", .boolean, nullable: call.isNullable)
    },
    .rule("isnull", .operators, 1...1, "isnull(a)", "Whether a value is null.") { call in
      SQLFragment("(\(call.arguments[0].sql) IS NULL)", .boolean, nullable: false)
    },
    .rule("isnotnull", .operators, 1...1, "isnotnull(a)", "Whether a value is not null.") { call in
      SQLFragment("(\(call.arguments[0].sql) IS NOT NULL)", .boolean, nullable: false)
    },
  ]

  private static let logic: [SparkFunction] = [
    .rule("and", .operators, 2...2, "a and b", "Both conditions.") { call in
      call.result("(\(try condition(call, 0)) AND \(try condition(call, 1)))", .boolean)
    },
    .rule("or", .operators, 2...2, "a or b", "At least one condition.") { call in
      call.result("(\(try condition(call, 0)) OR \(try condition(call, 1)))", .boolean)
    },
    .rule("not", aliases: ["!"], .operators, 1...1, "not a", "The opposite condition.") { call in
      call.result("(NOT \(try condition(call, 0)))", .boolean)
    },
  ]

  private static func comparisonOperator(_ name: String, aliases: [String] = [], _ doc: String)
    -> SparkFunction
  {
    .rule(name, aliases: aliases, .operators, 2...2, "a \(name) b", doc) { call in
      let all = try comparable(
        call.arguments, isOrdered: name.contains { "<>".contains($0) } && name != "<>", in: call)
      return call.result("(\(all[0].sql) \(name) \(all[1].sql))", .boolean)
    }
  }

  /// The values in forms that the engine can compare. Exact numbers are compared as they are, without a common type.
  private static func comparable(
    _ values: [SQLFragment], isOrdered: Bool = false, in call: LoweringCall
  ) throws -> [SQLFragment] {
    let isExact = values.allSatisfy { $0.type.isNumeric && !$0.type.isFloating }
    if isExact { return values }
    let (unified, type) = try TypeCoercion.unify(all: values, in: call)
    guard isOrdered, OrderKey.isNeeded(type) else { return unified }
    return unified.map { SQLFragment(OrderKey.of(SQLFragment($0.sql, type)), type, nullable: $0.nullable) }
  }

  private static func condition(_ call: LoweringCall, _ index: Int) throws -> String {
    let type = call.arguments[index].type
    guard type == .boolean || type == .null || type == .string else {
      throw call.mismatch(index, "a condition")
    }
    return try call.sql(index, as: .boolean)
  }
}
