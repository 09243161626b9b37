/// `λ/2 Σ c²` over the coefficients, not the intercepts.
struct L2Penalty: Sendable {
  /// The strength λ.
  let strength: Double
  /// How many coefficients, from the first on, are penalized.
  let count: Int
  /// Standard deviation of the feature of each coefficient, when the penalty is to act on the original scale: the
  /// coefficients are those of standardized features. A feature of standard deviation 0 is not penalized then.
  let std: [Double]?
  /// How many neighbouring coefficients belong to one feature.
  var coefficientsPerFeature = 1

  /// The penalty; adds its gradient.
  func add(at point: [Double], to gradient: inout [Double]) -> Double {
    var sum = 0.0
    for index in 0..<count {
      var scaled = point[index]
      if let std {
        let deviation = std[index / coefficientsPerFeature]
        guard deviation != 0 else { continue }
        scaled /= deviation * deviation
      }
      sum += point[index] * scaled
      gradient[index] += strength * scaled
    }
    return 0.5 * sum * strength
  }
}
