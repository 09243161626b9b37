/// The factor `L` of a symmetric positive definite matrix `A = L Lᵀ`.
///
/// Blocked and parallel: panels of 64 columns, each updated by tiles of dot products of contiguous rows.
public struct CholeskyFactor: Sendable {
  /// The number of rows and columns.
  public let size: Int
  /// `L`, row by row; above the diagonal 0.
  public let lower: [Double]

  /// Factors a matrix.
  ///
  /// - Parameters:
  ///   - matrix: `size × size` numbers, row by row; only the lower triangle is read.
  ///   - size: the number of rows and columns.
  ///   - tolerance: the smallest pivot accepted, relative to the diagonal element it comes from; by default `size`
  ///     times the rounding unit, below which a pivot is nothing but rounding error.
  ///   - control: threads and cancellation.
  /// - Returns: `nil` when a pivot is not above the tolerance: the matrix is singular or not positive definite.
  /// - Throws: ``KernelError`` when the sizes disagree; `CancellationError`.
  public init?(
    _ matrix: [Double], size: Int, tolerance: Double? = nil, control: KernelControl = KernelControl()
  ) throws {
    guard matrix.count == size * size else {
      throw KernelError(
        .shapeMismatch,
        "a matrix of \(size) rows and columns needs \(size * size) numbers, not \(matrix.count)")
    }
    let limit = tolerance ?? Double(size) * 0x1p-52
    var lower = matrix
    var column = 0
    while column < size {
      try control.checkCancellation()
      let width = min(64, size - column)
      Self.update(&lower, size, column, width, control.chunks)
      guard Self.factorDiagonal(&lower, size, column, width, limit, matrix) else { return nil }
      Self.solvePanel(&lower, size, column, width, control.chunks)
      column += width
    }
    for row in 0..<size {
      for column in (row + 1)..<max(size, row + 1) { lower[row * size + column] = 0 }
    }
    self.size = size
    self.lower = lower
  }

  /// The solution of `A x = right`.
  public func solve(_ right: [Double]) -> [Double] {
    precondition(right.count == size, "because the system has as many equations as rows")
    var x = right
    for row in 0..<size {
      var sum = x[row]
      for column in 0..<row { sum -= lower[row * size + column] * x[column] }
      x[row] = sum / lower[row * size + row]
    }
    for row in (0..<size).reversed() {
      x[row] /= lower[row * size + row]
      let value = x[row]
      for column in 0..<row { x[column] -= lower[row * size + column] * value }
    }
    return x
  }

  /// The diagonal of `A⁻¹`: the squared norms of the columns of `L⁻¹`.
  ///
  /// - Throws: `CancellationError`.
  public func inverseDiagonal(control: KernelControl = KernelControl()) throws -> [Double] {
    try control.checkCancellation()
    let (size, lower) = (size, lower)
    let slabs = ParallelChunks.ranges(size, into: (size + 31) / 32)
    guard size > 0 else { return [] }
    let parts = control.chunks.map(slabs.count) { slab in
      Self.inverseColumnNorms(lower, size, slabs[slab])
    }
    return parts.flatMap(\.self)
  }

  /// Squared norms of some columns of the inverse of a lower triangle.
  private static func inverseColumnNorms(_ lower: [Double], _ size: Int, _ columns: Range<Int>) -> [Double] {
    let width = columns.count
    let start = columns.lowerBound
    var inverse = [Double](repeating: 0, count: (size - start) * width)
    var norms = [Double](repeating: 0, count: width)
    lower.withUnsafeBufferPointer { lower in
      inverse.withUnsafeMutableBufferPointer { inverse in
        for row in start..<size {
          let target = (row - start) * width
          if columns.contains(row) { inverse[target + row - start] = 1 }
          for inner in start..<row {
            let factor = lower[row * size + inner]
            guard factor != 0 else { continue }
            let source = (inner - start) * width
            for column in 0..<width { inverse[target + column] -= factor * inverse[source + column] }
          }
          let pivot = lower[row * size + row]
          for column in 0..<width {
            inverse[target + column] /= pivot
            norms[column] += inverse[target + column] * inverse[target + column]
          }
        }
      }
    }
    return norms
  }

  /// Subtracts from a panel of columns the products of the finished columns to its left.
  private static func update(
    _ lower: inout [Double], _ size: Int, _ start: Int, _ width: Int, _ chunks: ParallelChunks
  ) {
    guard start > 0 else { return }
    lower.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let matrix = SharedMatrix(base)
      chunks.forEach((size - start + 31) / 32) { chunk in
        let base = matrix.base
        let end = min(size, start + 32 * (chunk + 1))
        for row in stride(from: start + 32 * chunk, to: end, by: 4) {
          let rows = min(4, end - row)
          for column in stride(from: start, to: min(start + width, row + rows), by: 2) {
            TileProducts.tile(
              base + row * size, size, rows, base + column * size, size, min(2, start + width - column),
              length: start
            ) { i, j, product in base[(row + i) * size + column + j] -= product }
          }
        }
      }
    }
  }

  /// Factors the square at the top of a panel.
  private static func factorDiagonal(
    _ lower: inout [Double], _ size: Int, _ start: Int, _ width: Int, _ limit: Double, _ matrix: [Double]
  ) -> Bool {
    for row in start..<(start + width) {
      for column in start...row {
        var sum = lower[row * size + column]
        for inner in start..<column { sum -= lower[row * size + inner] * lower[column * size + inner] }
        if column < row {
          lower[row * size + column] = sum / lower[column * size + column]
        } else {
          let original = matrix[row * size + row]
          guard sum > limit * original, original > 0, sum.isFinite else { return false }
          lower[row * size + row] = sum.squareRoot()
        }
      }
    }
    return true
  }

  /// Solves the rows below the square of a panel.
  private static func solvePanel(
    _ lower: inout [Double], _ size: Int, _ start: Int, _ width: Int, _ chunks: ParallelChunks
  ) {
    let first = start + width
    lower.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let matrix = SharedMatrix(base)
      chunks.forEach((size - first + 31) / 32) { chunk in
        let base = matrix.base
        for row in (first + 32 * chunk)..<min(size, first + 32 * (chunk + 1)) {
          for column in start..<first {
            let product = Vectors.dot(
              base + row * size + start, base + column * size + start, column - start)
            base[row * size + column] = (base[row * size + column] - product) / base[column * size + column]
          }
        }
      }
    }
  }
}

/// A matrix that several threads write.
///
/// `@unchecked Sendable` because each thread writes rows of its own and reads only what no thread writes meanwhile.
private struct SharedMatrix: @unchecked Sendable {
  let base: UnsafeMutablePointer<Double>

  init(_ base: UnsafeMutablePointer<Double>) { self.base = base }
}
