extension InstanceBlocks {
  /// The statistics of every feature.
  ///
  /// - Throws: `CancellationError`.
  public func featureSummary(control: KernelControl = KernelControl()) throws -> FeatureSummary {
    let moments = try featureMoments(control: control)
    let width = numFeatures
    let extremes =
      try reduce(width: 5 * width, control) {
        FeatureExtremes($0, width: width)
      } merge: {
        $0.merge($1)
      } ?? FeatureExtremes(width: width)
    return FeatureSummary(
      count: moments.count, weightSum: moments.weightSum, mean: moments.mean, variance: moments.variance,
      min: extremes.min, max: extremes.max, numNonzeros: extremes.nonzeros, normL1: extremes.absolute,
      normL2: extremes.squared.map { $0.squareRoot() })
  }

  /// The statistics of the labels.
  ///
  /// - Throws: `CancellationError`.
  public func labelSummary(control: KernelControl = KernelControl()) throws -> LabelSummary {
    let moments =
      try reduce(width: 4, control) {
        WeightedMoments.labels($0)
      } merge: {
        $0.merge($1)
      }
      ?? WeightedMoments(width: 1)
    let classes =
      try reduce(width: 4, control) {
        ClassWeights($0)
      } merge: {
        $0.merge($1)
      } ?? ClassWeights()
    return LabelSummary(
      count: moments.count, weightSum: moments.weightSum, mean: moments.mean[0],
      variance: moments.variance[0], histogram: classes.invalid == 0 ? classes.weights : [],
      invalidCount: classes.invalid, firstInvalid: classes.firstInvalid)
  }

  /// Means and squared deviations of the features.
  func featureMoments(control: KernelControl) throws -> WeightedMoments {
    let width = numFeatures
    let isSparse = layout == .sparse
    return try reduce(width: 2 * width, control) { block in
      isSparse ? WeightedMoments.sparse(block, width: width) : .dense(block, width: width)
    } merge: {
      $0.merge($1)
    } ?? WeightedMoments(width: width)
  }

  /// Merges the results of a function for each block, computed in parallel and merged in the order of the blocks
  /// within chunks and of the chunks; `nil` without blocks.
  ///
  /// - Parameter width: how many numbers a result has, which limits the number of chunks.
  func reduce<Result: Sendable>(
    width: Int, _ control: KernelControl, _ body: @Sendable (BlockPointers) -> Result,
    merge: @Sendable (inout Result, Result) -> Void
  ) throws -> Result? {
    try control.checkCancellation()
    guard !blocks.isEmpty else { return nil }
    let ranges = chunkRanges(width: width)
    let parts = control.chunks.map(ranges.count) { chunk in
      var total = blocks[ranges[chunk].lowerBound].withPointers(body)
      for block in blocks[ranges[chunk].dropFirst()] { merge(&total, block.withPointers(body)) }
      return total
    }
    var total = parts[0]
    for part in parts.dropFirst() { merge(&total, part) }
    return total
  }

  /// Cuts the blocks into contiguous chunks for parallel sums of `width` numbers each.
  func chunkRanges(width: Int) -> [Range<Int>] {
    ParallelChunks.ranges(
      blocks.count, into: ChunkSums.chunkCount(items: blocks.count, width: width))
  }
}

/// The weight of every class among the labels.
private struct ClassWeights: Sendable {
  var weights: [Double] = []
  var invalid = 0
  var firstInvalid: Double?

  init() {}

  init(_ block: BlockPointers) {
    for row in 0..<block.count {
      let weight = block.weight(row)
      guard weight > 0 else { continue }
      let label = block.labels[row]
      guard let index = Int(exactly: label), index >= 0, index <= LabelSummary.maxClass else {
        invalid += 1
        firstInvalid = firstInvalid ?? label
        continue
      }
      extend(to: index + 1)
      weights[index] += weight
    }
  }

  mutating func merge(_ other: ClassWeights) {
    extend(to: other.weights.count)
    for (index, weight) in other.weights.enumerated() { weights[index] += weight }
    invalid += other.invalid
    firstInvalid = firstInvalid ?? other.firstInvalid
  }

  private mutating func extend(to count: Int) {
    guard count > weights.count else { return }
    weights.append(contentsOf: repeatElement(0, count: count - weights.count))
  }
}
