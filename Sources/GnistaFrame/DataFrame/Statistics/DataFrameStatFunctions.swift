import Foundation
public import GnistaCore

/// Statistics of one or two columns: `frame.stat`.
public struct DataFrameStatFunctions: Sendable {
  let frame: DataFrame

  /// Quantiles of a numeric column; nulls and NaN are passed over. Empty when no value is left.
  ///
  /// The quantile of probability `p` is the smallest value with at least `p · n` of the `n` values not above it. The
  /// embedded engine always gives this exact one, whatever error is allowed.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a probability outside 0…1 or a negative error, `TYPE_MISMATCH` for
  ///   a column that is not numeric.
  public func approxQuantile(
    _ column: String, _ probabilities: [Double], relativeError: Double
  ) async throws -> [Double] {
    try await approxQuantile([column], probabilities, relativeError: relativeError)[0]
  }

  /// Quantiles of several numeric columns; see ``approxQuantile(_:_:relativeError:)``.
  public func approxQuantile(
    _ columns: [String], _ probabilities: [Double], relativeError: Double
  ) async throws -> [[Double]] {
    guard probabilities.allSatisfy({ (0...1).contains($0) }) else {
      throw GnistaError(
        .invalidArgument, "probabilities of quantiles lie between 0 and 1, not \(probabilities)")
    }
    guard relativeError >= 0 else {
      throw GnistaError(
        .invalidArgument, "the relative error of quantiles is at least 0, not \(relativeError)")
    }
    let fields = try await numericFields(columns, for: "approxQuantile")
    guard !fields.isEmpty, !probabilities.isEmpty else { return columns.map { _ in [] } }
    // Spark's functions take one over the error; an error of 0 means exact values.
    let accuracy = relativeError == 0 ? 1e9 : min(1e9, max(1, (1 / relativeError).rounded()))
    let aggregates = fields.map { field -> Column in
      let number = Self.number(field)
      var call = FunctionCall(
        name: "percentile_approx",
        arguments: [
          number, .literal(.array(probabilities.map(Value.double)), type: nil),
          .literal(.integer(Int32(accuracy)), type: nil),
        ])
      call.filter = .call("not", [.call("isnan", [number])])
      return Column(.call(call))
    }
    return try await aggregateValues(aggregates).map { $0.arrayValue?.compactMap(\.doubleValue) ?? [] }
  }

  /// Pearson's correlation of two numeric columns. Nulls count as 0, as in Spark; NaN when a column is constant.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for a column that is not numeric.
  public func corr(_ first: String, _ second: String) async throws -> Double {
    try await pairStatistic("corr", first, second) ?? .nan
  }

  /// Sample covariance of two numeric columns. Nulls count as 0, as in Spark; 0 when there are fewer than two rows.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for a column that is not numeric.
  public func cov(_ first: String, _ second: String) async throws -> Double {
    try await pairStatistic("covar_samp", first, second) ?? 0
  }

  private func pairStatistic(_ name: String, _ first: String, _ second: String) async throws -> Double? {
    let fields = try await numericFields([first, second], for: name == "corr" ? "corr" : "cov")
    let zero = Expr.literal(.double(0), type: nil)
    let numbers = fields.map { Expr.call("coalesce", [Self.number($0), zero]) }
    return try await aggregateValues([Column(.call(name, numbers))]).first?.doubleValue
  }

  /// How often each pair of values of two columns occurs: one row for each value of the first, one column for each of
  /// the second, both in the order of their texts.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` when the second column has 10,000 distinct values or more.
  public func crosstab(_ first: String, _ second: String) async throws -> DataFrame {
    let schema = try await frame.schema
    let fields = [try schema.field(first), try schema.field(second)]
    let zone = try await frame.session.timeZone
    let keys = fields.enumerated().map { index, field in
      Column(.alias(.column(parts: [field.name], plan: nil), names: ["k\(index)"], metadata: [:]))
    }
    var counts: [String: [String: Int64]] = [:]
    var names: Set<String> = []
    for try await batch in try await frame.groupBy(keys[0], keys[1]).count().batches() {
      for row in batch.rows {
        let one = SparkText.text(of: row[0], timeZone: zone) ?? "null"
        let other = SparkText.text(of: row[1], timeZone: zone) ?? "null"
        names.insert(other)
        counts[one, default: [:]][other, default: 0] += Int64(row[2].integerValue ?? 0)
      }
      guard names.count < 10_000 else {
        throw GnistaError(
          .invalidArgument,
          "crosstab needs fewer than 10000 distinct values in '\(second)'; there are \(names.count)")
      }
    }
    let columns = names.sorted(by: Self.comesBefore)
    let rows = counts.keys.sorted(by: Self.comesBefore).map { key in
      [Value.string(key)] + columns.map { .long(counts[key]?[$0] ?? 0) }
    }
    let fieldsOut = columns.map { StructField($0.filter { $0 != "`" }, .long, nullable: false) }
    return try frame.session.createDataFrame(
      rows, schema: Schema([StructField("\(first)_\(second)", .string)] + fieldsOut))
  }

