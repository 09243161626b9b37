public import GnistaCore
public import GnistaFrame

/// Finds what to put in the place of missing numbers: the mean, the median or the mode of the others.
///
/// Nulls, NaN and every ``missingValue`` count as missing in the fit. The median is the element at half of the ranks
/// (no mean of two), found in one pass with ``relativeError`` by the algorithm of Greenwald and Khanna; of several modes
/// the smallest is taken.
///
/// Reference: `org.apache.spark.ml.feature.Imputer`.
public struct Imputer: Estimator, ColumnPairing {
  /// What is put in the place of missing numbers.
  public enum Strategy: String, ParamChoice, Codable {
    /// The mean of the others.
    case mean
    /// Their median.
    case median
    /// The most frequent of them, the smallest when there are several.
    case mode
  }

  public static let summary = "Finds what to put in the place of missing numbers."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.Imputer"
  public static let params: [Param<Self>] =
    columnParams + [
      Param(
        "strategy", \.strategy, search: .choice(["mean", "median", "mode"]), "What replaces missing numbers."),
      Param("missingValue", \.missingValue, "A number that counts as missing, besides nulls."),
      Param(
        "relativeError", \.relativeError, in: .between(0, 1),
        "How far the rank of the median may be off, relative to the number of rows; 0 for the exact median."),
    ]

  public var uid = Imputer.makeUID()
  public var inputCol: String?
  public var inputCols: [String]?
  public var outputCol: String?
  public var outputCols: [String]?
  /// What replaces missing numbers.
  public var strategy = Strategy.mean
  /// A number that counts as missing, besides nulls.
  public var missingValue = Double.nan
  /// How far the rank of the median may be off, relative to the number of rows.
  public var relativeError = 0.001

  /// Makes an imputer with all defaults.
  public init() {}

  /// Makes an imputer of one column.
  public init(inputCol: String, outputCol: String, strategy: Strategy = .mean) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.strategy = strategy
  }

  /// Makes an imputer of several columns.
  public init(inputCols: [String], outputCols: [String], strategy: Strategy = .mean) {
    self.inputCols = inputCols
    self.outputCols = outputCols
    self.strategy = strategy
  }

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    return Schema(input.fields + (try imputedFields(for: input)))
  }

  /// Finds the replacement of each column, for mean and median in one pass over all of them.
  public func fit(_ frame: DataFrame) async throws -> ImputerModel {
    let schema = try await frame.schema
    _ = try outputSchema(for: schema)
    let names = try columnPairs().map { try schema.field($0.input).name }
    let found: [Double?]
    switch strategy {
    case .mean: found = try await means(of: names, in: frame)
    case .median:
      var summaries = try await QuantileSummary.of(
        names, in: frame, relativeError: relativeError, missing: missingValue)
      found = summaries.indices.map { summaries[$0].quantiles([0.5])?.first }
    case .mode:
      found = try await RepeatedScan.over(frame, columns: names, passes: names.count) { scanned in
        var modes: [Double?] = []
        for name in names { modes.append(try await mode(of: name, in: scanned)) }
        return modes
      }
    }
    let empty = zip(names, found).filter { $0.1 == nil }.map(\.0)
    guard empty.isEmpty else {
      throw GnistaError(
        .emptyInput,
        "\(uid): nothing can replace the missing values of \(empty.map { "'\($0)'" }.joined(separator: ", ")): there "
          + "are no others; drop the column or fill it with a constant")
    }
    var model = ImputerModel(surrogates: found.compactMap(\.self))
    model.uid = uid
    model.inputCol = inputCol
    model.inputCols = inputCols
    model.outputCol = outputCol
    model.outputCols = outputCols
    model.missingValue = missingValue
    return model
  }

  private func isMissing(_ value: Double) -> Bool { value.isNaN || value == missingValue }

  private func means(of names: [String], in frame: DataFrame) async throws -> [Double?] {
    var sums = [Double](repeating: 0, count: names.count)
    var counts = [Int](repeating: 0, count: names.count)
    for try await batch in try await frame.select(names.map(Column.exactly)).batches() {
      for index in names.indices {
        for value in batch.columns[index].doubleValues ?? [] where !isMissing(value) {
          sums[index] += value
          counts[index] += 1
        }
      }
    }
    return zip(sums, counts).map { sum, count in count == 0 ? nil : sum / Double(count) }
  }

  /// The most frequent number; the engine counts.
  private func mode(of name: String, in frame: DataFrame) async throws -> Double? {
    let counted = frame.select([Column.exactly(name).alias("value")]).groupBy("value").count()
    var best: (value: Double, count: Int)?
    for try await batch in try await counted.batches() {
      let values = batch.columns[0].doubleValues ?? []
      for row in values.indices where !isMissing(values[row]) {
        let count = batch.columns[1][row].integerValue ?? 0
        if let known = best, count < known.count || count == known.count && values[row] >= known.value {
          continue
        }
        best = (values[row], count)
      }
    }
    return best?.value
  }
}

/// What estimator and model share.
extension ColumnPairing {
  /// The fields that an imputer adds: of the input's types, without its metadata.
  func imputedFields(for input: Schema) throws -> [StructField] {
    let pairs = try columnPairs()
    try checkOutputsAreNew(in: input)
    if let twice = pairs.indices.first(where: { index in
      pairs[..<index].contains { $0.input.lowercased() == pairs[index].input.lowercased() }
    }) {
      throw invalidColumns("reads column '\(pairs[twice].input)' twice; inputCols must differ")
    }
    return try pairs.map { pair in
      let field = try numberField(pair.input, in: input)
      return StructField(pair.output, field.dataType, nullable: field.nullable)
    }
  }
}
