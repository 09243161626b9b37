internal import GnistaCore
internal import GnistaFrame

/// What is told of a data file.
struct DataProfile: Sendable {
  /// Number of rows.
  var rows = 0
  /// The columns in order.
  var columns: [ColumnProfile] = []
  /// Pairs of numeric columns, the strongest correlation first.
  var correlations: [Correlation] = []

  /// How much is computed.
  struct Extent: Sendable {
    /// Most frequent values of each column.
    var topValues = 5
    /// Pairs of columns to tell.
    var pairs = 15
    /// Numeric columns that pairs are made of; their number of pairs goes with the square.
    static let correlatedColumns = 40
    /// Columns whose figures one query computes.
    static let columnsPerQuery = 32
  }

  /// Computes the profile of a frame.
  static func of(_ frame: DataFrame, extent: Extent, progress: ProgressLine) async throws -> DataProfile {
    defer { progress.clear() }
    let schema = try await frame.schema
    var profile = DataProfile()
    profile.rows = try await frame.count()
    let parts = stride(from: 0, to: schema.count, by: Extent.columnsPerQuery)
    for start in parts {
      progress.show(Double(start) / Double(schema.count), "figures")
      let fields = Array(schema.fields[start..<min(start + Extent.columnsPerQuery, schema.count)])
      profile.columns += try await figures(frame, fields)
    }
    for index in profile.columns.indices where extent.topValues > 0 && profile.columns[index].isOrdered {
      let name = profile.columns[index].field.name
      progress.show(Double(index) / Double(schema.count), "frequent values of \(name)")
      profile.columns[index].frequent = try await frequent(frame, name, count: extent.topValues)
    }
    profile.correlations = try await correlations(frame, schema, count: extent.pairs)
    return profile
  }

  // MARK: Figures of each column

  /// One aggregate with what to do with its result.
  private typealias Measure = (column: Column, store: (inout ColumnProfile, Value) -> Void)

  private static func figures(_ frame: DataFrame, _ fields: [StructField]) async throws -> [ColumnProfile] {
    var profiles = fields.map { ColumnProfile(field: $0) }
    let measures = profiles.map(Self.measures)
    let aggregates = measures.flatMap { $0 }.enumerated().map { $1.column.alias("m\($0)") }
    guard let row = try await frame.select(aggregates).first() else { return profiles }
    var position = 0
    for index in profiles.indices {
      for measure in measures[index] {
        measure.store(&profiles[index], row[position])
        position += 1
      }
    }
    return profiles
  }

  private static func measures(of profile: ColumnProfile) -> [Measure] {
    let column = ColumnName.column(profile.field.name)
    func call(_ function: String) -> Column { F.callFunction(function, column) }
    var list: [Measure] = [(call("count"), { $0.present = $1.integerValue ?? 0 })]
    guard profile.isOrdered else { return list }
    // The estimate may lie above what is possible.
    list.append((call("approx_count_distinct"), { $0.distinct = min($1.integerValue ?? 0, $0.present) }))
    list.append((call("min"), { $0.minimum = $1 }))
    list.append((call("max"), { $0.maximum = $1 }))
    guard profile.isNumeric else { return list }
    if profile.field.dataType.isFloating {
      let marked = F.when(column.isNaN(), 1)
      list.append((F.callFunction("count", marked), { $0.notANumber = $1.integerValue }))
    }
    for share in [0.25, 0.5, 0.75] {
      list.append(
        (F.callFunction("percentile", column, F.lit(share)), { $0.quartiles.append($1.doubleValue) }))
    }
    list.append((call("avg"), { $0.mean = $1.doubleValue }))
    list.append((call("stddev_samp"), { $0.deviation = $1.doubleValue }))
    return list
  }

  private static func frequent(
    _ frame: DataFrame, _ name: String, count: Int
  ) async throws -> [ColumnProfile.Frequency] {
    let column = ColumnName.column(name)
    let counted = frame.filter(column.isNotNull()).groupBy(column.alias("value")).count()
    let rows = try await counted.orderBy(col("count").desc(), col("value").asc()).limit(count).collect()
    return rows.map { ColumnProfile.Frequency(value: $0[0], rows: $0[1].integerValue ?? 0) }
  }

  // MARK: Pairs

  private static func correlations(
    _ frame: DataFrame, _ schema: Schema, count: Int
  ) async throws -> [Correlation] {
    let names = schema.fields.filter(\.dataType.isNumeric).map(\.name).prefix(Extent.correlatedColumns)
    guard count > 0, names.count > 1 else { return [] }
    var pairs: [(String, String)] = []
    for (index, first) in names.enumerated() {
      for second in names.dropFirst(index + 1) { pairs.append((first, second)) }
    }
    let aggregates = pairs.enumerated().map { index, pair in
      F.callFunction("corr", ColumnName.column(pair.0), ColumnName.column(pair.1)).alias("c\(index)")
    }
    guard let row = try await frame.select(aggregates).first() else { return [] }
    let known = zip(pairs, row.values).compactMap { pair, value -> Correlation? in
      guard let coefficient = value.doubleValue, coefficient.isFinite else { return nil }
      return Correlation(first: pair.0, second: pair.1, coefficient: coefficient)
    }
    return Array(known.sorted { $0.coefficient.magnitude > $1.coefficient.magnitude }.prefix(count))
  }
}