  /// Order of texts by their UTF-16 units, as Java has it.
  private static func comesBefore(_ one: String, _ other: String) -> Bool {
    one.utf16.lexicographicallyPrecedes(other.utf16)
  }

  /// Values that occur in more than a part `support` of the rows, in one row of lists named `<column>_freqItems`; some
  /// that are less frequent may be among them.
  ///
  /// Karp, Schenker, Papadimitriou, *A simple algorithm for finding frequent elements in streams and bags*, ACM TODS
  /// 28 (2003), in the form of Spark, for a frame of one partition.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a support below 0.0001.
  public func freqItems(_ columns: [String], support: Double = 0.01) async throws -> DataFrame {
    guard support >= 1e-4, support <= 1 else {
      throw GnistaError(
        .invalidArgument, "the support of freqItems lies between 0.0001 and 1, not \(support)")
    }
    let schema = try await frame.schema
    let fields = try columns.map { try schema.field($0) }
    var counters = fields.map { _ in FrequentItemCounter(capacity: Int(1 / support)) }
    let selected = frame.select(fields.map { Column(.column(parts: [$0.name], plan: nil)) })
    for try await batch in try await selected.batches() {
      for row in 0..<batch.count where !batch.isDropped(row) {
        for index in counters.indices { counters[index].add(batch.columns[index][row]) }
      }
    }
    let out = fields.map { StructField("\($0.name)_freqItems", .array($0.dataType, containsNull: true)) }
    return try frame.session.createDataFrame([counters.map { .array($0.items) }], schema: Schema(out))
  }

  /// A random part of the rows, of each value of a column with its own probability; values without one are left out.
  ///
  /// The numbers are those that Spark draws for a frame of one partition.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a fraction outside 0…1.
  public func sampleBy(
    _ column: Column, fractions: KeyValuePairs<Value, Double>, seed: Int = 42
  ) throws -> DataFrame {
    guard fractions.allSatisfy({ (0...1).contains($0.value) }) else {
      throw GnistaError(
        .invalidArgument, "the fractions of sampleBy lie between 0 and 1, not \(fractions.map(\.value))")
    }
    let drawn = "#sampleBy"
    let branches = fractions.map { stratum, fraction in
      Expr.Branch(
        condition: .call("<=>", [column.expr, .literal(stratum, type: nil)]),
        value: .literal(.double(fraction), type: nil))
    }
    let fraction = Expr.conditional(branches, otherwise: .literal(.double(0), type: nil))
    let random = Expr.call("rand", [.literal(.long(Int64(seed)), type: nil)])
    return
      frame
      .then(.withColumns([.init(name: drawn, expr: random)], frame.plan))
      .filter(Column(.call("<", [.column(parts: [drawn], plan: nil), fraction])))
      .drop(drawn)
  }

  /// A random part of the rows, by the values of a named column; see ``sampleBy(_:fractions:seed:)``.
  public func sampleBy(
    _ name: String, fractions: KeyValuePairs<Value, Double>, seed: Int = 42
  ) throws -> DataFrame {
    try sampleBy(Column(.column(parts: [name], plan: nil)), fractions: fractions, seed: seed)
  }

  // MARK: Pieces

  private func numericFields(_ names: [String], for action: String) async throws -> [StructField] {
    let schema = try await frame.schema
    return try names.map { name in
      let field = try schema.field(name)
      guard field.dataType.isNumeric else {
        throw GnistaError(
          .typeMismatch, "\(action) needs numeric columns, but '\(name)' is a \(field.dataType)")
      }
      return field
    }
  }

  private static func number(_ field: StructField) -> Expr {
    .cast(.column(parts: [field.name], plan: nil), .double, isTry: false)
  }

  private func aggregateValues(_ columns: [Column]) async throws -> [Value] {
    let named = columns.enumerated().map { Column(.alias($1.expr, names: ["a\($0)"], metadata: [:])) }
    return try await frame.groupBy().agg(named).collect().first?.values ?? []
  }
}

extension DataFrame {
  /// Statistics of one or two columns.
  public var stat: DataFrameStatFunctions { DataFrameStatFunctions(frame: self) }
}
