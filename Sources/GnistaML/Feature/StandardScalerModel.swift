public import GnistaCore
public import GnistaFrame
import GnistaKernels

/// The model of a ``StandardScaler``.
public struct StandardScalerModel: Model, RowTransformer {
  public static let summary = "Scales the elements of vectors by the mean and standard deviation of a fit."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.StandardScalerModel"
  public static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "Vector column."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "Vector column that is added; null for '<uid>__output'."),
    Param("withMean", \.withMean, "Whether the mean is subtracted; this makes sparse vectors dense."),
    Param("withStd", \.withStd, "Whether elements are divided by their standard deviation."),
  ]

  public var uid = StandardScalerModel.makeUID()
  /// Vector column.
  public var inputCol: String?
  /// Vector column that is added; nil for `<uid>__output`.
  public var outputCol: String?
  /// Whether the mean is subtracted; this makes sparse vectors dense.
  public var withMean = false
  /// Whether elements are divided by their standard deviation.
  public var withStd = true
  @PackedArray private var means: [Double] = []
  @PackedArray private var deviations: [Double] = []

  /// Makes a model for vectors without elements.
  public init() {}

  /// Makes a model from mean and standard deviation of each element.
  public init(mean: [Double], std: [Double]) {
    means = mean
    deviations = std
  }

  /// Mean of each element in the fit, in the layout that takes less memory.
  public var mean: Vector { Vector.dense(means).compressed }

  /// Standard deviation of each element in the fit, in the layout that takes less memory.
  public var std: Vector { Vector.dense(deviations).compressed }

  public var inputColumns: [String] { inputCol.map { [$0] } ?? [] }

  public func outputFields(for input: Schema) throws -> [StructField] {
    [try scaledField(from: inputCol, to: outputCol, size: means.count, in: input)]
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let output = try outputFields(for: input)[0]
    let position = try input.index(of: try requiredColumn(inputCol, param: "inputCol"))
    let name = input.fields[position].name
    let means = means
    let scale = withStd ? deviations.map { $0 == 0 ? 0 : 1 / $0 } : nil
    let withMean = withMean
    return { batch in
      let column = batch.columns[position]
      let block = try scalable(column, name, size: means.count, in: batch)
      let scaled =
        withMean ? Self.centered(block, means, scale) : scale.map { Self.scaled(block, $0) } ?? block
      batch.append(output, BatchColumn(type: .vector, storage: .vector(scaled), nulls: column.nulls))
    }
  }

  private static func centered(_ block: VectorBlock, _ means: [Double], _ scale: [Double]?) -> VectorBlock {
    var values = block.denseValues
    let size = block.size
    for row in 0..<block.count {
      let start = row * size
      if let scale {
        for element in 0..<size {
          values[start + element] = (values[start + element] - means[element]) * scale[element]
        }
      } else {
        for element in 0..<size { values[start + element] -= means[element] }
      }
    }
    return VectorBlock(count: block.count, size: size, storage: .dense(values))
  }

  private static func scaled(_ block: VectorBlock, _ scale: [Double]) -> VectorBlock {
    switch block.storage {
    case .dense(let values):
      return VectorBlock(
        count: block.count, size: block.size, storage: .dense(RowScaling.dense(values, factors: scale)))
    case .sparse(let offsets, let indices, let values, let isDense):
      let scaled = RowScaling.sparse(values, columns: indices, factors: scale)
      return VectorBlock(
        count: block.count, size: block.size,
        storage: .sparse(offsets: offsets, indices: indices, values: scaled, isDense: isDense))
    }
  }
}
