/// A vector of doubles, dense or sparse, as Spark ML's `Vector`.
///
/// Two vectors are equal when they have the same layout and content; compare ``values`` of ``dense`` forms for
/// numerical equality.
public enum Vector: Hashable, Sendable, Codable {
  /// All values in order.
  case dense([Double])
  /// Only the values at the given ascending, distinct, zero-based indices; all others are 0.
  case sparse(size: Int, indices: [Int32], values: [Double])

  /// Number of elements.
  public var size: Int {
    switch self {
    case .dense(let values): values.count
    case .sparse(let size, _, _): size
    }
  }

  /// All elements in order, zeros included.
  public var values: [Double] {
    switch self {
    case .dense(let values): return values
    case .sparse(let size, let indices, let values):
      var all = [Double](repeating: 0, count: size)
      for (index, value) in zip(indices, values) { all[Int(index)] = value }
      return all
    }
  }

  /// The same vector in dense layout.
  public var dense: Vector { .dense(values) }

  /// The same vector in sparse layout, explicit zeros dropped.
  public var sparse: Vector {
    let all = values
    let kept = all.indices.filter { all[$0] != 0 }
    return .sparse(size: all.count, indices: kept.map(Int32.init), values: kept.map { all[$0] })
  }

  /// Whether the sparse layout takes less memory, by the rule of Spark 4: `12 · nonzeros + 28 < 8 · size + 12` bytes.
  public static func isSparseSmaller(nonzeros: Int, size: Int) -> Bool { 3 * nonzeros + 4 < 2 * size }

  /// The layout that takes less memory; see ``isSparseSmaller(nonzeros:size:)``.
  public var compressed: Vector {
    let nonzeros = values.reduce(into: 0) { $0 += $1 != 0 ? 1 : 0 }
    return Self.isSparseSmaller(nonzeros: nonzeros, size: size) ? sparse : dense
  }

  /// The element at an index.
  public subscript(index: Int) -> Double {
    switch self {
    case .dense(let values): values[index]
    case .sparse(_, let indices, let values):
      indices.firstIndex(of: Int32(index)).map { values[$0] } ?? 0
    }
  }
}

extension Vector: CustomStringConvertible {
  /// Spark's text: `[1.0,2.0]` or `(3,[0,2],[1.0,2.0])`.
  public var description: String {
    switch self {
    case .dense(let values): "[" + values.map(SparkText.double).joined(separator: ",") + "]"
    case .sparse(let size, let indices, let values):
      "(\(size),[\(indices.map(String.init).joined(separator: ","))],"
        + "[\(values.map(SparkText.double).joined(separator: ","))])"
    }
  }
}
