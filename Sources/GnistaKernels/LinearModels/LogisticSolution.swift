/// A fitted logistic regression.
public struct LogisticSolution: Sendable {
  /// The number of classes.
  public var numClasses: Int
  /// Whether there is a set of coefficients for each class; else there is one, for class 1 against class 0.
  public var isMultinomial: Bool
  /// The number of features.
  public var numFeatures: Int
  /// Coefficients on the original scale: sets × features, row by row.
  public var coefficientMatrix: [Double]
  /// Intercepts, one a set; 0 without intercept, infinite where all labels are of one class.
  public var interceptVector: [Double]
  /// The objective (mean loss plus penalties) at the start and after every iteration; `[0]` where none was needed.
  public var objectiveHistory: [Double]
  /// The number of iterations.
  public var iterations: Int
  /// Why the iterations ended, or `nil` where none was needed.
  public var convergence: ConvergenceReason?
  /// What the user should know: odd data, settings without effect, no convergence.
  public var warnings: [String]

  /// The number of sets of coefficients: ``numClasses`` or 1.
  public var numCoefficientSets: Int { interceptVector.count }
}
