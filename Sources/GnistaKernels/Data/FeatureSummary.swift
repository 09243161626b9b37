/// Statistics of every feature, as Spark's `Summarizer` defines them; rows of weight 0 do not count.
public struct FeatureSummary: Sendable {
  /// Number of rows with a positive weight.
  public var count: Int
  /// Sum of the weights.
  public var weightSum: Double
  /// Weighted means.
  public var mean: [Double]
  /// Weighted variances, unbiased: squared deviations over `weightSum - (Σ weight²) / weightSum`.
  public var variance: [Double]
  /// Smallest values.
  public var min: [Double]
  /// Largest values.
  public var max: [Double]
  /// How many rows have a value other than 0, not weighted.
  public var numNonzeros: [Int]
  /// Weighted sums of the absolute values.
  public var normL1: [Double]
  /// Square roots of the weighted sums of squares.
  public var normL2: [Double]

  /// Standard deviations: the square roots of ``variance``.
  public var std: [Double] { variance.map { $0.squareRoot() } }
  /// Weighted sums: means times ``weightSum``.
  public var sum: [Double] { mean.map { $0 * weightSum } }
}
