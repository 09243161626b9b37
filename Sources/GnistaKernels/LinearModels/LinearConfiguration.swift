/// The settings of a linear regression; names, meanings and defaults are Spark's.
public struct LinearConfiguration: Sendable {
  /// How the coefficients are found.
  public enum Solver: String, Sendable, CaseIterable {
    /// ``normal`` for squared errors and up to ``LinearSolver/maxFeaturesForNormal`` features, else ``lbfgs``.
    case auto
    /// The normal equations, from one pass over the data; with an L1 penalty or for singular equations iteratively.
    case normal
    /// Iteratively, with a pass over the data for each step.
    case lbfgs = "l-bfgs"
  }

  /// What is minimized.
  public enum Loss: String, Sendable, CaseIterable {
    /// Half the squared error.
    case squaredError
    /// Huber's robust loss, with an estimated scale.
    case huber
  }

  /// What is minimized.
  public var loss: Loss
  /// How the coefficients are found.
  public var solver: Solver
  /// Strength of the regularization, at least 0.
  public var regParam: Double
  /// Share of the L1 penalty in the regularization, from 0 (L2) to 1 (L1).
  public var elasticNetParam: Double
  /// The most iterations, at least 0.
  public var maxIter: Int
  /// Convergence tolerance, at least 0.
  public var tol: Double
  /// Whether to fit an intercept.
  public var fitIntercept: Bool
  /// Whether the penalty acts on the coefficients of standardized features; the model is on the original scale anyway.
  public var standardization: Bool
  /// Huber's loss: residuals beyond this many scales count linearly; more than 1.
  public var epsilon: Double

  /// Makes a configuration; the defaults are Spark's.
  public init(
    loss: Loss = .squaredError, solver: Solver = .auto, regParam: Double = 0, elasticNetParam: Double = 0,
    maxIter: Int = 100, tol: Double = 1e-6, fitIntercept: Bool = true, standardization: Bool = true,
    epsilon: Double = 1.35
  ) {
    self.loss = loss
    self.solver = solver
    self.regParam = regParam
    self.elasticNetParam = elasticNetParam
    self.maxIter = maxIter
    self.tol = tol
    self.fitIntercept = fitIntercept
    self.standardization = standardization
    self.epsilon = epsilon
  }
}
