/// A line search that shrinks and grows the step until the strong Wolfe conditions hold, at most 19 times.
///
/// In the form of Breeze 2.1, including that the first trial is judged by the value at the starting point and the slope
/// at the trial.
struct BacktrackingLineSearch {
  /// The value that the first trial is judged by.
  let initialValue: Double
  /// The factor of a step that went too far.
  let shrink: Double
  /// Value and directional derivative at a step size.
  let function: (Double) throws -> (value: Double, slope: Double)

  private static let grow = 2.1
  private static let sufficientDecrease = 1e-4
  private static let curvature = 0.9
  private static let smallest = 1e-10
  private static let largest = 1e10
  private static let maxTrials = 20

  /// The last step size tried before the conditions held or the trials were used up.
  func minimize(initial: Double) throws -> Double {
    let origin = try function(0)
    var size = initial
    var value = initialValue
    var slope = try function(initial).slope
    for trial in 1...Self.maxTrials {
      let factor = factor(size, value, slope, origin)
      if factor == 1 { return size }
      let next = size * factor
      if next < Self.smallest { throw LineSearchFailure.stepUnderflow }
      if next > Self.largest { throw LineSearchFailure.stepOverflow }
      (value, slope) = try function(next)
      if trial == Self.maxTrials { return size }
      size = next
    }
    return size
  }

  private func factor(
    _ size: Double, _ value: Double, _ slope: Double, _ origin: (value: Double, slope: Double)
  ) -> Double {
    if value > origin.value + size * origin.slope * Self.sufficientDecrease { return shrink }
    if slope < Self.curvature * origin.slope { return Self.grow }
    if slope > -Self.curvature * origin.slope { return shrink }
    return 1
  }
}
