/// The vectors of one column of a batch, all of one size.
///
/// Either dense, row after row, or compressed sparse rows in which each row remembers whether it shows as a dense or
/// as a sparse vector, so that layouts come out as Spark's.
public struct VectorBlock: Hashable, Sendable {
  /// How the elements are stored.
  public enum Storage: Hashable, Sendable {
    /// `count · size` elements, row-major.
    case dense([Double])
    /// Row `i` has the elements `offsets[i]..<offsets[i + 1]` of `indices` and `values`. `isDense[i]` tells that the
    /// row shows as a dense vector (its zeros may be left out all the same).
    case sparse(offsets: [Int], indices: [Int32], values: [Double], isDense: [Bool])
  }

  /// Number of rows.
  public var count: Int
  /// Number of elements of each vector.
  public var size: Int
  /// The elements.
  public var storage: Storage

  /// Makes a block; the storage's sizes must fit.
  public init(count: Int, size: Int, storage: Storage) {
    self.count = count
    self.size = size
    self.storage = storage
  }

  /// Makes a block of rows given one by one.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` when the vectors differ in size.
  public init(_ vectors: [Vector]) throws {
    count = vectors.count
    size = vectors.first?.size ?? 0
    if let row = vectors.firstIndex(where: { $0.size != vectors[0].size }) {
      throw GnistaError(
        .invalidValue,
        "vectors differ in size: row 0 has \(size) elements, row \(row) has \(vectors[row].size)")
    }
    if vectors.allSatisfy({ if case .dense = $0 { true } else { false } }) {
      storage = .dense(vectors.flatMap(\.values))
      return
    }
    var offsets = [0]
    var indices: [Int32] = []
    var values: [Double] = []
    var isDense: [Bool] = []
    for vector in vectors {
      switch vector {
      case .dense(let all):
        indices.append(contentsOf: (0..<all.count).map(Int32.init))
        values.append(contentsOf: all)
        isDense.append(true)
      case .sparse(_, let kept, let elements):
        indices.append(contentsOf: kept)
        values.append(contentsOf: elements)
        isDense.append(false)
      }
      offsets.append(values.count)
    }
    storage = .sparse(offsets: offsets, indices: indices, values: values, isDense: isDense)
  }

  /// The vector of one row, in the layout it shows.
  public subscript(row: Int) -> Vector {
    switch storage {
    case .dense(let values): .dense(Array(values[row * size..<(row + 1) * size]))
    case .sparse(let offsets, let indices, let values, let isDense):
      if isDense[row] {
        Vector.sparse(
          size: size, indices: Array(indices[offsets[row]..<offsets[row + 1]]),
          values: Array(values[offsets[row]..<offsets[row + 1]])
        ).dense
      } else {
        .sparse(
          size: size, indices: Array(indices[offsets[row]..<offsets[row + 1]]),
          values: Array(values[offsets[row]..<offsets[row + 1]]))
      }
    }
  }

  /// All elements, row-major, zeros included.
  public var denseValues: [Double] {
    switch storage {
    case .dense(let values): return values
    case .sparse(let offsets, let indices, let values, _):
      var all = [Double](repeating: 0, count: count * size)
      for row in 0..<count {
        for position in offsets[row]..<offsets[row + 1] {
          all[row * size + Int(indices[position])] = values[position]
        }
      }
      return all
    }
  }
}
