/// A line search for the strong Wolfe conditions by cubic interpolation.
///
/// After Nocedal and Wright, *Numerical Optimization*, algorithms 3.5 and 3.6, in the form of Breeze 2.1: first step 1
/// (or the one given), growing by half, brackets narrowed to at most nine tenths, constants 10⁻⁴ and 0.9.
struct StrongWolfeLineSearch {
  let maxZooms: Int
  let maxSteps: Int
  /// Value and directional derivative at a step size.
  let function: (Double) throws -> (value: Double, slope: Double)

  private static let sufficientDecrease = 1e-4
  private static let curvature = 0.9

  private struct Bracket {
    var step: Double
    var slope: Double
    var value: Double
  }

  /// A step size that fulfils the conditions, or `bound` when the function still decreases there.
  func minimize(initial: Double, bound: Double = .infinity) throws -> Double {
    let origin = try bracket(0)
    if origin.slope > 0 { throw LineSearchFailure.notADescent }
    var size = initial
    var low = origin
    for trial in 0..<maxSteps {
      let candidate = try bracket(size)
      if candidate.value.isInfinite || candidate.value.isNaN {
        size /= 2
        continue
      }
      if lacksDecrease(candidate, origin) || (trial > 0 && candidate.value >= low.value) {
        return try zoom(low, candidate, origin)
      }
      if isFlat(candidate, origin) { return candidate.step }
      if candidate.slope >= 0 { return try zoom(candidate, low, origin) }
      low = candidate
      if size == bound { return bound }
      size = min(size * 1.5, bound)
    }
    throw LineSearchFailure.tooManySteps
  }

  private func bracket(_ step: Double) throws -> Bracket {
    let (value, slope) = try function(step)
    return Bracket(step: step, slope: slope, value: value)
  }

  private func lacksDecrease(_ candidate: Bracket, _ origin: Bracket) -> Bool {
    candidate.value > origin.value + Self.sufficientDecrease * candidate.step * origin.slope
  }

  private func isFlat(_ candidate: Bracket, _ origin: Bracket) -> Bool {
    abs(candidate.slope) <= Self.curvature * abs(origin.slope)
  }

  private func zoom(_ first: Bracket, _ second: Bracket, _ origin: Bracket) throws -> Double {
    var low = first
    var high = second
    for _ in 0..<maxZooms {
      let size = low.step > high.step ? interpolate(high, low) : interpolate(low, high)
      let candidate = try bracket(size)
      if size.isNaN { throw LineSearchFailure.zoomFailed }
      if lacksDecrease(candidate, origin) || candidate.value >= low.value {
        high = candidate
      } else {
        if isFlat(candidate, origin) { return candidate.step }
        if candidate.slope * (high.step - low.step) >= 0 { high = low }
        low = candidate
      }
    }
    throw LineSearchFailure.zoomFailed
  }

  /// The minimum of the cubic through two points with their slopes, not nearer than a tenth to either end.
  private func interpolate(_ left: Bracket, _ right: Bracket) -> Double {
    let d1 = left.slope + right.slope - 3 * (left.value - right.value) / (left.step - right.step)
    let d2 = (d1 * d1 - left.slope * right.slope).squareRoot()
    let width = right.step - left.step
    let size = right.step - width * (right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2)
    let lower = left.step + 0.1 * width
    let upper = left.step + 0.9 * width
    if size < lower { return lower }
    return size > upper ? upper : size
  }
}
