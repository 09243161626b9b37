/// Extremes, counts and norms of several columns at once, mergeable.
struct FeatureExtremes: Sendable {
  var min: [Double]
  var max: [Double]
  var nonzeros: [Int]
  var absolute: [Double]
  var squared: [Double]
  /// Rows with a positive weight that were met.
  var rows = 0

  init(width: Int) {
    min = [Double](repeating: .infinity, count: width)
    max = [Double](repeating: -.infinity, count: width)
    nonzeros = [Int](repeating: 0, count: width)
    absolute = [Double](repeating: 0, count: width)
    squared = [Double](repeating: 0, count: width)
  }

  mutating func merge(_ other: FeatureExtremes) {
    for index in min.indices {
      min[index] = Swift.min(min[index], other.min[index])
      max[index] = Swift.max(max[index], other.max[index])
      nonzeros[index] += other.nonzeros[index]
      absolute[index] += other.absolute[index]
      squared[index] += other.squared[index]
    }
    rows += other.rows
  }

  /// Lets the zeros that a sparse block does not store count for the extremes.
  mutating func includeZeros() {
    for index in min.indices where nonzeros[index] < rows {
      min[index] = Swift.min(min[index], 0)
      max[index] = Swift.max(max[index], 0)
    }
  }

  init(_ block: BlockPointers, width: Int) {
    self.init(width: width)
    for row in 0..<block.count {
      let weight = block.weight(row)
      guard weight > 0 else { continue }
      rows += 1
      if block.rowStarts.isEmpty {
        for column in 0..<width { add(block.values[row * width + column], weight, column) }
      } else {
        for position in block.rowStarts[row]..<block.rowStarts[row + 1] {
          add(block.values[position], weight, Int(block.columns[position]))
        }
      }
    }
    includeZeros()
  }

  private mutating func add(_ value: Double, _ weight: Double, _ column: Int) {
    min[column] = Swift.min(min[column], value)
    max[column] = Swift.max(max[column], value)
    if value != 0 { nonzeros[column] += 1 }
    absolute[column] += weight * abs(value)
    squared[column] += weight * value * value
  }
}
