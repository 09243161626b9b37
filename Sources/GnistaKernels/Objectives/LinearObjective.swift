/// The weighted mean loss of a linear model over the data, with an L2 penalty, as a function of the coefficients of
/// standardized features.
///
/// One pass over the data gives loss and gradient. Features are scaled, and centred where asked, by way of the
/// coefficients and the sums, as Spark's block aggregators do.
final class LinearObjective<Loss: PointLoss>: DifferentiableFunction {
  /// Where the parameters after the coefficients stand, and how centring takes part.
  struct Shape {
    /// The position of the intercept, if there is one.
    var intercept: Int?
    /// The position of the scale parameter, if there is one.
    var scale: Int?
    /// Added to every score.
    var constantOffset = 0.0
    /// Whether scores are those of centred features.
    var centersScores = false
    /// Whether the gradient is that of centred features.
    var centersGradient = false
  }

  let dimension: Int
  private let data: InstanceBlocks
  private let scaling: FeatureScaling
  private let shape: Shape
  private let penalty: L2Penalty?
  private let weightSum: Double
  private let chunks: ParallelChunks
  private let ranges: [Range<Int>]
  private let sums: ChunkSums
  private let makeLoss: ([Double]) -> Loss

  init(
    _ data: InstanceBlocks, scaling: FeatureScaling, weightSum: Double, shape: Shape, penalty: L2Penalty?,
    chunks: ParallelChunks, loss makeLoss: @escaping ([Double]) -> Loss
  ) {
    self.data = data
    self.scaling = scaling
    self.weightSum = weightSum
    self.shape = shape
    self.penalty = penalty
    self.chunks = chunks
    self.makeLoss = makeLoss
    dimension = scaling.count + (shape.intercept == nil ? 0 : 1) + (shape.scale == nil ? 0 : 1)
    ranges = data.chunkRanges(width: scaling.count)
    sums = ChunkSums(chunks: ranges.count, width: scaling.count + 3)
  }

  func evaluate(_ point: [Double], gradient: inout [Double]) -> Double {
    let features = scaling.count
    // at least one element, because an empty array lends no pointer
    var weights = [Double](repeating: 0, count: max(1, features))
    var offset = shape.constantOffset
    for index in 0..<features {
      weights[index] = point[index] * scaling.inverseStd[index]
      if shape.centersScores { offset -= point[index] * scaling.scaledMean[index] }
    }
    if let intercept = shape.intercept { offset += point[intercept] }
    let loss = makeLoss(point)
    let start = offset
    let coefficients = weights
    let (data, ranges, sums) = (data, ranges, sums)
    chunks.forEach(ranges.count) { chunk in
      let row = sums.cleared(chunk)
      coefficients.withUnsafeBufferPointer { coefficients in
        guard let coefficients = coefficients.baseAddress else { return }
        for block in data.blocks[ranges[chunk]] {
          block.withPointers { Self.add($0, features, coefficients, start, loss, row) }
        }
      }
    }
    let total = sums.total()
    for index in 0..<features {
      var slope = total[index] * scaling.inverseStd[index]
      if shape.centersGradient { slope -= total[features + 1] * scaling.scaledMean[index] }
      gradient[index] = slope / weightSum
    }
    if let intercept = shape.intercept { gradient[intercept] = total[features + 1] / weightSum }
    if let scale = shape.scale { gradient[scale] = total[features + 2] / weightSum }
    let value = total[features] / weightSum
    return value + (penalty?.add(at: point, to: &gradient) ?? 0)
  }

  /// Adds the rows of a block to a row of sums: one for each feature, the loss, the multipliers, the scale.
  private static func add(
    _ block: BlockPointers, _ features: Int, _ coefficients: UnsafePointer<Double>, _ offset: Double,
    _ loss: Loss, _ sums: UnsafeMutablePointer<Double>
  ) {
    guard let labels = block.labels.baseAddress else { return }
    let isDense = block.rowStarts.isEmpty
    // without features there are no values, and none are read
    let values = block.values.baseAddress ?? labels
    let step = isDense ? RowGroups.rowsAtOnce(features: features) : 256
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * step) { buffer in
      guard let scores = buffer.baseAddress else { return }
      let ones = scores + step
      ones.update(repeating: 1, count: step)
      var row = 0
      while row < block.count {
        let count = min(step, block.count - row)
        let weights = block.weights(from: row) ?? UnsafePointer(ones)
        if isDense {
          RowGroups.scores(
            values + row * features, count, features: features, weights: coefficients, offset: offset,
            out: scores)
        } else {
          RowGroups.scores(block, row..<(row + count), weights: coefficients, offset: offset, out: scores)
        }
        let part = loss.apply(scores, labels: labels + row, weights: weights, count: count)
        sums[features] += part.loss
        sums[features + 1] += part.multiplier
        sums[features + 2] += part.scale
        if isDense {
          RowGroups.accumulate(
            values + row * features, count, features: features, multipliers: scores, into: sums)
        } else {
          RowGroups.accumulate(block, row..<(row + count), multipliers: scores, into: sums)
        }
        row += count
      }
    }
  }
}
