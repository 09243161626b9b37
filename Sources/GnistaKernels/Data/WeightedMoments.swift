/// Count, total weight, mean and squared deviations of several columns at once, mergeable.
///
/// Each part is summed in two passes around a value of the part itself, and parts are merged by the formula of Chan,
/// Golub and LeVeque (1979), so that a column of one constant has the variance 0 exactly.
struct WeightedMoments: Sendable {
  var count = 0
  var weightSum = 0.0
  var weightSquareSum = 0.0
  var mean: [Double]
  var squares: [Double]

  init(width: Int) {
    mean = [Double](repeating: 0, count: width)
    squares = [Double](repeating: 0, count: width)
  }

  mutating func merge(_ other: WeightedMoments) {
    guard other.weightSum > 0 else { return }
    let total = weightSum + other.weightSum
    let share = other.weightSum / total
    for index in mean.indices {
      let delta = other.mean[index] - mean[index]
      mean[index] = weightSum == 0 ? other.mean[index] : mean[index] + delta * share
      squares[index] += other.squares[index] + delta * delta * weightSum * share
    }
    count += other.count
    weightSum = total
    weightSquareSum += other.weightSquareSum
  }

  /// The unbiased variances, as Spark's Summarizer has them: squared deviations over
  /// `weightSum - weightSquareSum / weightSum`, or 0 where that is not positive.
  var variance: [Double] {
    let denominator = weightSum - weightSquareSum / weightSum
    guard denominator > 0 else { return squares.map { _ in 0 } }
    return squares.map { max($0 / denominator, 0) }
  }

  /// The moments of the rows of a dense block.
  static func dense(_ block: BlockPointers, width: Int) -> WeightedMoments {
    var result = WeightedMoments(width: width)
    guard let first = (0..<block.count).first(where: { block.weight($0) > 0 }),
      let values = block.values.baseAddress
    else {
      for row in 0..<block.count { result.addWeight(block.weight(row)) }
      return result
    }
    // deviations from the first row that counts, because they vanish exactly in a constant column
    let pilot = Array(UnsafeBufferPointer(start: values + first * width, count: width))
    result.mean.withUnsafeMutableBufferPointer { sums in
      pilot.withUnsafeBufferPointer { pilot in
        for row in 0..<block.count {
          let weight = block.weight(row)
          guard weight > 0 else { continue }
          let start = values + row * width
          for column in 0..<width { sums[column] += weight * (start[column] - pilot[column]) }
        }
      }
    }
    for row in 0..<block.count { result.addWeight(block.weight(row)) }
    for column in 0..<width { result.mean[column] = pilot[column] + result.mean[column] / result.weightSum }
    let mean = result.mean
    result.squares.withUnsafeMutableBufferPointer { squares in
      mean.withUnsafeBufferPointer { mean in
        for row in 0..<block.count {
          let weight = block.weight(row)
          guard weight > 0 else { continue }
          let start = values + row * width
          for column in 0..<width {
            let deviation = start[column] - mean[column]
            squares[column] += weight * deviation * deviation
          }
        }
      }
    }
    return result
  }

  /// The moments of the rows of a sparse block: those of the stored values, merged with the zeros.
  static func sparse(_ block: BlockPointers, width: Int) -> WeightedMoments {
    var result = WeightedMoments(width: width)
    for row in 0..<block.count { result.addWeight(block.weight(row)) }
    guard result.weightSum > 0 else { return result }
    var weights = [Double](repeating: 0, count: width)
    var pilot = [Double](repeating: 0, count: width)
    let eachStored = { (body: (Int, Double, Double) -> Void) in
      for row in 0..<block.count {
        let weight = block.weight(row)
        guard weight > 0 else { continue }
        for position in block.rowStarts[row]..<block.rowStarts[row + 1] {
          body(Int(block.columns[position]), block.values[position], weight)
        }
      }
    }
    eachStored { column, value, weight in
      if weights[column] == 0 { pilot[column] = value }
      weights[column] += weight
      result.mean[column] += weight * (value - pilot[column])
    }
    for column in 0..<width where weights[column] > 0 {
      result.mean[column] = pilot[column] + result.mean[column] / weights[column]
    }
    eachStored { column, value, weight in
      let deviation = value - result.mean[column]
      result.squares[column] += weight * deviation * deviation
    }
    for column in 0..<width where weights[column] < result.weightSum {
      let share = weights[column] / result.weightSum
      let mean = result.mean[column]
      result.squares[column] += mean * mean * share * (result.weightSum - weights[column])
      result.mean[column] = mean * share
    }
    return result
  }

  /// The moments of the labels of a block.
  static func labels(_ block: BlockPointers) -> WeightedMoments {
    let column = BlockPointers(
      count: block.count, labels: block.labels, weights: block.weights, values: block.labels,
      columns: block.columns, rowStarts: block.rowStarts)
    return dense(column, width: 1)
  }

  private mutating func addWeight(_ weight: Double) {
    guard weight > 0 else { return }
    count += 1
    weightSum += weight
    weightSquareSum += weight * weight
  }
}
