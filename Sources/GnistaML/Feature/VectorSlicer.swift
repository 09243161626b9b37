public import GnistaCore
public import GnistaFrame

/// Takes some elements of a vector.
///
/// The elements are given by ``indices``, by ``names`` from the column's metadata, or both; those by index come first.
/// Dense vectors stay dense and sparse ones sparse.
///
/// Reference: `org.apache.spark.ml.feature.VectorSlicer`.
public struct VectorSlicer: RowTransformer {
  public static let summary = "Takes some elements of a vector."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.VectorSlicer"
  public static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "Vector column."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "Vector column that is added; null for '<uid>__output'."),
    Param(
      "indices", \.indices,
      in: ParamDomain("different whole numbers not below 0", outside: [-1]) { list in
        Set(list).count == list.count && list.allSatisfy { $0 >= 0 }
      }, "Positions of the elements."),
    Param(
      "names", \.names,
      in: ParamDomain("different texts that are not empty", outside: [""]) { list in
        Set(list).count == list.count && !list.contains("")
      }, "Names of the elements in the column's metadata; they come after those by index."),
  ]

  public var uid = VectorSlicer.makeUID()
  /// Vector column.
  public var inputCol: String?
  /// Vector column that is added; nil for `<uid>__output`.
  public var outputCol: String?
  /// Positions of the elements.
  public var indices: [Int] = []
  /// Names of the elements in the column's metadata; they come after those by index.
  public var names: [String] = []

  /// Makes a stage with all defaults.
  public init() {}

  /// Makes a stage for one column.
  public init(inputCol: String, outputCol: String, indices: [Int] = [], names: [String] = []) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.indices = indices
    self.names = names
  }

  public var inputColumns: [String] { inputCol.map { [$0] } ?? [] }

  public func outputFields(for input: Schema) throws -> [StructField] {
    guard !indices.isEmpty || !names.isEmpty else {
      throw GnistaError(.invalidParameter, "\(uid) takes no element: give some in indices or names")
    }
    let output = outputCol ?? uid + "__output"
    try checkNew(output, param: "outputCol", in: input)
    let field = try vectorField(try requiredColumn(inputCol, param: "inputCol"), param: "inputCol", in: input)
    let group = try field.attributeGroup()
    let chosen: AttributeGroup
    if let attributes = group.attributes {
      chosen = AttributeGroup(try positions(in: field).map { attributes[$0] })
    } else {
      // The names are looked up only when rows come: before a pipeline's fit they may not be known yet.
      chosen = AttributeGroup(count: indices.count + names.count)
      if let size = group.size { try checkRange(size, field.name) }
    }
    return [StructField(output, .vector, metadata: chosen.metadata)]
  }

  private func positions(in field: StructField) throws -> [Int] {
    let group = try field.attributeGroup()
    if let size = group.size { try checkRange(size, field.name) }
    let byName = try names.map { try group.index(of: $0, column: field.name) }
    if let twice = indices.first(where: byName.contains) {
      throw GnistaError(
        .invalidParameter,
        "\(uid) would take element \(twice) twice: it is in indices, and its name is in names; leave one out")
    }
    return indices + byName
  }

  private func checkRange(_ size: Int, _ column: String) throws {
    if let greatest = indices.max(), greatest >= size {
      throw GnistaError(
        .invalidParameter,
        "\(uid): parameter 'indices' has \(greatest), but the vectors in column '\(column)' have the elements 0 to "
          + "\(size - 1)")
    }
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    try checkParams()
    let output = try outputFields(for: input)[0]
    let position = try input.index(of: try requiredColumn(inputCol, param: "inputCol"))
    let field = input.fields[position]
    let chosen = try positions(in: field)
    return { batch in
      let column = batch.columns[position]
      try checkNoNulls(column, field.name, in: batch)
      let block = try column.vectorBlock()
      if block.count > 0 { try checkRange(block.size, field.name) }
      batch.append(
        output, BatchColumn(type: .vector, storage: .vector(Self.slice(block, chosen)), nulls: column.nulls))
    }
  }

  private static func slice(_ block: VectorBlock, _ chosen: [Int]) -> VectorBlock {
    guard case .sparse(let offsets, let indices, let values, let isDense) = block.storage else {
      var result: [Double] = []
      result.reserveCapacity(block.count * chosen.count)
      if case .dense(let all) = block.storage {
        for row in 0..<block.count { for index in chosen { result.append(all[row * block.size + index]) } }
      }
      return VectorBlock(count: block.count, size: chosen.count, storage: .dense(result))
    }
    var target = [Int32](repeating: -1, count: block.size)
    for (place, index) in chosen.enumerated() where index < block.size {
      target[index] = Int32(truncatingIfNeeded: place)
    }
    let keepsOrder = zip(chosen, chosen.dropFirst()).allSatisfy { $0 < $1 }
    var newOffsets = [0]
    var newIndices: [Int32] = []
    var newValues: [Double] = []
    for row in 0..<block.count {
      var kept: [(index: Int32, value: Double)] = []
      for place in offsets[row]..<offsets[row + 1] {
        let index = target[Int(indices[place])]
        if index >= 0, values[place] != 0 { kept.append((index, values[place])) }
      }
      if !keepsOrder { kept.sort { $0.index < $1.index } }
      newIndices.append(contentsOf: kept.map(\.index))
      newValues.append(contentsOf: kept.map(\.value))
      newOffsets.append(newValues.count)
    }
    return VectorBlock(
      count: block.count, size: chosen.count,
      storage: .sparse(offsets: newOffsets, indices: newIndices, values: newValues, isDense: isDense))
  }
}
