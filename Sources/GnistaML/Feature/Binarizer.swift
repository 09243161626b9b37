public import GnistaCore
public import GnistaFrame

/// Replaces numbers above a threshold by 1 and all others by 0.
///
/// A column of doubles gives doubles; null and NaN become 0. A vector column gives vectors of zeros and ones, dense or
/// sparse, whichever takes less memory; below a negative threshold the zeros of a sparse vector become ones. As in
/// Spark, a NaN inside a vector becomes 0 when the threshold is not negative, and else 1.
///
/// Reference: `org.apache.spark.ml.feature.Binarizer`.
public struct Binarizer: RowTransformer, ColumnPairing {
  public static let summary = "Replaces numbers above a threshold by 1 and all others by 0."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.Binarizer"
  public static let params: [Param<Self>] =
    columnParams + [
      Param("threshold", \.threshold, in: .number, "Numbers above it become 1."),
      Param(
        "thresholds", \.thresholds, in: .every("numbers other than NaN", outside: [.nan]) { !$0.isNaN },
        "Threshold of each of inputCols; null for threshold in all."),
    ]

  public var uid = Binarizer.makeUID()
  public var inputCol: String?
  public var inputCols: [String]?
  public var outputCol: String?
  public var outputCols: [String]?
  /// Numbers above it become 1.
  public var threshold = 0.0
  /// Threshold of each of `inputCols`; nil for ``threshold`` in all.
  public var thresholds: [Double]?

  /// Makes a stage with all defaults.
  public init() {}

  /// Makes a stage for one column.
  public init(inputCol: String, outputCol: String, threshold: Double = 0) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.threshold = threshold
  }

  /// Makes a stage for several columns.
  public init(inputCols: [String], outputCols: [String], thresholds: [Double]? = nil) {
    self.inputCols = inputCols
    self.outputCols = outputCols
    self.thresholds = thresholds
  }

  public func outputFields(for input: Schema) throws -> [StructField] { try steps(for: input).map(\.output) }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let steps = try steps(for: input)
    return { batch in
      for step in steps {
        let column = batch.columns[step.position]
        if step.output.dataType == .vector {
          try checkNoNulls(column, step.input, in: batch)
          let block = Self.binarized(try column.vectorBlock(), step.threshold)
          batch.append(step.output, BatchColumn(type: .vector, storage: .vector(block), nulls: column.nulls))
        } else {
          // NaN and what stands in the place of a null are above no threshold.
          batch.append(step.output, .doubles((column.doubleValues ?? []).map { $0 > step.threshold ? 1 : 0 }))
        }
      }
    }
  }

  /// What is done with one column.
  private struct Step: Sendable {
    var position: Int
    var input: String
    var output: StructField
    var threshold: Double
  }

  private func steps(for schema: Schema) throws -> [Step] {
    try checkParams()
    let pairs = try columnPairs()
    try checkOutputsAreNew(in: schema)
    if let thresholds {
      guard inputCols != nil else {
        throw invalidColumns("maps the one column inputCol, so thresholds must not be set; use threshold")
      }
      guard thresholds.count == pairs.count else {
        throw invalidColumns(
          "needs thresholds with \(pairs.count) numbers, one for each of inputCols, but has \(thresholds.count)"
        )
      }
      guard threshold == 0 else { throw invalidColumns("has both threshold and thresholds; set one of them") }
    }
    return try pairs.enumerated().map { index, pair in
      let field = try inputField(pair.input, param: inputParam, in: schema)
      let output: StructField
      switch field.dataType {
      case .double:
        output = StructField(pair.output, .double, nullable: false, metadata: Attribute.binary().metadata)
      case .vector:
        let size = try field.attributeGroup().size
        output = StructField(
          pair.output, .vector, metadata: size.map { AttributeGroup(count: $0).metadata } ?? [:])
      default:
        throw GnistaError(
          .typeMismatch,
          "\(uid): column '\(pair.input)' (\(inputParam)) must hold doubles or vectors, not \(field.dataType); cast it "
            + "to double first")
      }
      return Step(
        position: try schema.index(of: pair.input), input: field.name, output: output,
        threshold: thresholds?[index] ?? threshold)
    }
  }

  private static func binarized(_ block: VectorBlock, _ threshold: Double) -> VectorBlock {
    var rows = CompressedRows(size: block.size, capacity: block.count)
    // An element is one unless it is at most the negative threshold, so that NaN is; else it is one when it is above.
    let isNegative = threshold < 0
    for row in 0..<block.count {
      switch block.storage {
      case .dense(let values):
        let elements = values[row * block.size..<(row + 1) * block.size]
        rows.append(elements.map { isNegative ? ($0 <= threshold ? 0 : 1) : ($0 > threshold ? 1 : 0) })
      case .sparse(let offsets, let indices, let values, _):
        let places = offsets[row]..<offsets[row + 1]
        if isNegative {
          var elements = [Double](repeating: 1, count: block.size)
          for place in places where values[place] <= threshold { elements[Int(indices[place])] = 0 }
          rows.append(elements)
        } else {
          let kept = places.filter { values[$0] > threshold }.map { indices[$0] }
          rows.append(indices: kept, values: [Double](repeating: 1, count: kept.count))
        }
      }
    }
    return rows.block
  }
}
