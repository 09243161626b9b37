/// Weighted means of features and label, and the sums of products of their deviations from the means.
///
/// All that least squares, correlations and principal components need of the data, in two passes over them.
public struct CrossProducts: Sendable {
  /// The number of features; the label counts as one more variable, the last.
  public let numFeatures: Int
  /// Number of rows with a positive weight.
  public let count: Int
  /// Sum of the weights.
  public let weightSum: Double
  /// Weighted means of the features.
  public let featureMean: [Double]
  /// Weighted mean of the label.
  public let labelMean: Double
  /// `Σ weight (x - mean)(x - mean)ᵀ` over features and label: `(numFeatures + 1)²` numbers, row by row, symmetric.
  ///
  /// A variable of one constant has the sum 0 exactly.
  public let deviations: [Double]

  /// The sum of products of two variables; `numFeatures` is the label.
  public subscript(first: Int, second: Int) -> Double { deviations[first * (numFeatures + 1) + second] }

  /// Computes the sums.
  ///
  /// - Throws: `CancellationError`.
  public init(_ data: InstanceBlocks, control: KernelControl = KernelControl()) throws {
    let features = data.numFeatures
    let moments = try data.featureMoments(control: control)
    let label = try data.labelSummary(control: control)
    numFeatures = features
    count = moments.count
    weightSum = moments.weightSum
    featureMean = moments.mean
    labelMean = label.mean
    deviations = try GramMatrix.sums(data, means: moments.mean + [label.mean], control: control)
  }
}
