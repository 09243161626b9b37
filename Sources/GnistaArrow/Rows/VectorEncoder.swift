import GnistaCore

/// Writes Spark ML's vectors as a struct of kind (1 dense, 0 sparse), size, indices and values. As in Spark, dense vectors have
/// neither size nor indices.
struct VectorEncoder {
  private var kinds: [Int8] = []
  private var sizes: [Int32] = []
  private var isDense: [Bool] = []
  private var indexEnds = [0]
  private var indices: [Int32] = []
  private var valueEnds = [0]
  private var values: [Double] = []

  init(_ block: VectorBlock) {
    if case .dense(let all) = block.storage {
      kinds = [Int8](repeating: 1, count: block.count)
      sizes = [Int32](repeating: 0, count: block.count)
      isDense = [Bool](repeating: true, count: block.count)
      indexEnds = [Int](repeating: 0, count: block.count + 1)
      valueEnds = (0...block.count).map { $0 * block.size }
      values = all
    } else {
      for row in 0..<block.count { append(block[row]) }
    }
  }

  /// Vectors one by one; nil where the row is null.
  init(_ vectors: [Vector?]) {
    for vector in vectors { append(vector) }
  }

  private mutating func append(_ vector: Vector?) {
    switch vector {
    case .sparse(let size, let positions, let elements):
      kinds.append(0)
      sizes.append(Int32(clamping: size))
      isDense.append(false)
      indices += positions
      values += elements
    case .dense(let elements):
      kinds.append(1)
      sizes.append(0)
      isDense.append(true)
      values += elements
    case nil:
      kinds.append(0)
      sizes.append(0)
      isDense.append(true)
    }
    indexEnds.append(indices.count)
    valueEnds.append(values.count)
  }

  /// The four parts of a vector's field; the lists are null where the whole row is.
  func children(_ encoder: ColumnEncoder, _ field: ArrowField, _ nulls: [Bool]?) throws -> [ArrowArray] {
    func validity(_ nulls: [Bool]) -> ArrowBuffer { ArrowBuffer(bits: nulls, inverted: true) }
    func list(_ field: ArrowField, _ ends: [Int], _ values: ArrowBuffer, _ nulls: [Bool]?) throws
      -> ArrowArray
    {
      let elements = try ArrowArray(field.children[0], count: ends.last ?? 0, values: values)
      return try ArrowArray(
        field, count: kinds.count, validity: nulls.map(validity),
        offsets: ArrowBuffer(try encoder.offsets(ends)), children: [elements])
    }
    let parts = field.children
    return [
      try ArrowArray(parts[0], count: kinds.count, values: ArrowBuffer(kinds)),
      try ArrowArray(
        parts[1], count: kinds.count, validity: validity(isDense), values: ArrowBuffer(sizes)),
      try list(parts[2], indexEnds, ArrowBuffer(indices), isDense),
      try list(parts[3], valueEnds, ArrowBuffer(values), nulls),
    ]
  }
}
