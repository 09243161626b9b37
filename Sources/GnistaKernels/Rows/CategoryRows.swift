/// Rows with a single one in the place of a category.
public enum CategoryRows {
  /// Compressed sparse rows of which each has at most one entry.
  public struct Encoded: Sendable {
    /// Where each row starts in `columns`, and the end: rows + 1 numbers from 0.
    public var rowStarts: [Int]
    /// The category of each row that has one.
    public var columns: [Int32]
  }

  /// Encodes categories; nil when a number is none.
  ///
  /// - Parameters:
  ///   - values: the numbers, whose fractions are cut off.
  ///   - categories: number of categories; those from 0 are valid.
  ///   - size: number of features; a category that is not below it has no entry.
  public static func encode(_ values: [Double], categories: Int, size: Int) -> Encoded? {
    var isValid = true
    let limit = Double(categories)
    var columns: [Int32] = []
    let rowStarts = [Int](unsafeUninitializedCapacity: values.count + 1) { starts, startCount in
      columns = [Int32](unsafeUninitializedCapacity: values.count) { columns, columnCount in
        var place = 0
        starts[0] = 0
        for row in values.indices {
          let value = values[row]
          // NaN fails both comparisons.
          let isCategory = value >= 0 && value < limit
          isValid = isValid && isCategory
          let column = isCategory ? Int(value) : 0
          columns[place] = Int32(truncatingIfNeeded: column)
          place += isCategory && column < size ? 1 : 0
          starts[row + 1] = place
        }
        columnCount = place
      }
      startCount = values.count + 1
    }
    return isValid ? Encoded(rowStarts: rowStarts, columns: columns) : nil
  }
}
