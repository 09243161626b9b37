import GnistaCore

extension FunctionCatalog {
  /// Random numbers.
  static let random: [SparkFunction] = [
    SparkFunction(
      "rand", aliases: ["random"], .math, arity: 0...1, signature: "rand([seed])",
      "A random number for each row, even over 0 to 1 without 1; with a seed, the numbers that Spark draws for a frame "
        + "of one partition.",
      difference: "cannot stand in a condition of filter; add it as a column first"
    ) { call in
      let seed = call.arguments.first.map { "CAST(\($0.sql) AS BIGINT)" } ?? "\(Int64.random(in: 0 ... .max))"
      return SQLFragment(
        "gnista_uniform(CAST(\(seed) AS BIGINT), row_number() OVER () - 1)", .double, nullable: false)
    }
  ]
}
