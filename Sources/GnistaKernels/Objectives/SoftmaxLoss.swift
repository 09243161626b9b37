/// `-log` of the softmax probability of the label: multinomial logistic regression.
struct SoftmaxLoss: Sendable {
  /// The number of classes.
  let classes: Int
  /// The number of classes with padding; the scores of the padding are `-infinity`.
  let padded: Int

  /// Below this logarithm a probability is 0 in double precision and its loss infinite, which tells the line search of
  /// Spark, and so ours, to halve its step.
  private static let logOfLeast = -745.1332191019412

  /// Turns the scores of rows into multipliers and returns the loss.
  ///
  /// - Parameters:
  ///   - scores: `count × padded` scores; multipliers replace them.
  ///   - multiplierSums: `padded` sums that the multipliers are added to.
  func apply(
    _ scores: UnsafeMutablePointer<Double>, labels: UnsafePointer<Double>, weights: UnsafePointer<Double>,
    count: Int, multiplierSums: UnsafeMutablePointer<Double>
  ) -> Double {
    var loss = 0.0
    var row = 0
    while row < count {
      let group = min(4, count - row)
      var sums = SIMD4<Double>(repeating: 1)
      var margins = SIMD4<Double>.zero
      var groupWeights = SIMD4<Double>.zero
      for lane in 0..<group {
        let weight = weights[row + lane]
        let values = scores + (row + lane) * padded
        guard weight > 0 else {
          for index in 0..<padded { values[index] = 0 }
          continue
        }
        // a label of a row that weighs anything was checked to be a class
        let label = Int(labels[row + lane])
        let (margin, sum) = exponentials(values, label)
        groupWeights[lane] = weight
        margins[lane] = margin
        sums[lane] = sum
        let scale = weight / sum
        for tile in stride(from: 0, to: padded, by: 4) {
          var multiplier = Lanes.load(values, tile) * scale
          if label >= tile && label < tile + 4 { multiplier[label - tile] -= weight }
          Lanes.store(multiplier, values, tile)
          Lanes.store(Lanes.load(multiplierSums, tile) + multiplier, multiplierSums, tile)
        }
      }
      let logs = margins - LaneFunctions.log(sums)
      let least = SIMD4<Double>(repeating: Self.logOfLeast)
      let losses = (SIMD4<Double>.zero - logs).replacing(with: .infinity, where: logs .< least)
      loss += Lanes.sum(SIMD4<Double>.zero.replacing(with: losses * groupWeights, where: groupWeights .> 0))
      row += group
    }
    return loss
  }

  /// Replaces scores by `exp(score - largest)`; returns the label's `score - largest` and the sum.
  @inline(__always)
  private func exponentials(
    _ values: UnsafeMutablePointer<Double>, _ label: Int
  ) -> (margin: Double, sum: Double) {
    var largest = -Double.greatestFiniteMagnitude
    for index in 0..<classes where values[index] > largest { largest = values[index] }
    let margin = values[label] - largest
    var sum = SIMD4<Double>.zero
    for tile in stride(from: 0, to: padded, by: 4) {
      let power = LaneFunctions.exp(Lanes.load(values, tile) - largest)
      sum += power
      Lanes.store(power, values, tile)
    }
    return (margin, Lanes.sum(sum))
  }
}
