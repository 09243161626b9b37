import GnistaCore

extension FunctionCatalog {
  /// Functions that need a window.
  static let window: [SparkFunction] = [
    ranking("row_number", "Number of the row within its partition, from 1."),
    ranking("rank", "Number of rows before the first of equal order, plus 1."),
    ranking("dense_rank", "Number of distinct orders up to this row."),
    share("percent_rank", "(rank - 1) / (rows - 1)."),
    share("cume_dist", "Share of rows whose order is not greater."),
    .special(
      .window, "ntile", .window, 1...1, "ntile(n)", "Number of the part, of n equal parts of the partition."
    ) { call in
      SQLFragment("CAST(ntile(\(try call.integer(0)))\(tail) AS INTEGER)", .integer, nullable: false)
    },
    offset("lag", "The value so many rows (1 when left out) before, or a default."),
    offset("lead", "The value so many rows (1 when left out) after, or a default."),
    .special(
      .window, "nth_value", .window, 2...3, "nth_value(a, n[, ignoreNulls])",
      "The value of the n-th row of the frame."
    ) { call in
      let ignoring = call.ignoresNulls || call.count > 2 && call.arguments[2].literal?.booleanValue == true
      return SQLFragment(
        "nth_value(\(call.arguments[0].sql), \(try call.integer(1))\(ignoring ? " IGNORE NULLS" : ""))",
        call.arguments[0].type)
    },
  ]

  private static func ranking(_ name: String, _ doc: String) -> SparkFunction {
    .special(.window, name, .window, 0...0, "\(name)()", doc) { call in
      SQLFragment("CAST(\(name)()\(tail) AS INTEGER)", .integer, nullable: false)
    }
  }

  private static func share(_ name: String, _ doc: String) -> SparkFunction {
    .special(.window, name, .window, 0...0, "\(name)()", doc) { call in
      SQLFragment("\(name)()", .double, nullable: false)
    }
  }

  private static func offset(_ name: String, _ doc: String) -> SparkFunction {
    .special(.window, name, .window, 1...3, "\(name)(a[, n[, default]])", doc) { call in
      var type = call.arguments[0].type
      var value = call.arguments[0].sql
      var list = ""
      if call.count > 1 { list += ", \(try call.integer(1))" }
      if call.count > 2 {
        let (a, b, common) = try TypeCoercion.unify(call.arguments[0], call.arguments[2], in: call)
        (value, type) = (a.sql, common)
        list += ", \(b.sql)"
      }
      return SQLFragment("\(name)(\(value)\(list)\(call.ignoresNulls ? " IGNORE NULLS" : ""))", type)
    }
  }
}
