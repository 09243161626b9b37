/// Weighted sums over predictions and observations, collected in one pass.
///
/// Means and squared deviations are formed batch by batch around the batch's own mean and merged by the formula of
/// Chan, Golub and LeVeque (1979), so that they stay exact where the mean is large against the spread.
struct RegressionTally {
  private(set) var count = 0
  private(set) var weightSum = 0.0
  private(set) var weightSquareSum = 0.0
  /// Mean and squared deviations of the observations.
  private(set) var observed = (mean: 0.0, squares: 0.0)
  /// Mean and squared deviations of the predictions.
  private(set) var predicted = (mean: 0.0, squares: 0.0)
  /// Sum of the observations' squares.
  private(set) var observedSquareSum = 0.0
  /// Sums of the absolute and the squared errors.
  private(set) var absoluteErrorSum = 0.0
  private(set) var squaredErrorSum = 0.0

  mutating func add(predictions: [Double], observations: [Double], weights: [Double]?) {
    var batchWeight = 0.0
    var sums = (0.0, 0.0)
    for row in predictions.indices {
      let weight = weights?[row] ?? 1
      guard weight > 0 else { continue }
      let (prediction, observation) = (predictions[row], observations[row])
      let error = observation - prediction
      count += 1
      batchWeight += weight
      weightSquareSum += weight * weight
      sums.0 += weight * observation
      sums.1 += weight * prediction
      observedSquareSum += weight * observation * observation
      absoluteErrorSum += weight * abs(error)
      squaredErrorSum += weight * error * error
    }
    guard batchWeight > 0 else { return }
    let means = (sums.0 / batchWeight, sums.1 / batchWeight)
    var squares = (0.0, 0.0)
    for row in predictions.indices {
      let weight = weights?[row] ?? 1
      let (first, second) = (observations[row] - means.0, predictions[row] - means.1)
      squares.0 += weight * first * first
      squares.1 += weight * second * second
    }
    let total = weightSum + batchWeight
    let share = batchWeight / total
    func merge(_ moments: inout (mean: Double, squares: Double), _ mean: Double, _ squares: Double) {
      let delta = mean - moments.mean
      moments.mean += delta * share
      moments.squares += squares + delta * delta * weightSum * share
    }
    merge(&observed, means.0, squares.0)
    merge(&predicted, means.1, squares.1)
    weightSum = total
  }
}
