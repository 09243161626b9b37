public import GnistaCore
public import GnistaFrame
import GnistaKernels

/// The model of a ``OneHotEncoder``: turns indices of categories into sparse vectors with at most a single one.
///
/// A null becomes a null vector. The fraction of a number is cut off.
public struct OneHotEncoderModel: Model, RowTransformer, ColumnPairing {
  public static let summary =
    "Turns indices of categories into vectors of the sizes that a OneHotEncoder found."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.OneHotEncoderModel"
  public static let params: [Param<Self>] =
    columnParams + [
      Param(
        "handleInvalid", \.handleInvalid, in: .errorOrKeep,
        "What is done with values that are no index of a category: end with an error, or keep them as a category of "
          + "their own."),
      Param("dropLast", \.dropLast, "Whether the last category is left out of the vectors."),
    ]

  public var uid = OneHotEncoderModel.makeUID()
  public var inputCol: String?
  public var inputCols: [String]?
  public var outputCol: String?
  public var outputCols: [String]?
  /// What is done with values that are no index of a category; `error` or `keep`.
  public var handleInvalid = HandleInvalid.error
  /// Whether the last category is left out of the vectors.
  public var dropLast = true
  /// Number of categories of each column, before anything is dropped or added.
  public private(set) var categorySizes: [Int] = []

  /// Makes a model of no column.
  public init() {}

  /// Makes a model from the number of categories of each column.
  public init(categorySizes: [Int]) { self.categorySizes = categorySizes }

  public func outputFields(for input: Schema) throws -> [StructField] { try steps(for: input).map(\.output) }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let steps = try steps(for: input)
    return { batch in
      for step in steps {
        let column = batch.columns[step.position]
        batch.append(
          step.output,
          BatchColumn(
            type: .vector, storage: .vector(try encode(column, step, batch)), nulls: column.nulls))
      }
    }
  }

  /// What is done with one column.
  private struct Step: Sendable {
    var position: Int
    var input: String
    var output: StructField
    var categories: Int
    var size: Int
  }

  private func steps(for schema: Schema) throws -> [Step] {
    try checkParams()
    let pairs = try columnPairs()
    guard pairs.count == categorySizes.count else {
      throw invalidColumns(
        "was fitted on \(categorySizes.count) columns, but inputCols names \(pairs.count); give one for each")
    }
    try checkOutputsAreNew(in: schema)
    return try zip(pairs, categorySizes).map { pair, categories in
      let field = try indexField(pair.input, in: schema)
      let size = categories + (handleInvalid == .keep ? 1 : 0) - (dropLast ? 1 : 0)
      let group: AttributeGroup
      if let names = try categoryNames(of: field) {
        guard names.count == categories else {
          throw GnistaError(
            .invalidValue,
            "\(uid): column '\(field.name)' has \(names.count) categories by its metadata, but had \(categories) in "
              + "the fit; fit again, or index it with the same StringIndexerModel")
        }
        group = try OneHotEncoder.group(names, dropLast, handleInvalid, field.name, uid)
      } else {
        var names = (0..<categories).map(String.init)
        if handleInvalid == .keep { names.append("invalidValues") }
        if dropLast { names = names.dropLast() }
        group = AttributeGroup(names.map { .binary($0) })
      }
      return Step(
        position: try schema.index(of: pair.input), input: field.name,
        output: StructField(pair.output, .vector, metadata: group.metadata), categories: categories,
        size: size)
    }
  }

  private func encode(_ column: BatchColumn, _ step: Step, _ batch: RowBatch) throws -> VectorBlock {
    let values = column.doubleValues ?? []
    if let encoded = CategoryRows.encode(values, categories: step.categories, size: step.size) {
      return block(encoded.rowStarts, encoded.columns, size: step.size)
    }
    var offsets: [Int] = [0]
    offsets.reserveCapacity(values.count + 1)
    var indices: [Int32] = []
    indices.reserveCapacity(values.count)
    let limit = Double(step.categories)
    for (row, value) in values.enumerated() {
      // NaN fails both comparisons.
      if value >= 0, value < limit {
        let index = Int32(truncatingIfNeeded: Int(value))
        if Int(index) < step.size { indices.append(index) }
      } else if column.nulls?[row] ?? false {
        // A null row has no element.
      } else if handleInvalid == .keep {
        if step.categories < step.size { indices.append(Int32(truncatingIfNeeded: step.categories)) }
      } else if !batch.isDropped(row) {
        throw GnistaError(
          .unseenCategory,
          "\(uid): column '\(step.input)' holds \(SparkText.double(value)), but the fit found the categories 0 to "
            + "\(step.categories - 1); set handleInvalid to 'keep' to give such values a category of their own"
        )
      }
      offsets.append(indices.count)
    }
    return block(offsets, indices, size: step.size)
  }

  /// Rows with a one in each of the given places.
  private func block(_ offsets: [Int], _ indices: [Int32], size: Int) -> VectorBlock {
    VectorBlock(
      count: offsets.count - 1, size: size,
      storage: .sparse(
        offsets: offsets, indices: indices, values: [Double](repeating: 1, count: indices.count),
        isDense: [Bool](repeating: false, count: offsets.count - 1)))
  }
}
