import Foundation
import GnistaCore

/// Statistics of all columns in one small table.
extension DataFrame {
  /// Number, mean, sample standard deviation, least and greatest value of the given columns, or of all numeric and
  /// string columns, as texts.
  public func describe(_ names: String...) async throws -> DataFrame {
    let chosen = names.isEmpty ? self : select(names)
    return try await chosen.summary(["count", "mean", "stddev", "min", "max"])
  }

  /// The given statistics of all numeric and string columns, as texts: `count`, `mean`, `stddev`, `min`, `max`,
  /// `count_distinct`, `approx_count_distinct` and percentiles such as `75%`. Without names: `count`, `mean`, `stddev`,
  /// `min`, `25%`, `50%`, `75%` and `max`.
  ///
  /// Texts that are numbers count as such for means and percentiles; the others are passed over there.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a statistic that there is not.
  public func summary(_ statistics: String...) async throws -> DataFrame {
    try await summary(
      statistics.isEmpty ? ["count", "mean", "stddev", "min", "25%", "50%", "75%", "max"] : statistics)
  }

  private func summary(_ statistics: [String]) async throws -> DataFrame {
    let rules = try statistics.map(SummaryStatistic.init)
    let fields = try await schema.fields.filter { $0.dataType.isNumeric || $0.dataType == .string }
    var texts: [[String?]] = []
    if !fields.isEmpty {
      // Names of their own, because a column's name may stand in the frame twice.
      let aggregates = fields.flatMap { SummaryStatistic.expressions(rules, of: $0) }.enumerated().map {
        Column(.alias($1, names: ["s\($0)"], metadata: [:]))
      }
      let found = try await groupBy().agg(aggregates).collect().first?.values ?? []
      let width = found.count / fields.count
      texts = fields.indices.map { column in
        SummaryStatistic.texts(rules, of: found[column * width..<(column + 1) * width])
      }
    }
    let rows = statistics.enumerated().map { row, name in
      [Value.string(name)] + texts.map { $0[row].map(Value.string) ?? .null }
    }
    return try session.createDataFrame(
      rows, schema: Schema([StructField("summary", .string)] + fields.map { StructField($0.name, .string) }))
  }
}
