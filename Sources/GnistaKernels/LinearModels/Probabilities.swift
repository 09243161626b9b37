/// Probabilities from scores, four at a time.
public enum Probabilities {
  /// `1 / (1 + exp(-score))` in place.
  public static func logistic(_ scores: inout [Double]) {
    forEachLane(&scores) { score in
      let zero = SIMD4<Double>.zero
      let isNegative = score .< zero
      let magnitude = score.replacing(with: zero - score, where: isNegative)
      let small = LaneFunctions.exp(zero - magnitude)
      let inverse = 1 / (small + 1)
      let result = inverse.replacing(with: small * inverse, where: isNegative)
      return result.replacing(with: score, where: score .!= score)
    }
  }

  /// Raw scores and probabilities of two classes from the margins of the second one: `(-m, m)` and
  /// `(1 / (1 + exp(m)), 1 - 1 / (1 + exp(m)))` for each margin `m`, row by row.
  public static func binary(_ margins: [Double]) -> (raw: [Double], probability: [Double]) {
    var first = margins.map { -$0 }
    logistic(&first)
    let raw = [Double](unsafeUninitializedCapacity: margins.count * 2) { out, count in
      for row in margins.indices {
        out[2 * row] = -margins[row]
        out[2 * row + 1] = margins[row]
      }
      count = margins.count * 2
    }
    let probability = [Double](unsafeUninitializedCapacity: margins.count * 2) { out, count in
      for row in margins.indices {
        out[2 * row] = first[row]
        out[2 * row + 1] = 1 - first[row]
      }
      count = margins.count * 2
    }
    return (raw, probability)
  }

  /// The softmax of each row of `classes` scores, in place.
  ///
  /// A row whose largest score is infinite is certain of that class, the first of equals, as in Spark; so is a model whose
  /// training labels were all of one class.
  public static func softmax(_ scores: inout [Double], classes: Int) {
    precondition(classes > 0 && scores.count % classes == 0, "because a row has one score for each class")
    let rows = scores.count / classes
    for row in 0..<rows {
      let range = (row * classes)..<((row + 1) * classes)
      let largest = scores[range].reduce(-Double.infinity) { $1 > $0 ? $1 : $0 }
      if largest == .infinity {
        let certain = range.first { scores[$0] == largest }
        for index in range { scores[index] = index == certain ? 0 : -.infinity }
      } else {
        for index in range { scores[index] = scores[index] == largest ? 0 : scores[index] - largest }
      }
    }
    forEachLane(&scores) { LaneFunctions.exp($0).replacing(with: $0, where: $0 .!= $0) }
    for row in 0..<rows {
      let range = (row * classes)..<((row + 1) * classes)
      let sum = scores[range].reduce(0, +)
      for index in range { scores[index] /= sum }
    }
  }

  private static func forEachLane(_ values: inout [Double], _ body: (SIMD4<Double>) -> SIMD4<Double>) {
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var index = 0
      while index + 4 <= buffer.count {
        Lanes.store(body(Lanes.load(base, index)), base, index)
        index += 4
      }
      var rest = SIMD4<Double>.zero
      for lane in 0..<(buffer.count - index) { rest[lane] = base[index + lane] }
      let result = body(rest)
      for lane in 0..<(buffer.count - index) { base[index + lane] = result[lane] }
    }
  }
}
