import GnistaCore

extension FunctionCatalog {
  /// The aggregate that actions themselves need.
  static let counting: [SparkFunction] = [
    SparkFunction(
      "count", .aggregate, .aggregate, arity: 1...Int.max, signature: "count(expr, …)",
      "Number of rows in which no argument is null; `count(*)` counts all."
    ) { call in
      let first = call.arguments[0]
      if first.sql == "*" { return SQLFragment("count(*)", .long, nullable: false) }
      if call.arguments.count == 1 { return SQLFragment("count(\(first.sql))", .long, nullable: false) }
      let distinct = call.isDistinct ? "DISTINCT " : ""
      let list = call.arguments.map {
        $0.sql.hasPrefix(distinct) ? String($0.sql.dropFirst(distinct.count)) : $0.sql
      }
      let test = list.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
      return SQLFragment(
        "count(\(distinct)CASE WHEN \(test) THEN row(\(list.joined(separator: ", "))) END)", .long,
        nullable: false)
    }
  ]
}
