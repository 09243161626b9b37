/// The weighted mean loss of multinomial logistic regression, with an L2 penalty, as a function of the coefficients of
/// standardized features.
///
/// The coefficients stand feature by feature, then class by class, and the intercepts last, as in Spark.
final class MultinomialObjective: DifferentiableFunction {
  let dimension: Int
  private let data: InstanceBlocks
  private let scaling: FeatureScaling
  private let classes: Int
  private let padded: Int
  private let hasIntercepts: Bool
  private let centers: Bool
  private let penalty: L2Penalty?
  private let weightSum: Double
  private let chunks: ParallelChunks
  private let ranges: [Range<Int>]
  private let sums: ChunkSums

  /// - Parameters:
  ///   - hasIntercepts: whether the last parameters are intercepts, one a class.
  ///   - centers: whether features are centred, which goes with intercepts only.
  init(
    _ data: InstanceBlocks, classes: Int, scaling: FeatureScaling, weightSum: Double, hasIntercepts: Bool,
    centers: Bool, penalty: L2Penalty?, chunks: ParallelChunks
  ) {
    self.data = data
    self.classes = classes
    padded = ClassTiles.padded(classes)
    self.scaling = scaling
    self.weightSum = weightSum
    self.hasIntercepts = hasIntercepts
    self.centers = centers
    self.penalty = penalty
    self.chunks = chunks
    dimension = classes * (scaling.count + (hasIntercepts ? 1 : 0))
    let width = (scaling.count + 1) * padded + 1
    ranges = data.chunkRanges(width: width)
    sums = ChunkSums(chunks: ranges.count, width: width)
  }

  func evaluate(_ point: [Double], gradient: inout [Double]) -> Double {
    let features = scaling.count
    let (classes, padded) = (classes, padded)
    var weights = [Double](repeating: 0, count: max(1, features) * padded)
    var offsets = [Double](repeating: -.infinity, count: padded)
    for index in 0..<classes { offsets[index] = hasIntercepts ? point[features * classes + index] : 0 }
    for feature in 0..<features {
      for index in 0..<classes {
        let coefficient = point[feature * classes + index]
        weights[feature * padded + index] = coefficient * scaling.inverseStd[feature]
        if centers { offsets[index] -= coefficient * scaling.scaledMean[feature] }
      }
    }
    let (data, ranges, sums) = (data, ranges, sums)
    let (coefficients, starts) = (weights, offsets)
    let loss = SoftmaxLoss(classes: classes, padded: padded)
    chunks.forEach(ranges.count) { chunk in
      let row = sums.cleared(chunk)
      coefficients.withUnsafeBufferPointer { coefficients in
        starts.withUnsafeBufferPointer { starts in
          guard let coefficients = coefficients.baseAddress, let starts = starts.baseAddress else { return }
          for block in data.blocks[ranges[chunk]] {
            block.withPointers { Self.add($0, features, coefficients, starts, loss, row) }
          }
        }
      }
    }
    let total = sums.total()
    let ends = features * padded
    for feature in 0..<features {
      for index in 0..<classes {
        var slope = total[feature * padded + index] * scaling.inverseStd[feature]
        if centers { slope -= total[ends + index] * scaling.scaledMean[feature] }
        gradient[feature * classes + index] = slope / weightSum
      }
    }
    if hasIntercepts {
      for index in 0..<classes { gradient[features * classes + index] = total[ends + index] / weightSum }
    }
    let value = total[ends + padded] / weightSum
    return value + (penalty?.add(at: point, to: &gradient) ?? 0)
  }

  /// Adds the rows of a block to a row of sums: features by classes, the multipliers by class, the loss.
  private static func add(
    _ block: BlockPointers, _ features: Int, _ coefficients: UnsafePointer<Double>,
    _ offsets: UnsafePointer<Double>, _ loss: SoftmaxLoss, _ sums: UnsafeMutablePointer<Double>
  ) {
    guard let labels = block.labels.baseAddress else { return }
    let classes = loss.padded
    let isDense = block.rowStarts.isEmpty
    // without features there are no values, and none are read
    let values = block.values.baseAddress ?? labels
    let most = isDense ? RowGroups.rowsAtOnce(features: features) : 256
    let step = max(4, min(most, 2048 / classes / 4 * 4))
    withUnsafeTemporaryAllocation(of: Double.self, capacity: step * (classes + 1)) { buffer in
      guard let scores = buffer.baseAddress else { return }
      let ones = scores + step * classes
      ones.update(repeating: 1, count: step)
      var row = 0
      while row < block.count {
        let count = min(step, block.count - row)
        let range = row..<(row + count)
        let weights = block.weights(from: row) ?? UnsafePointer(ones)
        if isDense {
          ClassTiles.scores(
            values + row * features, count, features: features, classes: classes, weights: coefficients,
            offsets: offsets, out: scores)
        } else {
          ClassTiles.scores(
            block, range, classes: classes, weights: coefficients, offsets: offsets, out: scores)
        }
        sums[(features + 1) * classes] += loss.apply(
          scores, labels: labels + row, weights: weights, count: count,
          multiplierSums: sums + features * classes)
        if isDense {
          ClassTiles.accumulate(
            values + row * features, count, features: features, classes: classes, multipliers: scores,
            into: sums)
        } else {
          ClassTiles.accumulate(block, range, classes: classes, multipliers: scores, into: sums)
        }
        row += count
      }
    }
  }
}
