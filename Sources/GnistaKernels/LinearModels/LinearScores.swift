/// Scores of linear models: `intercept + row · coefficients` for each row and each set of coefficients.
///
/// For transforming rows; the same loops serve training.
public enum LinearScores {
  /// The scores of dense rows.
  ///
  /// - Parameters:
  ///   - rowMajor: `rows × numFeatures` features, row by row.
  ///   - rows: the number of rows.
  ///   - coefficientMatrix: sets × features, row by row.
  ///   - intercepts: one a set; their number is the number of sets.
  /// - Returns: `rows × sets` scores, row by row.
  /// - Throws: ``KernelError`` when the shapes disagree.
  public static func dense(
    rowMajor: [Double], rows: Int, coefficientMatrix: [Double], intercepts: [Double]
  ) throws -> [Double] {
    let features = try featureCount(coefficientMatrix, intercepts)
    guard rowMajor.count == rows * features else {
      throw KernelError(
        .shapeMismatch,
        "\(rows) rows of \(features) features need \(rows * features) values, not \(rowMajor.count)")
    }
    let sets = intercepts.count
    guard features > 0 else { return (0..<(rows * sets)).map { intercepts[$0 % sets] } }
    return [Double](unsafeUninitializedCapacity: rows * sets) { out, count in
      rowMajor.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress, let out = out.baseAddress else { return }
        if sets == 1 {
          coefficientMatrix.withUnsafeBufferPointer { weights in
            guard let weights = weights.baseAddress else { return }
            RowGroups.scores(
              values, rows, features: features, weights: weights, offset: intercepts[0], out: out)
          }
        } else {
          withTiles(coefficientMatrix, intercepts) { weights, offsets, padded in
            inParts(rows, sets, padded, into: out) { part, scores in
              ClassTiles.scores(
                values + part.lowerBound * features, part.count, features: features, classes: padded,
                weights: weights, offsets: offsets, out: scores)
            }
          }
        }
      }
      count = rows * sets
    }
  }

  /// The scores of compressed sparse rows.
  ///
  /// - Parameters:
  ///   - rowStarts: where each row starts in `values`, and the end: rows + 1 numbers from 0.
  ///   - columns: the feature of each value.
  ///   - values: the values that are not 0.
  ///   - coefficientMatrix: sets × features, row by row.
  ///   - intercepts: one a set; their number is the number of sets.
  /// - Returns: `rows × sets` scores, row by row.
  /// - Throws: ``KernelError`` when the shapes disagree or a feature is out of range.
  public static func sparse(
    rowStarts: [Int], columns: [Int32], values: [Double], coefficientMatrix: [Double], intercepts: [Double]
  ) throws -> [Double] {
    let features = try featureCount(coefficientMatrix, intercepts)
    guard rowStarts.first == 0, rowStarts.last == values.count, columns.count == values.count,
      isAscending(rowStarts)
    else {
      throw KernelError(.shapeMismatch, "the row starts, feature indices and values of sparse rows disagree")
    }
    if let column = columnOutside(features, columns) {
      throw KernelError(.shapeMismatch, "a row has feature \(column), but the model has \(features) features")
    }
    let sets = intercepts.count
    let rows = rowStarts.count - 1
    return [Double](unsafeUninitializedCapacity: rows * sets) { out, count in
      coefficientMatrix.withUnsafeBufferPointer { weights in
        columns.withUnsafeBufferPointer { columns in
          values.withUnsafeBufferPointer { values in
            for row in 0..<rows {
              for set in 0..<sets {
                var sum = intercepts[set]
                for place in rowStarts[row]..<rowStarts[row + 1] {
                  sum += values[place] * weights[set * features + Int(columns[place])]
                }
                out[row * sets + set] = sum
              }
            }
          }
        }
      }
      count = rows * sets
    }
  }

  private static func isAscending(_ numbers: [Int]) -> Bool {
    numbers.withUnsafeBufferPointer { numbers in
      var isAscending = true
      for index in 1..<max(numbers.count, 1) where numbers[index - 1] > numbers[index] { isAscending = false }
      return isAscending
    }
  }

  /// The first column that is no feature, or nil.
  private static func columnOutside(_ features: Int, _ columns: [Int32]) -> Int32? {
    let limit = Int32(clamping: features)
    return columns.withUnsafeBufferPointer { columns in
      var (least, greatest) = (Int32(0), Int32(-1))
      for column in columns {
        least = min(least, column)
        greatest = max(greatest, column)
      }
      return least >= 0 && greatest < limit ? nil : columns.first { $0 < 0 || $0 >= limit }
    }
  }

  private static func featureCount(_ matrix: [Double], _ intercepts: [Double]) throws -> Int {
    guard !intercepts.isEmpty, matrix.count % intercepts.count == 0 else {
      throw KernelError(
        .shapeMismatch, "\(matrix.count) coefficients do not make \(intercepts.count) sets of one size")
    }
    return matrix.count / intercepts.count
  }

  /// Lends the coefficients feature by feature, padded to tiles of classes.
  private static func withTiles(
    _ matrix: [Double], _ intercepts: [Double],
    _ body: (UnsafePointer<Double>, UnsafePointer<Double>, Int) -> Void
  ) {
    let sets = intercepts.count
    let features = matrix.count / sets
    let padded = ClassTiles.padded(sets)
    var weights = [Double](repeating: 0, count: features * padded)
    for index in 0..<sets {
      for feature in 0..<features { weights[feature * padded + index] = matrix[index * features + feature] }
    }
    let offsets = intercepts + [Double](repeating: 0, count: padded - sets)
    weights.withUnsafeBufferPointer { weights in
      offsets.withUnsafeBufferPointer { offsets in
        guard let weights = weights.baseAddress, let offsets = offsets.baseAddress else { return }
        body(weights, offsets, padded)
      }
    }
  }

  /// Scores some rows at a time with padding, and writes them without.
  private static func inParts(
    _ rows: Int, _ sets: Int, _ padded: Int, into out: UnsafeMutablePointer<Double>,
    _ body: (Range<Int>, UnsafeMutablePointer<Double>) -> Void
  ) {
    let step = 64
    withUnsafeTemporaryAllocation(of: Double.self, capacity: step * padded) { buffer in
      guard let scores = buffer.baseAddress else { return }
      for start in stride(from: 0, to: rows, by: step) {
        let part = start..<min(rows, start + step)
        body(part, scores)
        for row in part {
          let source = scores + (row - start) * padded
          (out + row * sets).update(from: source, count: sets)
        }
      }
    }
  }
}
