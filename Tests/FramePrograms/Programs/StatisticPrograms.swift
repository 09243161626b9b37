import GnistaCore
import GnistaFrame

/// Programs of statistics.
package enum StatisticPrograms {
  /// All of them.
  package static let programs: [FrameProgram] = tables + crosstabs + numbers

  private static let tables: [FrameProgram] = [
    .frame("statistics", "describe_all") { t in
      try await t.mixed.select("b", "s", "i", "l", "f", "d", "m", "t", "ok", "day", "at").describe()
    },
    .frame("statistics", "describe_some") { t in try await t.trips.describe("fare", "city", "riders") },
    .frame("statistics", "describe_empty") { t in
      try await t.trips.filter("id > 100").describe("fare", "city")
    },
    .frame("statistics", "describe_points") { t in try await t.points.describe() },
    .frame("statistics", "summary_default") { t in try await t.points.summary() },
    .frame("statistics", "summary_trips") { t in try await t.trips.summary() },
    .frame("statistics", "summary_chosen") { t in
      try await t.trips.select("city", "fare", "riders")
        .summary("max", "10%", "33.3%", "100%", "count_distinct", "count")
    },
    .frame("statistics", "summary_numeric_texts") { t in
      try await t.trips.select(call("concat", lit(" "), "riders", lit(".5")).alias("r")).summary()
    },
  ]

  private static let crosstabs: [FrameProgram] = [
    .frame("statistics", "crosstab") { t in try await t.points.stat.crosstab("g", "n") },
    .frame("statistics", "crosstab_nulls") { t in try await t.trips.stat.crosstab("city", "kind") },
    .frame("statistics", "crosstab_numbers") { t in try await t.trips.stat.crosstab("riders", "fare") },
    .frame("statistics", "crosstab_dates") { t in try await t.trips.stat.crosstab("day", "flag") },
  ]

  private static let numbers: [FrameProgram] = [
    .value("statistics", "quantiles") { t in
      list(
        try await t.points.stat.approxQuantile("x", [0, 0.1, 0.25, 0.5, 0.75, 0.99, 1], relativeError: 0))
    },
    .value("statistics", "quantiles_several") { t in
      .array(
        try await t.trips.stat.approxQuantile(["fare", "riders", "tip"], [0.5, 0.9], relativeError: 0).map(
          list))
    },
    .value("statistics", "quantiles_of_nothing") { t in
      list(try await t.trips.filter("id > 100").stat.approxQuantile("fare", [0.5], relativeError: 0))
    },
    .value("statistics", "correlation") { t in number(try await t.points.stat.corr("x", "y")) },
    .value("statistics", "covariance") { t in number(try await t.points.stat.cov("x", "n")) },
    .value("statistics", "correlation_with_nulls") { t in
      number(try await t.trips.filter("id <> 5").stat.corr("riders", "tip"))
    },
    .value("statistics", "covariance_with_nulls") { t in
      number(try await t.trips.filter("id <> 5").stat.cov("riders", "tip"))
    },
    .value("statistics", "covariance_of_one_row") { t in
      number(try await t.trips.limit(1).stat.cov("riders", "tip"))
    },
    .value("statistics", "covariance_of_nothing") { t in
      number(try await t.trips.filter("id > 100").stat.cov("riders", "tip"))
    },
    .value("statistics", "correlation_of_one_row") { t in
      number(try await t.trips.limit(1).stat.corr("riders", "tip"))
    },
    .value("statistics", "correlation_of_nothing") { t in
      number(try await t.trips.filter("id > 100").stat.corr("riders", "tip"))
    },
    .value("statistics", "correlation_constant") { t in
      number(try await t.points.withColumn("c", lit(1)).stat.corr("x", "c"))
    },
    .value("statistics", "frequent_items") { t in try await items(t.points.select("n", "g")) },
    .value("statistics", "frequent_items_few") { t in try await items(t.points.select("n", "g"), 0.4) },
    .value("statistics", "frequent_items_some") { t in
      try await items(t.points.select("n", "g", (col("n") % 3).alias("r")), 0.3)
    },
    .value("statistics", "frequent_items_nulls") { t in
      try await items(t.trips.select("city", "kind", "riders"), 0.2)
    },
  ]

  private static func number(_ value: Double) -> JSONValue { GoldenCell.render(.double(value)) }

  private static func list(_ values: [Double]) -> JSONValue { .array(values.map(number)) }

  /// Frequent items by column, each list in the order of its texts, nulls first.
  private static func items(_ frame: DataFrame, _ support: Double = 0.01) async throws -> JSONValue {
    let found = try await frame.stat.freqItems(try await frame.columns, support: support).collect()[0]
    var result: [String: JSONValue] = [:]
    for (name, value) in zip(found.schema.names, found.values) {
      let sorted = (value.arrayValue ?? []).sorted {
        (SparkText.text(of: $0) ?? "") < (SparkText.text(of: $1) ?? "")
      }
      result[name] = .array(sorted.map(GoldenCell.render))
    }
    return .object(result)
  }
}
