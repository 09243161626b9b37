import GnistaCore

extension FunctionCatalog {
  /// Conditions and the handling of nulls.
  static let conditional: [SparkFunction] = choices + nullHandling + checks

  private static let choices: [SparkFunction] = [
    .rule("if", .conditional, 3...3, "if(condition, a, b)", "a where the condition holds, else b.") { call in
      let condition = try call.sql(0, as: .boolean)
      let (values, type) = try TypeCoercion.unify(all: Array(call.arguments[1...]), in: call)
      return SQLFragment("(CASE WHEN \(condition) THEN \(values[0].sql) ELSE \(values[1].sql) END)", type)
    },
    .rule(
      "when", .conditional, 2...Int.max, "when(condition, value[, …][, otherwise])",
      "The value of the first condition that holds, else the last value, or null without one."
    ) { call in
      let isOpen = call.count % 2 == 0
      let positions = (0..<call.count / 2).map { $0 * 2 + 1 } + (isOpen ? [] : [call.count - 1])
      let (values, type) = try TypeCoercion.unify(all: positions.map { call.arguments[$0] }, in: call)
      let branches = try (0..<call.count / 2).map {
        "WHEN \(try call.sql($0 * 2, as: .boolean)) THEN \(values[$0].sql)"
      }
      let end = isOpen ? "" : " ELSE \(values[values.count - 1].sql)"
      return SQLFragment("(CASE \(branches.joined(separator: " "))\(end) END)", type)
    },
    .rule("coalesce", .conditional, 1...Int.max, "coalesce(a, b, …)", "The first value that is not null.") {
      call in
      let (values, type) = try TypeCoercion.unify(all: call.arguments, in: call)
      let sql = "COALESCE(\(values.map(\.sql).joined(separator: ", ")))"
      return SQLFragment(sql, type, nullable: values.allSatisfy(\.nullable))
    },
    .rule("nvl", aliases: ["ifnull"], .conditional, 2...2, "nvl(a, b)", "a, or b where a is null.") { call in
      let (values, type) = try TypeCoercion.unify(all: call.arguments, in: call)
      return SQLFragment(
        "COALESCE(\(values[0].sql), \(values[1].sql))", type, nullable: values.allSatisfy(\.nullable))
    },
    .rule("nvl2", .conditional, 3...3, "nvl2(a, b, c)", "b where a is not null, else c.") { call in
      let (values, type) = try TypeCoercion.unify(all: Array(call.arguments[1...]), in: call)
      let sql =
        "(CASE WHEN \(call.arguments[0].sql) IS NOT NULL THEN \(values[0].sql) ELSE \(values[1].sql) END)"
      return SQLFragment(sql, type)
    },
    extreme("greatest", "The greatest value, nulls passed over; NaN is the greatest number."),
    extreme("least", "The least value, nulls passed over; NaN is the greatest number."),
    .rule(
      "decode", .conditional, 2...Int.max, "decode(a, b, result[, …][, otherwise])",
      "The result beside the first value that equals a, where null equals null; with two arguments, bytes in a character "
        + "set as text."
    ) { call in
      guard call.count > 2 else { return try FunctionCatalog.decodeBytes(call) }
      let results =
        stride(from: 2, to: call.count, by: 2).map { $0 } + (call.count % 2 == 0 ? [call.count - 1] : [])
      let (values, type) = try TypeCoercion.unify(all: results.map { call.arguments[$0] }, in: call)
      let branches = try stride(from: 1, to: call.count - 1, by: 2).enumerated().map { position, index in
        let (a, b, _) = try TypeCoercion.unify(call.arguments[0], call.arguments[index], in: call)
        return "WHEN \(a.sql) IS NOT DISTINCT FROM \(b.sql) THEN \(values[position].sql)"
      }
      let end = call.count % 2 == 0 ? " ELSE \(values[values.count - 1].sql)" : ""
      return SQLFragment("(CASE \(branches.joined(separator: " "))\(end) END)", type)
    },
  ]

