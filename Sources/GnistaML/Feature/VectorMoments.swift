import GnistaCore
import GnistaFrame

/// Count, mean, spread and range of each element of many vectors, in one pass.
///
/// Mean and sum of squared deviations of a block are computed in two passes over it and joined with those before by
/// the formulas of Chan, Golub and LeVeque, *Updating Formulae and a Pairwise Algorithm for Computing Sample Variances*
/// (1979). Deviations are taken from the block's first row, so that the variance of a constant element is exactly 0.
/// Of sparse rows only the stored elements are touched; the zeros come in at the end, as in Spark's `Summarizer`.
struct VectorMoments {
  /// Number of elements of a vector; nil before the first row.
  private(set) var size: Int?
  /// Number of rows.
  private(set) var count = 0
  /// Number of rows of each element that were looked at; the others are zeros.
  private var weights: [Double] = []
  private var means: [Double] = []
  private var squares: [Double] = []
  private var minima: [Double] = []
  private var maxima: [Double] = []

  /// Reads all rows of a vector column.
  ///
  /// - Throws: ``GnistaError`` `EMPTY_INPUT` when there are none; `INVALID_VALUE` for a null and for vectors that differ
  ///   in size.
  static func of(_ column: String, in frame: DataFrame, for stage: some PipelineStage) async throws
    -> VectorMoments
  {
    var moments = VectorMoments()
    for try await batch in try await frame.select([Column.exactly(column)]).batches() {
      try stage.checkNoNulls(batch.columns[0], column, in: batch)
      let block = try batch.columns[0].vectorBlock()
      if let size = moments.size, size != block.size, block.count > 0 {
        throw GnistaError(
          .invalidValue,
          "\(stage.uid): column '\(column)' holds vectors of \(size) and of \(block.size) elements; they must be of one "
            + "size")
      }
      moments.add(block)
    }
    guard moments.count > 0 else {
      throw GnistaError(
        .emptyInput,
        "\(stage.uid): column '\(column)' has no rows to fit on; check the filters before this stage")
    }
    return moments
  }

  /// Adds the rows of a block.
  mutating func add(_ block: VectorBlock) {
    guard block.count > 0 else { return }
    if size == nil {
      size = block.size
      weights = [Double](repeating: 0, count: block.size)
      means = weights
      squares = weights
      minima = [Double](repeating: .greatestFiniteMagnitude, count: block.size)
      maxima = [Double](repeating: -.greatestFiniteMagnitude, count: block.size)
    }
    count += block.count
    switch block.storage {
    case .dense(let values): addDense(values, rows: block.count, size: block.size)
    case .sparse(_, let indices, let values, _): addSparse(indices, values, size: block.size)
    }
  }

  private mutating func addDense(_ values: [Double], rows: Int, size: Int) {
    let first = Array(values[0..<size])
    var sums = [Double](repeating: 0, count: size)
    for row in 0..<rows {
      let start = row * size
      for column in 0..<size {
        let value = values[start + column]
        sums[column] += value - first[column]
        if value < minima[column] { minima[column] = value }
        if value > maxima[column] { maxima[column] = value }
      }
    }
    var blockMeans = first
    for column in 0..<size { blockMeans[column] += sums[column] / Double(rows) }
    var blockSquares = [Double](repeating: 0, count: size)
    for row in 0..<rows {
      let start = row * size
      for column in 0..<size {
        let deviation = values[start + column] - blockMeans[column]
        blockSquares[column] += deviation * deviation
      }
    }
    for column in 0..<size { join(column, Double(rows), blockMeans[column], blockSquares[column]) }
  }

  private mutating func addSparse(_ indices: [Int32], _ values: [Double], size: Int) {
    var first = [Double](repeating: 0, count: size)
    var counts = first
    var sums = first
    for (place, value) in values.enumerated() where value != 0 {
      let column = Int(indices[place])
      if counts[column] == 0 { first[column] = value }
      counts[column] += 1
      sums[column] += value - first[column]
      if value < minima[column] { minima[column] = value }
      if value > maxima[column] { maxima[column] = value }
    }
    for column in 0..<size where counts[column] > 0 { first[column] += sums[column] / counts[column] }
    var blockSquares = [Double](repeating: 0, count: size)
    for (place, value) in values.enumerated() where value != 0 {
      let column = Int(indices[place])
      let deviation = value - first[column]
      blockSquares[column] += deviation * deviation
    }
    for column in 0..<size where counts[column] > 0 {
      join(column, counts[column], first[column], blockSquares[column])
    }
  }

  /// Joins weight, mean and squared deviations of one element of a block with those before.
  private mutating func join(_ column: Int, _ weight: Double, _ mean: Double, _ square: Double) {
    let before = weights[column]
    let total = before + weight
    let difference = mean - means[column]
    if before == 0 {
      means[column] = mean
      squares[column] = square
    } else {
      means[column] += difference * weight / total
      squares[column] += square + difference * difference * before * weight / total
    }
    weights[column] = total
  }

  /// Mean of each element.
  var mean: [Double] {
    weights.indices.map { means[$0] * (weights[$0] / Double(count)) }
  }

  /// Standard deviation of each element, from the unbiased variance; 0 for a single row.
  var std: [Double] {
    let all = Double(count)
    guard count > 1 else { return weights.map { _ in 0 } }
    return weights.indices.map { column in
      let zeros = all - weights[column]
      let spread = squares[column] + means[column] * means[column] * weights[column] * zeros / all
      // NaN must come through, which `max` does not promise.
      let variance = spread / (all - 1)
      return variance < 0 ? 0 : variance.squareRoot()
    }
  }

  /// Smallest value of each element; NaN is passed over.
  var minimum: [Double] {
    weights.indices.map { weights[$0] < Double(count) && minima[$0] > 0 ? 0 : minima[$0] }
  }

  /// Greatest value of each element; NaN is passed over.
  var maximum: [Double] {
    weights.indices.map { weights[$0] < Double(count) && maxima[$0] < 0 ? 0 : maxima[$0] }
  }
}
