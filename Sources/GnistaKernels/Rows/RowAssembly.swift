/// Puts the features of several columns together, row by row.
///
/// Zeros are written as positive zeros, as leaving them out makes them.
public enum RowAssembly {
  /// Compressed sparse rows.
  public struct Compressed: Sendable {
    /// Where each row starts in `values`, and the end: rows + 1 numbers from 0.
    public var rowStarts: [Int]
    /// The feature of each value, ascending within a row.
    public var columns: [Int32]
    /// The values that are not 0.
    public var values: [Double]
  }

  /// All features as `rows × width` numbers, row by row.
  public static func dense(_ parts: [FeaturePart], rows: Int) -> [Double] {
    let width = parts.reduce(0) { $0 + $1.width }
    var matrix = [Double](repeating: 0, count: rows * width)
    matrix.withUnsafeMutableBufferPointer { matrix in
      guard let matrix = matrix.baseAddress else { return }
      // Some rows at a time, so that what is written stays in the cache while all columns are added.
      for first in stride(from: 0, to: rows, by: 64) {
        let some = first..<min(rows, first + 64)
        var start = 0
        for part in parts {
          write(part, some, to: matrix + start, width)
          start += part.width
        }
      }
    }
    return matrix
  }

  private static func write(
    _ part: FeaturePart, _ rows: Range<Int>, to matrix: UnsafeMutablePointer<Double>, _ width: Int
  ) {
    switch part {
    case .column(let values):
      values.withUnsafeBufferPointer { values in
        for row in rows { matrix[row * width] = values[row] + 0 }
      }
    case .rows(let values, let own):
      values.withUnsafeBufferPointer { values in
        for row in rows {
          for column in 0..<own { matrix[row * width + column] = values[row * own + column] + 0 }
        }
      }
    case .sparse(let rowStarts, let columns, let values, _):
      rowStarts.withUnsafeBufferPointer { rowStarts in
        columns.withUnsafeBufferPointer { columns in
          values.withUnsafeBufferPointer { values in
            for row in rows {
              for place in rowStarts[row]..<rowStarts[row + 1] {
                matrix[row * width + Int(columns[place])] = values[place] + 0
              }
            }
          }
        }
      }
    }
  }

  /// The number of features that are not 0, for each row of `rows × width` features.
  public static func nonzeros(_ matrix: [Double], rows: Int, width: Int) -> [Int] {
    matrix.withUnsafeBufferPointer { matrix in
      (0..<rows).map { row in
        var count = 0
        for place in row * width..<(row + 1) * width { count += matrix[place] != 0 ? 1 : 0 }
        return count
      }
    }
  }

  /// The features that are not 0.
  public static func compressed(_ parts: [FeaturePart], rows: Int) -> Compressed {
    var ends = [Int](repeating: 0, count: rows + 1)
    ends.withUnsafeMutableBufferPointer { ends in
      guard let ends = ends.baseAddress else { return }
      for part in parts { count(part, rows, ends + 1) }
      for row in 0..<rows { ends[row + 1] += ends[row] }
    }
    let total = ends[rows]
    var next = ends
    var columns: [Int32] = []
    let values = [Double](unsafeUninitializedCapacity: total) { values, valueCount in
      columns = [Int32](unsafeUninitializedCapacity: total) { columns, columnCount in
        next.withUnsafeMutableBufferPointer { next in
          guard let next = next.baseAddress, let columns = columns.baseAddress,
            let values = values.baseAddress
          else { return }
          let target = Target(next: next, columns: columns, values: values)
          var start = 0
          for part in parts {
            target.add(part, rows, Int32(truncatingIfNeeded: start))
            start += part.width
          }
        }
        columnCount = total
      }
      valueCount = total
    }
    return Compressed(rowStarts: ends, columns: columns, values: values)
  }

  /// Adds the number of a part's features that are not 0 to each row's count.
  private static func count(_ part: FeaturePart, _ rows: Int, _ counts: UnsafeMutablePointer<Int>) {
    switch part {
    case .column(let values):
      values.withUnsafeBufferPointer { values in
        for row in 0..<rows { counts[row] += values[row] != 0 ? 1 : 0 }
      }
    case .rows(let values, let width):
      values.withUnsafeBufferPointer { values in
        for row in 0..<rows {
          for place in row * width..<(row + 1) * width { counts[row] += values[place] != 0 ? 1 : 0 }
        }
      }
    case .sparse(let rowStarts, _, let values, _):
      let hasZeros = hasZeros(values)
      rowStarts.withUnsafeBufferPointer { rowStarts in
        guard hasZeros else {
          for row in 0..<rows { counts[row] += rowStarts[row + 1] - rowStarts[row] }
          return
        }
        values.withUnsafeBufferPointer { values in
          for row in 0..<rows {
            for place in rowStarts[row]..<rowStarts[row + 1] { counts[row] += values[place] != 0 ? 1 : 0 }
          }
        }
      }
    }
  }

  private static func hasZeros(_ values: [Double]) -> Bool {
    values.withUnsafeBufferPointer { values in
      var zeros = 0
      for value in values { zeros += value == 0 ? 1 : 0 }
      return zeros > 0
    }
  }

  /// Where compressed rows are written.
  private struct Target {
    /// The place of each row's next feature.
    var next: UnsafeMutablePointer<Int>
    var columns: UnsafeMutablePointer<Int32>
    var values: UnsafeMutablePointer<Double>

    @inline(__always)
    func add(_ row: Int, _ column: Int32, _ value: Double) {
      guard value != 0 else { return }
      let place = next[row]
      columns[place] = column
      values[place] = value
      next[row] = place + 1
    }

    func add(_ part: FeaturePart, _ rows: Int, _ start: Int32) {
      switch part {
      case .column(let values):
        values.withUnsafeBufferPointer { values in
          for row in 0..<rows { add(row, start, values[row]) }
        }
      case .rows(let values, let width):
        values.withUnsafeBufferPointer { values in
          for row in 0..<rows {
            for column in 0..<width {
              add(row, start + Int32(truncatingIfNeeded: column), values[row * width + column])
            }
          }
        }
      case .sparse(let rowStarts, let columns, let values, _):
        rowStarts.withUnsafeBufferPointer { rowStarts in
          columns.withUnsafeBufferPointer { columns in
            values.withUnsafeBufferPointer { values in
              for row in 0..<rows {
                for place in rowStarts[row]..<rowStarts[row + 1] {
                  add(row, start + columns[place], values[place])
                }
              }
            }
          }
        }
      }
    }
  }
}
