import GnistaCore

extension BatchColumn {
  /// The vectors of a vector column as one block; a null row has no elements in it.
  ///
  /// - Parameter size: number of elements where no row tells it.
  /// - Throws: ``GnistaError`` `INVALID_VALUE` when the vectors differ in size.
  func vectorBlock(size: Int? = nil) throws -> VectorBlock {
    if case .vector(let block) = storage { return block }
    guard case .values(let values) = storage else {
      throw GnistaError(.typeMismatch, "a column of type \(type) holds no vectors")
    }
    let known = values.lazy.compactMap(\.vectorValue).first?.size ?? size ?? 0
    let missing = Vector.sparse(size: known, indices: [], values: [])
    return try VectorBlock(values.map { $0.vectorValue ?? missing })
  }
}

extension PipelineStage {
  /// Checks that no row that stays is null.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE`.
  func checkNoNulls(_ column: BatchColumn, _ name: String, in batch: RowBatch) throws {
    guard let nulls = column.nulls,
      nulls.indices.contains(where: { nulls[$0] && !batch.isDropped($0) })
    else { return }
    throw invalidValue(name, "a null")
  }
}

/// Vectors of one size that are put together row by row, each in the layout that takes less memory.
///
/// The rule is ``Vector/isSparseSmaller(nonzeros:size:)``. As long as every row is dense the rows stand end to
/// end; from the first sparse one on they are compressed.
struct CompressedRows {
  private let size: Int
  private var count = 0
  private var dense: [Double] = []
  private var offsets: [Int] = []
  private var indices: [Int32] = []
  private var values: [Double] = []
  private var isDense: [Bool] = []

  /// Begins without rows.
  init(size: Int, capacity: Int) {
    self.size = size
    dense.reserveCapacity(capacity * size)
  }

  /// Adds a vector given by all its elements.
  mutating func append(_ row: [Double]) { append(row[...]) }

  /// Adds a vector given by all its elements.
  mutating func append(_ row: ArraySlice<Double>) {
    var nonzeros = 0
    for value in row where value != 0 { nonzeros += 1 }
    let isSparse = Vector.isSparseSmaller(nonzeros: nonzeros, size: size)
    if !isSparse, offsets.isEmpty {
      dense.append(contentsOf: row)
      count += 1
      return
    }
    if offsets.isEmpty { compressEarlierRows() }
    appendCompressed(row, isDense: !isSparse)
    count += 1
  }

  /// Adds a vector given by its elements that are not zero, in ascending order of their indices.
  mutating func append(indices some: [Int32], values kept: [Double]) {
    let isSparse = Vector.isSparseSmaller(nonzeros: some.count, size: size)
    if !isSparse, offsets.isEmpty {
      let start = dense.count
      dense.append(contentsOf: repeatElement(0, count: size))
      for (index, value) in zip(some, kept) { dense[start + Int(index)] = value }
    } else {
      if offsets.isEmpty { compressEarlierRows() }
      indices.append(contentsOf: some)
      values.append(contentsOf: kept)
      offsets.append(values.count)
      isDense.append(!isSparse)
    }
    count += 1
  }

  private mutating func compressEarlierRows() {
    offsets = [0]
    for row in 0..<count { appendCompressed(dense[row * size..<(row + 1) * size], isDense: true) }
    dense = []
  }

  private mutating func appendCompressed(_ row: ArraySlice<Double>, isDense flag: Bool) {
    for (index, value) in row.enumerated() where value != 0 {
      indices.append(Int32(truncatingIfNeeded: index))
      values.append(value)
    }
    offsets.append(values.count)
    isDense.append(flag)
  }

  /// The rows so far.
  var block: VectorBlock {
    VectorBlock(
      count: count, size: size,
      storage: offsets.isEmpty
        ? .dense(dense) : .sparse(offsets: offsets, indices: indices, values: values, isDense: isDense))
  }
}
