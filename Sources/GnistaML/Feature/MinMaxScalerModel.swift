public import GnistaCore
public import GnistaFrame

/// The model of a ``MinMaxScaler``.
public struct MinMaxScalerModel: Model, RowTransformer {
  public static let summary = "Scales the elements of vectors from the range of a fit to a common one."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.MinMaxScalerModel"
  public static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "Vector column."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "Vector column that is added; null for '<uid>__output'."),
    Param("min", \.min, in: .number, "Lower end of the range; below max."),
    Param("max", \.max, in: .number, "Upper end of the range; above min."),
  ]

  public var uid = MinMaxScalerModel.makeUID()
  /// Vector column.
  public var inputCol: String?
  /// Vector column that is added; nil for `<uid>__output`.
  public var outputCol: String?
  /// Lower end of the range.
  public var min = 0.0
  /// Upper end of the range.
  public var max = 1.0
  @PackedArray private var minima: [Double] = []
  @PackedArray private var maxima: [Double] = []

  /// Makes a model for vectors without elements.
  public init() {}

  /// Makes a model from the smallest and greatest value of each element.
  public init(originalMin: [Double], originalMax: [Double]) {
    minima = originalMin
    maxima = originalMax
  }

  /// Smallest value of each element in the fit, in the layout that takes less memory.
  public var originalMin: Vector { Vector.dense(minima).compressed }

  /// Greatest value of each element in the fit, in the layout that takes less memory.
  public var originalMax: Vector { Vector.dense(maxima).compressed }

  public var inputColumns: [String] { inputCol.map { [$0] } ?? [] }

  public func outputFields(for input: Schema) throws -> [StructField] {
    try checkRange(min, max)
    return [try scaledField(from: inputCol, to: outputCol, size: minima.count, in: input)]
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let output = try outputFields(for: input)[0]
    let position = try input.index(of: try requiredColumn(inputCol, param: "inputCol"))
    let name = input.fields[position].name
    let (low, minima) = (min, minima)
    let scale = zip(minima, maxima).map { a, b in b - a == 0 ? 0 : (max - min) / (b - a) }
    let middle = (min + max) / 2
    let zeros = (0..<minima.count).map { Self.scaled(0, $0, minima, scale, low, middle) }
    return { batch in
      let column = batch.columns[position]
      let block = try scalable(column, name, size: minima.count, in: batch)
      var rows = CompressedRows(size: block.size, capacity: block.count)
      var row = zeros
      for index in 0..<block.count {
        switch block.storage {
        case .dense(let values):
          let start = index * block.size
          for element in 0..<block.size {
            row[element] = Self.scaled(values[start + element], element, minima, scale, low, middle)
          }
          rows.append(row)
        case .sparse(let offsets, let indices, let values, _):
          let places = offsets[index]..<offsets[index + 1]
          for place in places {
            let element = Int(indices[place])
            row[element] = Self.scaled(values[place], element, minima, scale, low, middle)
          }
          rows.append(row)
          for place in places { row[Int(indices[place])] = zeros[Int(indices[place])] }
        }
      }
      batch.append(output, BatchColumn(type: .vector, storage: .vector(rows.block), nulls: column.nulls))
    }
  }

  @inline(__always)
  private static func scaled(
    _ value: Double, _ element: Int, _ minima: [Double], _ scale: [Double], _ low: Double, _ middle: Double
  ) -> Double {
    if value.isNaN { return value }
    return scale[element] == 0 ? middle : (value - minima[element]) * scale[element] + low
  }
}
