/// Some hundreds or thousands of labelled, weighted rows of training data.
///
/// The features stand row by row, either all of them (dense) or only those that are not zero (sparse, as
/// compressed rows).
public struct InstanceBlock: Sendable {
  /// The labels, one a row.
  public internal(set) var labels: [Double] = []
  /// The weights, one a row; empty when every row weighs 1.
  public internal(set) var weights: [Double] = []
  /// Dense: `count × numFeatures` features, row by row. Sparse: the values that are stored.
  public internal(set) var values: [Double] = []
  /// Sparse: the feature of each stored value, ascending within a row. Dense: empty.
  public internal(set) var columns: [Int32] = []
  /// Sparse: where each row starts in `values`, and the end: `count + 1` numbers. Dense: empty.
  public internal(set) var rowStarts: [Int] = []

  /// The number of rows.
  public var count: Int { labels.count }

  init(sparse: Bool) {
    if sparse { rowStarts = [0] }
  }

  /// Lends the arrays as pointers.
  func withPointers<Result>(_ body: (BlockPointers) throws -> Result) rethrows -> Result {
    try labels.withUnsafeBufferPointer { labels in
      try weights.withUnsafeBufferPointer { weights in
        try values.withUnsafeBufferPointer { values in
          try columns.withUnsafeBufferPointer { columns in
            try rowStarts.withUnsafeBufferPointer { rowStarts in
              try body(
                BlockPointers(
                  count: labels.count, labels: labels, weights: weights, values: values, columns: columns,
                  rowStarts: rowStarts))
            }
          }
        }
      }
    }
  }
}

/// The arrays of a block for the inner loops; valid only while they are lent.
struct BlockPointers {
  let count: Int
  let labels: UnsafeBufferPointer<Double>
  let weights: UnsafeBufferPointer<Double>
  let values: UnsafeBufferPointer<Double>
  let columns: UnsafeBufferPointer<Int32>
  let rowStarts: UnsafeBufferPointer<Int>

  /// The weights from a row on, or `nil` where every row weighs 1.
  @inline(__always)
  func weights(from row: Int) -> UnsafePointer<Double>? {
    weights.isEmpty ? nil : weights.baseAddress.map { $0 + row }
  }

  /// The weight of a row.
  @inline(__always)
  func weight(_ row: Int) -> Double { weights.isEmpty ? 1 : weights[row] }
}
