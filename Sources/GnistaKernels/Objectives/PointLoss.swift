/// The loss of single rows, given their scores: the part in which the linear models differ.
protocol PointLoss: Sendable {
  /// Turns scores into multipliers (weight times the derivative by the score) and adds up the loss.
  ///
  /// - Parameters:
  ///   - scores: `count` scores; multipliers replace them.
  ///   - labels: `count` labels.
  ///   - weights: `count` weights.
  func apply(
    _ scores: UnsafeMutablePointer<Double>, labels: UnsafePointer<Double>, weights: UnsafePointer<Double>,
    count: Int
  ) -> PointLossSums
}

/// What a loss adds up over rows.
struct PointLossSums {
  /// Weighted losses.
  var loss = 0.0
  /// Multipliers.
  var multiplier = 0.0
  /// Derivatives by the scale parameter, where the loss has one.
  var scale = 0.0
}

/// `log(1 + exp(±score))`: binary logistic regression, labels 0 and 1.
struct BinaryLogisticLoss: PointLoss {
  func apply(
    _ scores: UnsafeMutablePointer<Double>, labels: UnsafePointer<Double>, weights: UnsafePointer<Double>,
    count: Int
  ) -> PointLossSums {
    var loss = SIMD4<Double>.zero
    var multiplier = SIMD4<Double>.zero
    var row = 0
    while row + 4 <= count {
      let (value, slope) = Self.lanes(
        Lanes.load(scores, row), Lanes.load(labels, row), Lanes.load(weights, row))
      loss += value
      multiplier += slope
      Lanes.store(slope, scores, row)
      row += 4
    }
    if row < count {
      // the rest, with weight 0 in the lanes beyond the end
      var score = SIMD4<Double>.zero
      var label = SIMD4<Double>.zero
      var weight = SIMD4<Double>.zero
      for lane in 0..<(count - row) {
        score[lane] = scores[row + lane]
        label[lane] = labels[row + lane]
        weight[lane] = weights[row + lane]
      }
      let (value, slope) = Self.lanes(score, label, weight)
      loss += value
      multiplier += slope
      for lane in 0..<(count - row) { scores[row + lane] = slope[lane] }
    }
    return PointLossSums(loss: Lanes.sum(loss), multiplier: Lanes.sum(multiplier))
  }

  /// Weighted losses and multipliers of four rows.
  @inline(__always)
  private static func lanes(
    _ score: SIMD4<Double>, _ label: SIMD4<Double>, _ weight: SIMD4<Double>
  ) -> (SIMD4<Double>, SIMD4<Double>) {
    let zero = SIMD4<Double>.zero
    let isNegative = score .< zero
    let magnitude = score.replacing(with: zero - score, where: isNegative)
    // exp(-|score|) = power / unit
    let (power, unit) = LaneFunctions.expRatio(zero - magnitude)
    let probability = unit.replacing(with: power, where: isNegative) / (unit + power)
    // log(1 + exp(t)) with t = -score for label 1, score for label 0
    let isWrongSide = isNegative .== (label .> zero)
    let value = LaneFunctions.log1pRatio(power, unit) + zero.replacing(with: magnitude, where: isWrongSide)
    // rows of weight 0 may have any score
    let counts = weight .> zero
    return (
      zero.replacing(with: weight * value, where: counts),
      zero.replacing(with: weight * (probability - label), where: counts)
    )
  }
}

/// Half the square of `score - label / labelStd`: least squares on a standardized label.
struct SquaredLoss: PointLoss {
  /// 1 over the standard deviation of the label.
  let inverseLabelStd: Double

  func apply(
    _ scores: UnsafeMutablePointer<Double>, labels: UnsafePointer<Double>, weights: UnsafePointer<Double>,
    count: Int
  ) -> PointLossSums {
    var sums = PointLossSums()
    for row in 0..<count {
      let difference = scores[row] - labels[row] * inverseLabelStd
      let slope = weights[row] * difference
      sums.loss += slope * difference * 0.5
      sums.multiplier += slope
      scores[row] = slope
    }
    return sums
  }
}

/// The robust loss of Huber with a scale to be estimated, after Owen, *A robust hybrid of lasso and ridge regression*
/// (2007): squares up to `epsilon` times the scale, straight lines beyond.
struct HuberLoss: PointLoss {
  let scale: Double
  let epsilon: Double

  func apply(
    _ scores: UnsafeMutablePointer<Double>, labels: UnsafePointer<Double>, weights: UnsafePointer<Double>,
    count: Int
  ) -> PointLossSums {
    var sums = PointLossSums()
    for row in 0..<count {
      let weight = weights[row]
      guard weight > 0 else {
        scores[row] = 0
        continue
      }
      let residual = labels[row] - scores[row]
      let slope: Double
      if abs(residual) <= scale * epsilon {
        let ratio = residual / scale
        sums.loss += 0.5 * weight * (scale + residual * residual / scale)
        slope = -weight * ratio
        sums.scale += 0.5 * weight * (1 - ratio * ratio)
      } else {
        sums.loss += 0.5 * weight * (scale + 2 * epsilon * abs(residual) - scale * epsilon * epsilon)
        slope = residual >= 0 ? -weight * epsilon : weight * epsilon
        sums.scale += 0.5 * weight * (1 - epsilon * epsilon)
      }
      scores[row] = slope
      sums.multiplier += slope
    }
    return sums
  }
}
