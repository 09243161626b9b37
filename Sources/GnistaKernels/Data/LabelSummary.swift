/// Statistics of the labels; rows of weight 0 do not count.
public struct LabelSummary: Sendable {
  /// Number of rows with a positive weight.
  public var count: Int
  /// Sum of the weights.
  public var weightSum: Double
  /// Weighted mean.
  public var mean: Double
  /// Weighted variance, unbiased as in ``FeatureSummary``.
  public var variance: Double
  /// Sum of the weights of each class 0, 1, … up to the largest label, or empty where a label is no class.
  public var histogram: [Double]
  /// How many labels are no class: negative, not whole, NaN, or above ``maxClass``.
  public var invalidCount: Int
  /// The first label that is no class, if any.
  public var firstInvalid: Double?

  /// Standard deviation: the square root of ``variance``.
  public var std: Double { variance.squareRoot() }

  /// The largest label that counts as a class; a larger one is surely a number, not a class.
  public static let maxClass = 1_000_000
}
