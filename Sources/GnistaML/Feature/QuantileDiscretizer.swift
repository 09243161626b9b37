public import GnistaCore
public import GnistaFrame

/// Finds buckets that hold about equally many numbers.
///
/// The split points between ``numBuckets`` buckets are quantiles, found with ``relativeError`` in one pass by the
/// algorithm of Greenwald and Khanna; equal ones are joined, so that fewer buckets may come out. The outer ends are
/// `-infinity` and `infinity`. Nulls and NaN are passed over in the fit. The model is a ``Bucketizer``.
///
/// Reference: `org.apache.spark.ml.feature.QuantileDiscretizer`.
public struct QuantileDiscretizer: Estimator, ColumnPairing {
  public static let summary = "Finds buckets that hold about equally many numbers."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.QuantileDiscretizer"
  public static let params: [Param<Self>] =
    columnParams + [
      Param(
        "numBuckets", \.numBuckets, in: .atLeast(2), search: .choice([2, 4, 8, 16, 32]), "Number of buckets."),
      Param(
        "numBucketsArray", \.numBucketsArray,
        in: ParamDomain("null, or numbers of at least 2", outside: .some([1])) {
          $0?.allSatisfy { $0 >= 2 } ?? true
        },
        "Number of buckets of each of inputCols; null for numBuckets in all."),
      Param(
        "relativeError", \.relativeError, in: .between(0, 1),
        "How far the ranks of the split points may be off, relative to the number of rows; 0 for exact quantiles."
      ),
      Param(
        "handleInvalid", \.handleInvalid,
        "What the model does with NaN: end with an error, skip rows with NaN or null, or keep it in a bucket of its own."
      ),
    ]

  public var uid = QuantileDiscretizer.makeUID()
  public var inputCol: String?
  public var inputCols: [String]?
  public var outputCol: String?
  public var outputCols: [String]?
  /// Number of buckets.
  public var numBuckets = 2
  /// Number of buckets of each of `inputCols`; nil for ``numBuckets`` in all.
  public var numBucketsArray: [Int]?
  /// How far the ranks of the split points may be off, relative to the number of rows.
  public var relativeError = 0.001
  /// What the model does with NaN.
  public var handleInvalid = HandleInvalid.error

  /// Makes a stage with all defaults.
  public init() {}

  /// Makes a stage for one column.
  public init(inputCol: String, outputCol: String, numBuckets: Int = 2) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.numBuckets = numBuckets
  }

  /// Makes a stage for several columns.
  public init(inputCols: [String], outputCols: [String], numBuckets: Int = 2) {
    self.inputCols = inputCols
    self.outputCols = outputCols
    self.numBuckets = numBuckets
  }

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    try checkOutputsAreNew(in: input)
    let pairs = try columnPairs()
    if let numBucketsArray {
      guard inputCols != nil else {
        throw invalidColumns(
          "maps the one column inputCol, so numBucketsArray must not be set; use numBuckets")
      }
      guard numBucketsArray.count == pairs.count else {
        throw invalidColumns(
          "needs numBucketsArray with \(pairs.count) numbers, one for each of inputCols, but has "
            + "\(numBucketsArray.count)")
      }
    }
    let added = try pairs.map { pair in
      _ = try numberField(pair.input, in: input)
      return StructField(pair.output, .double, metadata: Attribute.nominal().metadata)
    }
    return Schema(input.fields + added)
  }

  /// Finds the split points of all columns in one pass.
  public func fit(_ frame: DataFrame) async throws -> Bucketizer {
    let schema = try await frame.schema
    _ = try outputSchema(for: schema)
    let names = try columnPairs().map { try schema.field($0.input).name }
    let summaries = try await QuantileSummary.of(names, in: frame, relativeError: relativeError)
    let counts = numBucketsArray ?? names.map { _ in numBuckets }
    // As in Spark, all columns are asked for the probabilities of all.
    let all = Set(counts.flatMap(Self.probabilities)).sorted()
    var lists: [[Double]] = []
    for (index, name) in names.enumerated() {
      var summary = summaries[index]
      guard let quantiles = summary.quantiles(all) else {
        throw GnistaError(
          .emptyInput,
          "\(uid): column '\(name)' has no numbers to find quantiles of; check the filters before this stage")
      }
      let own = Set(Self.probabilities(counts[index]))
      lists.append(Self.splits(zip(all, quantiles).filter { own.contains($0.0) }.map(\.1)))
    }
    var model = Bucketizer()
    model.uid = uid
    model.inputCol = inputCol
    model.inputCols = inputCols
    model.outputCol = outputCol
    model.outputCols = outputCols
    model.handleInvalid = handleInvalid
    if inputCols == nil { model.splits = lists[0] } else { model.splitsArray = lists }
    return model
  }

  private static func probabilities(_ buckets: Int) -> [Double] {
    (0...buckets).map { Double($0) / Double(buckets) }
  }

  /// Split points of different quantiles, with open ends.
  private static func splits(_ quantiles: [Double]) -> [Double] {
    var splits = [-Double.infinity]
    for quantile in quantiles.dropFirst().dropLast().sorted() where quantile > splits[splits.count - 1] {
      // Adding zero makes a negative zero positive.
      if quantile < .infinity { splits.append(quantile + 0) }
    }
    return splits + [.infinity]
  }
}
