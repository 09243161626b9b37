import GnistaCore

/// Reads Spark ML's vectors, stored as a struct of kind (1 dense, 0 sparse), size, indices and values.
struct VectorDecoder {
  private let path: String
  private let count: Int
  private let kinds: [Int8]
  private let sizes: [Int32]
  private let indexPositions: [Int]
  private let indices: [Int32]
  private let valuePositions: [Int]
  private let values: [Double]

  init(_ array: ArrowArray, path: String) throws {
    self.path = path
    let children = array.children
    guard array.field.isVector else { throw ColumnDecoder(path: path).mismatch(array, .vector) }
    count = array.count
    kinds = try children[0].numbers(Int8.self)
    sizes = try children[1].numbers(Int32.self)
    indexPositions = try children[2].positions()
    valuePositions = try children[3].positions()
    indices = try children[2].children[0].numbers(Int32.self)
    values = try children[3].children[0].numbers(Double.self)
  }

  /// One dense block where all rows are dense, of one size and not null; else one vector a row, in a block if they allow it.
  func storage(_ nulls: [Bool]?) throws -> BatchColumn.Storage {
    if nulls == nil, count > 0 {
      let size = valuePositions[1] - valuePositions[0]
      let isBlock = (0..<count).allSatisfy {
        kinds[$0] == 1 && valuePositions[$0 + 1] - valuePositions[$0] == size
      }
      if isBlock {
        let range = valuePositions[0]..<valuePositions[count]
        let all = range == values.startIndex..<values.endIndex ? values : Array(values[range])
        return .vector(VectorBlock(count: count, size: size, storage: .dense(all)))
      }
    }
    let vectors = try (0..<count).map { row in nulls?[row] ?? false ? nil : try vector(row) }
    let present = vectors.compactMap(\.self)
    if nulls == nil, let block = try? VectorBlock(present) { return .vector(block) }
    return .values(vectors.map { $0.map(Value.vector) ?? .null })
  }

  private func vector(_ row: Int) throws -> Vector {
    let elements = Array(values[valuePositions[row]..<valuePositions[row + 1]])
    if kinds[row] == 1 { return .dense(elements) }
    let positions = Array(indices[indexPositions[row]..<indexPositions[row + 1]])
    let isRising = zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 }
    guard kinds[row] == 0, sizes[row] >= 0, positions.count == elements.count, isRising,
      positions.first ?? 0 >= 0, positions.last ?? -1 < sizes[row]
    else {
      throw ArrowFailure.damaged("column '\(path)', row \(row) is no vector: its indices do not fit its size")
    }
    return .sparse(size: Int(sizes[row]), indices: positions, values: elements)
  }
}
