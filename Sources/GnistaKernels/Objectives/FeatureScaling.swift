/// Scales and centres features without touching the data.
struct FeatureScaling: Sendable {
  /// Means of the features.
  let mean: [Double]
  /// Standard deviations of the features.
  let std: [Double]
  /// 1 over the standard deviations, 0 where these are 0: such features take no part.
  let inverseStd: [Double]
  /// Means of the scaled features.
  let scaledMean: [Double]

  init(mean: [Double], std: [Double]) {
    self.mean = mean
    self.std = std
    let inverseStd = std.map { $0 != 0 ? 1 / $0 : 0 }
    self.inverseStd = inverseStd
    scaledMean = zip(inverseStd, mean).map { $0 * $1 }
  }

  var count: Int { mean.count }
}
