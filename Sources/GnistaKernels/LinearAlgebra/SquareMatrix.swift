/// A small dense square matrix, row by row, for the inner systems of the optimizers.
struct SquareMatrix {
  let size: Int
  var elements: [Double]

  init(size: Int) {
    self.size = size
    elements = [Double](repeating: 0, count: size * size)
  }

  static func identity(_ size: Int) -> SquareMatrix {
    var result = SquareMatrix(size: size)
    for index in 0..<size { result[index, index] = 1 }
    return result
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  func times(_ vector: [Double]) -> [Double] {
    (0..<size).map { row in
      var sum = 0.0
      for column in 0..<size { sum += self[row, column] * vector[column] }
      return sum
    }
  }

  func times(_ other: SquareMatrix) -> SquareMatrix {
    var result = SquareMatrix(size: size)
    for row in 0..<size {
      for inner in 0..<size {
        let factor = self[row, inner]
        for column in 0..<size { result[row, column] += factor * other[inner, column] }
      }
    }
    return result
  }

  /// The solution of `self · x = right`, by Gaussian elimination with partial pivoting; `nil` when singular.
  func solve(_ right: [Double]) -> [Double]? {
    guard let columns = eliminate([right]) else { return nil }
    return columns[0]
  }

  /// The inverse, or `nil` when singular.
  func inverse() -> SquareMatrix? {
    let units = (0..<size).map { column in (0..<size).map { $0 == column ? 1.0 : 0 } }
    guard let columns = eliminate(units) else { return nil }
    var result = SquareMatrix(size: size)
    for (column, values) in columns.enumerated() {
      for row in 0..<size { result[row, column] = values[row] }
    }
    return result
  }

  private func eliminate(_ rights: [[Double]]) -> [[Double]]? {
    var matrix = self
    var rights = rights
    for pivot in 0..<size {
      var best = pivot
      for row in pivot..<size where abs(matrix[row, pivot]) > abs(matrix[best, pivot]) { best = row }
      guard matrix[best, pivot] != 0, matrix[best, pivot].isFinite else { return nil }
      if best != pivot {
        for column in 0..<size {
          matrix.elements.swapAt(pivot * size + column, best * size + column)
        }
        for index in rights.indices { rights[index].swapAt(pivot, best) }
      }
      for row in (pivot + 1)..<max(size, pivot + 1) {
        let factor = matrix[row, pivot] / matrix[pivot, pivot]
        guard factor != 0 else { continue }
        for column in pivot..<size { matrix[row, column] -= factor * matrix[pivot, column] }
        for index in rights.indices { rights[index][row] -= factor * rights[index][pivot] }
      }
    }
    for index in rights.indices {
      for row in (0..<size).reversed() {
        var sum = rights[index][row]
        for column in (row + 1)..<max(size, row + 1) { sum -= matrix[row, column] * rights[index][column] }
        rights[index][row] = sum / matrix[row, row]
      }
    }
    return rights
  }
}
