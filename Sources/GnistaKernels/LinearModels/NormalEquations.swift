/// The normal equations of standardized features and label, with the L2 penalty on the diagonal.
struct NormalEquations {
  let configuration: LinearConfiguration
  let products: CrossProducts
  /// The number of features.
  let size: Int
  /// Standard deviations of the features, with the divisor `weightSum`; 0 for constants.
  let std: [Double]
  /// Standard deviation of the label, or its absolute value where it has only one.
  let labelStd: Double
  /// Products of the features over `weightSum`: row by row, with the penalty.
  private(set) var matrix: [Double]
  /// Products of features and label over `weightSum`.
  private(set) var right: [Double]
  /// The product of the label with itself over `weightSum`.
  let labelSquare: Double

  init(_ products: CrossProducts, _ configuration: LinearConfiguration) {
    self.products = products
    self.configuration = configuration
    let size = products.numFeatures
    self.size = size
    let total = products.weightSum
    let std = (0..<size).map { (products[$0, $0] / total).squareRoot() }
    self.std = std
    let spread = (products[size, size] / total).squareRoot()
    let labelStd = spread == 0 ? abs(products.labelMean) : spread
    self.labelStd = labelStd
    let isCentred = configuration.fitIntercept
    let mean = products.featureMean
    // without intercept the means stay in the products
    let entry = { (first: Int, second: Int, means: Double) in
      products[first, second] / total + (isCentred ? 0 : means)
    }
    matrix = [Double](repeating: 0, count: size * size)
    right = [Double](repeating: 0, count: size)
    labelSquare = entry(size, size, products.labelMean * products.labelMean) / (labelStd * labelStd)
    let strength = (1 - configuration.elasticNetParam) * configuration.regParam / labelStd
    for row in 0..<size {
      if std[row] != 0 {
        for column in 0..<size where std[column] != 0 {
          matrix[row * size + column] =
            entry(row, column, mean[row] * mean[column]) / (std[row] * std[column])
        }
        right[row] = entry(row, size, mean[row] * products.labelMean) / (std[row] * labelStd)
      }
      if configuration.standardization {
        matrix[row * size + row] += strength
      } else if std[row] != 0 {
        matrix[row * size + row] += strength / (std[row] * std[row])
      }
    }
  }

  /// The coefficients on the original scale.
  func coefficients(_ point: [Double]) -> [Double] {
    (0..<size).map { std[$0] != 0 ? point[$0] * labelStd / std[$0] : 0 }
  }

  /// The intercept on the original scale.
  func intercept(_ point: [Double]) -> Double {
    guard configuration.fitIntercept else { return 0 }
    return products.labelMean - Vectors.dot(coefficients(point), products.featureMean)
  }

  /// The diagonal of `(Aᵀ W A)⁻¹` on the original scale, from that of the standardized system.
  func inverseDiagonal(_ diagonal: [Double], _ factor: CholeskyFactor) -> [Double] {
    var result = (0..<size).map { diagonal[$0] / (products.weightSum * std[$0] * std[$0]) }
    if configuration.fitIntercept {
      // the corner of the inverse of the system with a column of ones: 1 + mᵀ S⁻¹ m, for the scaled means m
      let scaledMean = (0..<size).map { std[$0] != 0 ? products.featureMean[$0] / std[$0] : 0 }
      result.append((1 + Vectors.dot(scaledMean, factor.solve(scaledMean))) / products.weightSum)
    }
    return result
  }

  /// Minimizes `½ cᵀ S c - rᵀ c + ½ l`, with the L1 penalty where asked.
  func minimize(penalized: Bool, control: KernelControl) throws -> OptimizationResult {
    let objective = QuadraticObjective(matrix: matrix, right: right, constant: 0.5 * labelSquare)
    let start = [Double](repeating: 0, count: size)
    guard penalized else {
      return try LBFGS(maxIterations: configuration.maxIter, tolerance: configuration.tol)
        .minimize(objective, from: start, control: control)
    }
    let penalty = configuration.elasticNetParam * configuration.regParam / labelStd
    let penalties = std.map { configuration.standardization ? penalty : ($0 != 0 ? penalty / $0 : 0) }
    return try OWLQN(
      penalties: penalties, maxIterations: configuration.maxIter, tolerance: configuration.tol
    ).minimize(objective, from: start, control: control)
  }
}

/// `½ xᵀ matrix x - rightᵀ x + constant`.
struct QuadraticObjective: DifferentiableFunction {
  let matrix: [Double]
  let right: [Double]
  let constant: Double

  var dimension: Int { right.count }

  func evaluate(_ point: [Double], gradient: inout [Double]) -> Double {
    let size = right.count
    var value = constant
    matrix.withUnsafeBufferPointer { matrix in
      point.withUnsafeBufferPointer { point in
        guard let matrix = matrix.baseAddress, let point = point.baseAddress else { return }
        for row in 0..<size {
          let product = Vectors.dot(matrix + row * size, point, size)
          gradient[row] = product - right[row]
          value += (0.5 * product - right[row]) * point[row]
        }
      }
    }
    return value
  }
}