  private static let nullHandling: [SparkFunction] = [
    .rule("nullif", .conditional, 2...2, "nullif(a, b)", "Null where a equals b, else a.") { call in
      let (a, b, _) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      let value = call.arguments[0]
      return SQLFragment("(CASE WHEN \(a.sql) = \(b.sql) THEN NULL ELSE \(value.sql) END)", value.type)
    },
    .rule("nullifzero", .conditional, 1...1, "nullifzero(a)", "Null where a is zero, else a.") { call in
      let a = try call.number(0)
      return SQLFragment("(CASE WHEN \(a.sql) = 0 THEN NULL ELSE \(a.sql) END)", a.type)
    },
    .rule("zeroifnull", .conditional, 1...1, "zeroifnull(a)", "Zero where a is null, else a.") { call in
      let a = call.arguments[0].type == .null ? try call.argument(0, as: .integer) : try call.number(0)
      return SQLFragment("COALESCE(\(a.sql), CAST(0 AS \(SQLText.type(a.type))))", a.type, nullable: false)
    },
    .rule(
      "equal_null", .conditional, 2...2, "equal_null(a, b)", "Whether both are equal, where null equals null."
    ) { call in
      let (a, b, _) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      return SQLFragment("(\(a.sql) IS NOT DISTINCT FROM \(b.sql))", .boolean, nullable: false)
    },
    .rule("isnan", .conditional, 1...1, "isnan(a)", "Whether a number is NaN; false for null.") { call in
      let a = try call.number(0)
      guard a.type.isFloating else {
        return SQLFragment("(\(a.sql) IS NULL AND FALSE)", .boolean, nullable: false)
      }
      return SQLFragment("COALESCE(isnan(\(a.sql)), FALSE)", .boolean, nullable: false)
    },
    .rule("nanvl", .conditional, 2...2, "nanvl(a, b)", "a, or b where a is NaN.") { call in
      let result: DataType = call.arguments.allSatisfy { $0.type == .float } ? .float : .double
      let (a, b) = (try call.sql(0, as: result), try call.sql(1, as: result))
      return SQLFragment("(CASE WHEN isnan(\(a)) THEN \(b) ELSE \(a) END)", result)
    },
  ]

  private static let checks: [SparkFunction] = [
    .rule(
      "raise_error", .conditional, 1...1, "raise_error(message)", "Ends the query with a message of its own."
    ) { call in
      SQLFragment(SQLText.raise("USER_RAISED_EXCEPTION", sql: try call.text(0)), .null)
    },
    .rule(
      "assert_true", .conditional, 1...2, "assert_true(condition[, message])",
      "Null where the condition holds; else the query ends with the message."
    ) { call in
      let condition = try call.sql(0, as: .boolean)
      let message =
        call.count == 2 ? try call.text(1) : SQLText.string("the asserted condition does not hold")
      return SQLFragment(
        "(CASE WHEN \(condition) THEN NULL ELSE \(SQLText.raise("USER_RAISED_EXCEPTION", sql: message)) END)",
        .null)
    },
    .rule("typeof", .conditional, 1...1, "typeof(a)", "Spark's name of the value's type.") { call in
      SQLFragment(SQLText.string(call.arguments[0].type.simpleString), .string, nullable: false)
    },
  ]

  private static func extreme(_ name: String, _ doc: String) -> SparkFunction {
    .rule(name, .conditional, 2...Int.max, "\(name)(a, b, …)", doc) { call in
      guard
        !call.arguments.contains(where: { $0.type == .string })
          || call.arguments.allSatisfy({ $0.type == .string || $0.type == .null })
      else {
        throw GnistaError(
          .typeMismatch,
          "[DATATYPE_MISMATCH.DATA_DIFF_TYPES] a text cannot be compared with other types here; cast one")
      }
      let (values, type) = try TypeCoercion.unify(all: call.arguments, in: call)
      if OrderKey.isNeeded(type) {
        // The value whose key is the last or first in the engine's order.
        let pairs = values.map { value in
          "{'k': \(OrderKey.of(SQLFragment(value.sql, type))), 'v': \(value.sql)}"
        }
        let there =
          "list_filter([\(pairs.joined(separator: ", "))], lambda \"p#\": struct_extract(\"p#\", 'v') IS NOT NULL)"
        return SQLFragment(
          "struct_extract(\(name == "greatest" ? "list_max" : "list_min")(\(there)), 'v')", type)
      }
      return SQLFragment(
        "\(name)(\(values.map(\.sql).joined(separator: ", ")))", type, nullable: values.allSatisfy(\.nullable)
      )
    }
  }
}
