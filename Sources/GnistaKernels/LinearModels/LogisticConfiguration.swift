/// The settings of a logistic regression; names, meanings and defaults are Spark's.
public struct LogisticConfiguration: Sendable {
  /// Which model is fitted.
  public enum Family: String, Sendable, CaseIterable {
    /// ``binomial`` for one or two classes, else ``multinomial``.
    case auto
    /// One set of coefficients, for the second of two classes.
    case binomial
    /// One set of coefficients for each class, without a pivot.
    case multinomial
  }

  /// Bounds on coefficients and intercepts; with any of them, only L2 regularization is possible.
  public struct Bounds: Sendable {
    /// Lower bounds of the coefficients on the original scale: sets × features, row by row. `nil` for none.
    public var lowerCoefficients: [Double]?
    /// Upper bounds of the coefficients on the original scale: sets × features, row by row. `nil` for none.
    public var upperCoefficients: [Double]?
    /// Lower bounds of the intercepts, one a set. `nil` for none.
    public var lowerIntercepts: [Double]?
    /// Upper bounds of the intercepts, one a set. `nil` for none.
    public var upperIntercepts: [Double]?

    /// Makes bounds; a set of coefficients is one for binomial, one a class for multinomial models.
    public init(
      lowerCoefficients: [Double]? = nil, upperCoefficients: [Double]? = nil,
      lowerIntercepts: [Double]? = nil,
      upperIntercepts: [Double]? = nil
    ) {
      self.lowerCoefficients = lowerCoefficients
      self.upperCoefficients = upperCoefficients
      self.lowerIntercepts = lowerIntercepts
      self.upperIntercepts = upperIntercepts
    }

    /// Whether any bound is set.
    public var isEmpty: Bool {
      lowerCoefficients == nil && upperCoefficients == nil && lowerIntercepts == nil && upperIntercepts == nil
    }
  }

  /// Where to start: the coefficients of an earlier model.
  public struct InitialModel: Sendable {
    /// Coefficients on the original scale: sets × features, row by row.
    public var coefficientMatrix: [Double]
    /// Intercepts, one a set.
    public var interceptVector: [Double]
    /// Whether the earlier model was fitted with an intercept.
    public var fitIntercept: Bool

    /// Makes an initial model.
    public init(coefficientMatrix: [Double], interceptVector: [Double], fitIntercept: Bool = true) {
      self.coefficientMatrix = coefficientMatrix
      self.interceptVector = interceptVector
      self.fitIntercept = fitIntercept
    }
  }

  /// Which model is fitted.
  public var family: Family
  /// The number of classes where it is known from the label's metadata; else the largest label plus 1.
  public var numClasses: Int?
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
  /// Bounds on coefficients and intercepts.
  public var bounds: Bounds
  /// Where to start; ignored, with a warning, when its shape does not fit.
  public var initialModel: InitialModel?

  /// Makes a configuration; the defaults are Spark's.
  public init(
    family: Family = .auto, numClasses: Int? = nil, regParam: Double = 0, elasticNetParam: Double = 0,
    maxIter: Int = 100, tol: Double = 1e-6, fitIntercept: Bool = true, standardization: Bool = true,
    bounds: Bounds = Bounds(), initialModel: InitialModel? = nil
  ) {
    self.family = family
    self.numClasses = numClasses
    self.regParam = regParam
    self.elasticNetParam = elasticNetParam
    self.maxIter = maxIter
    self.tol = tol
    self.fitIntercept = fitIntercept
    self.standardization = standardization
    self.bounds = bounds
    self.initialModel = initialModel
  }
}
