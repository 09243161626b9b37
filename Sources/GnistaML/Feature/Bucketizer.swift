public import GnistaCore
public import GnistaFrame

/// Replaces numbers by the index of the bucket in which they lie.
///
/// `n + 1` split points make `n` buckets. A bucket holds the numbers from its lower split, included, to its upper one,
/// excluded; the last bucket holds its upper split too. Give `-infinity` and `infinity` as ends where every number is
/// to have a bucket: a number outside the splits is always an error. ``handleInvalid`` is about NaN: `error` ends with
/// an error, `skip` leaves rows with NaN or null out, `keep` gives NaN a bucket of its own after all others. A null
/// that is not left out stays null.
///
/// Reference: `org.apache.spark.ml.feature.Bucketizer`.
public struct Bucketizer: Model, RowTransformer, ColumnPairing {
  public static let summary = "Replaces numbers by the index of the bucket in which they lie."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.Bucketizer"
  public static let params: [Param<Self>] =
    columnParams + [
      Param(
        "splits", \.splits,
        in: ParamDomain("null, or at least 3 strictly increasing numbers", outside: .some([0, 1])) { splits in
          splits.map(areSplits) ?? true
        }, "Split points of inputCol."),
      Param(
        "splitsArray", \.splitsArray,
        in: ParamDomain("null, or lists of at least 3 strictly increasing numbers", outside: .some([[0, 1]]))
        { lists in
          lists?.allSatisfy(areSplits) ?? true
        }, "Split points of each of inputCols."),
      Param(
        "handleInvalid", \.handleInvalid,
        "What is done with NaN: end with an error, skip rows with NaN or null, or keep it in a bucket of its own."
      ),
    ]

  private static func areSplits(_ splits: [Double]) -> Bool {
    splits.count >= 3 && zip(splits, splits.dropFirst()).allSatisfy { $0 < $1 }
  }

  public var uid = Bucketizer.makeUID()
  public var inputCol: String?
  public var inputCols: [String]?
  public var outputCol: String?
  public var outputCols: [String]?
  /// Split points of `inputCol`.
  public var splits: [Double]?
  /// Split points of each of `inputCols`.
  public var splitsArray: [[Double]]?
  /// What is done with NaN.
  public var handleInvalid = HandleInvalid.error

  /// Makes a stage with all defaults.
  public init() {}

  /// Makes a stage for one column.
  public init(inputCol: String, outputCol: String, splits: [Double], handleInvalid: HandleInvalid = .error) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.splits = splits
    self.handleInvalid = handleInvalid
  }

  /// Makes a stage for several columns.
  public init(
    inputCols: [String], outputCols: [String], splitsArray: [[Double]], handleInvalid: HandleInvalid = .error
  ) {
    self.inputCols = inputCols
    self.outputCols = outputCols
    self.splitsArray = splitsArray
    self.handleInvalid = handleInvalid
  }

  public var mayDropRows: Bool { handleInvalid == .skip }

  public func outputFields(for input: Schema) throws -> [StructField] { try steps(for: input).map(\.output) }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let steps = try steps(for: input)
    return { batch in
      let columns = try steps.map { step in
        let column = batch.columns[step.position]
        return BatchColumn(
          type: .double, storage: .double(try buckets(column, step, &batch)), nulls: column.nulls)
      }
      for (step, column) in zip(steps, columns) { batch.append(step.output, column) }
    }
  }

  /// What is done with one column.
  private struct Step: Sendable {
    var position: Int
    var input: String
    var output: StructField
    var splits: [Double]
  }

  private func steps(for schema: Schema) throws -> [Step] {
    try checkParams()
    let pairs = try columnPairs()
    try checkOutputsAreNew(in: schema)
    let lists: [[Double]]
    if inputCols == nil {
      guard splitsArray == nil else {
        throw invalidColumns("maps the one column inputCol, so splitsArray must not be set; use splits")
      }
      guard let splits else { throw invalidColumns("needs the parameter splits") }
      lists = [splits]
    } else {
      guard splits == nil else {
        throw invalidColumns("maps the columns inputCols, so splits must not be set; use splitsArray")
      }
      guard let splitsArray, splitsArray.count == pairs.count else {
        throw invalidColumns(
          "needs splitsArray with \(pairs.count) lists, one for each of inputCols, but has \(splitsArray?.count ?? 0)"
        )
      }
      lists = splitsArray
    }
    return try zip(pairs, lists).map { pair, splits in
      let field = try numberField(pair.input, in: schema)
      return Step(
        position: try schema.index(of: pair.input), input: field.name,
        output: Self.outputField(pair.output, splits), splits: splits)
    }
  }

  static func outputField(_ name: String, _ splits: [Double]) -> StructField {
    let words = zip(splits, splits.dropFirst()).map { "\(SparkText.double($0)), \(SparkText.double($1))" }
    let attribute = Attribute(.nominal, values: words, isOrdinal: true)
    return StructField(name, .double, metadata: attribute.metadata)
  }

  private func buckets(_ column: BatchColumn, _ step: Step, _ batch: inout RowBatch) throws -> [Double] {
    let values = column.doubleValues ?? []
    let splits = step.splits
    let (low, high) = (splits[0], splits[splits.count - 1])
    var buckets = [Double](repeating: 0, count: values.count)
    var isInvalid: [Bool]?
    for row in values.indices {
      let value = values[row]
      if value >= low, value < high {
        buckets[row] = Double(Self.bucket(of: value, in: splits))
      } else if value == high {
        buckets[row] = Double(splits.count - 2)
      } else if value.isNaN {
        switch handleInvalid {
        case .keep: buckets[row] = Double(splits.count - 1)
        case .skip:
          isInvalid = isInvalid ?? [Bool](repeating: false, count: values.count)
          isInvalid?[row] = true
        case .error where column.isNull(at: row) || batch.isDropped(row): break
        case .error:
          throw GnistaError(
            .invalidValue,
            "\(uid): column '\(step.input)' holds NaN; set handleInvalid to 'skip' to leave such rows out, or to 'keep' "
              + "to give NaN the bucket \(splits.count - 1)")
        }
      } else if !batch.isDropped(row) {
        throw GnistaError(
          .invalidValue,
          "\(uid): column '\(step.input)' holds \(SparkText.double(value)), which lies outside the splits from "
            + "\(SparkText.double(low)) to \(SparkText.double(high)); let them begin with -Infinity and end with Infinity"
        )
      }
    }
    if let isInvalid { batch.drop(where: isInvalid) }
    return buckets
  }

  /// The bucket of a number inside the splits: the last one whose lower split does not come after it.
  @inline(__always)
  private static func bucket(of value: Double, in splits: [Double]) -> Int {
    var low = 0
    var high = splits.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if splits[middle] <= value { low = middle } else { high = middle }
    }
    // In Java's order -0.0 stands before 0.0, so that it falls into the bucket below a split at 0.0.
    if value == 0, low > 0, splits[low] == 0, value.sign == .minus, splits[low].sign == .plus {
      return low - 1
    }
    return low
  }
}

/// The coded form is that of the parameters, in which infinities are texts.
extension Bucketizer: Codable {
  private enum Key: String, CodingKey { case uid, params }

  public init(from decoder: any Decoder) throws {
    self.init()
    let container = try decoder.container(keyedBy: Key.self)
    uid = try container.decode(String.self, forKey: .uid)
    for (name, value) in try container.decode([String: JSONValue].self, forKey: .params) {
      try set(name, value)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(uid, forKey: .uid)
    try container.encode(paramValues, forKey: .params)
  }
}
