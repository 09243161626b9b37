/// Student's t distribution.
public struct StudentT: Sendable, Equatable {
  /// The degrees of freedom, positive.
  public let degreesOfFreedom: Double

  /// Makes the distribution; degrees of freedom that are not positive give NaN throughout.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value of at most `t`.
  public func cumulative(_ t: Double) -> Double {
    let tail = twoSidedTail(t) / 2
    return t > 0 ? 1 - tail : tail
  }

  /// The probability of a value at least as far from 0 as `t`: the p-value of a two-sided test.
  ///
  /// Computed as the incomplete beta function `I_x(ν/2, ½)` at `x = ν / (ν + t²)`, so that tiny tails keep their
  /// digits.
  public func twoSidedTail(_ t: Double) -> Double {
    guard degreesOfFreedom > 0, !t.isNaN else { return .nan }
    guard t.isFinite else { return 0 }
    let ratio = t / degreesOfFreedom.squareRoot()
    let square = ratio * ratio
    return IncompleteBeta.regularized(
      degreesOfFreedom / 2, 0.5, x: 1 / (1 + square), complement: square.isFinite ? square / (1 + square) : 1)
  }
}
