/// Extremes, counts and norms of several columns at once, mergeable.
struct FeatureExtremes: Sendable {
  private let width: Int
  /// Five numbers for each column, in five runs: smallest, largest, how many are not 0, Σ weight |x|, Σ weight x².
  private var numbers: [Double]
  /// Rows with a positive weight that were met.
  private var rows = 0

  var min: [Double] { Array(numbers[0..<width]) }
  var max: [Double] { Array(numbers[width..<(2 * width)]) }
  var nonzeros: [Int] { numbers[(2 * width)..<(3 * width)].map { Int($0) } }
  var absolute: [Double] { Array(numbers[(3 * width)..<(4 * width)]) }
  var squared: [Double] { Array(numbers[(4 * width)...]) }

  init(width: Int) {
    self.width = width
    numbers = [Double](repeating: 0, count: 5 * width)
    for column in 0..<width {
      numbers[column] = .infinity
      numbers[width + column] = -.infinity
    }
  }

  /// The numbers of one block.
  init(_ block: BlockPointers, width: Int) {
    self.init(width: width)
    var rows = 0
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let numbers = buffer.baseAddress else { return }
      for row in 0..<block.count {
        let weight = block.weight(row)
        guard weight > 0 else { continue }
        rows += 1
        if block.rowStarts.isEmpty, let values = block.values.baseAddress {
          let start = values + row * width
          for column in 0..<width { Self.add(start[column], weight, column, width, numbers) }
        } else if !block.rowStarts.isEmpty {
          for position in block.rowStarts[row]..<block.rowStarts[row + 1] {
            Self.add(block.values[position], weight, Int(block.columns[position]), width, numbers)
          }
        }
      }
    }
    self.rows = rows
    // zeros that a sparse block does not store count for the extremes
    for column in 0..<width where Int(numbers[2 * width + column]) < rows {
      numbers[column] = Swift.min(numbers[column], 0)
      numbers[width + column] = Swift.max(numbers[width + column], 0)
    }
  }

  mutating func merge(_ other: FeatureExtremes) {
    for column in 0..<width {
      numbers[column] = Swift.min(numbers[column], other.numbers[column])
      numbers[width + column] = Swift.max(numbers[width + column], other.numbers[width + column])
    }
    for index in (2 * width)..<(5 * width) { numbers[index] += other.numbers[index] }
    rows += other.rows
  }

  @inline(__always)
  private static func add(
    _ value: Double, _ weight: Double, _ column: Int, _ width: Int, _ numbers: UnsafeMutablePointer<Double>
  ) {
    let (low, high) = (numbers[column], numbers[width + column])
    numbers[column] = value < low ? value : low
    numbers[width + column] = value > high ? value : high
    numbers[2 * width + column] += value != 0 ? 1 : 0
    numbers[3 * width + column] += weight * abs(value)
    numbers[4 * width + column] += weight * value * value
  }
}
