import RealModule

extension LogisticFit {
  /// The initial point: coefficients 0 and intercepts that follow the labels, or an earlier model; within the bounds,
  /// on the scale of the standardized, centred features.
  ///
  /// Parameters stand feature by feature, then set by set, the intercepts last.
  mutating func initialPoint() -> [Double] {
    let width = configuration.fitIntercept ? features + 1 : features
    var point = [Double](repeating: 0, count: sets * width)
    if let model = usableInitialModel() {
      for feature in 0..<features {
        for index in 0..<sets {
          point[feature * sets + index] =
            model.coefficientMatrix[index * features + feature] * scaling.std[feature]
        }
      }
      if configuration.fitIntercept {
        for index in 0..<sets { point[features * sets + index] = model.interceptVector[index] }
      }
    } else if configuration.fitIntercept {
      let histogram = labels.histogram
      if isMultinomial {
        let logs = histogram.map { Double.log(onePlus: $0) }
        let mean = logs.reduce(0, +) / Double(max(1, logs.count))
        for (index, value) in logs.enumerated() { point[features * sets + index] = value - mean }
      } else {
        let positive = histogram.count > 1 ? histogram[1] : 0
        point[features] = Double.log(positive / (histogram.first ?? 0))
      }
    }
    if hasBounds {
      let (lower, upper) = scaledBounds()
      for index in point.indices {
        if point[index] < lower[index] {
          point[index] = lower[index]
        } else if point[index] > upper[index] {
          point[index] = upper[index]
        }
      }
    }
    if centers {
      for index in 0..<sets {
        for feature in 0..<features {
          point[features * sets + index] += point[feature * sets + index] * scaling.scaledMean[feature]
        }
      }
    }
    return point
  }

  private mutating func usableInitialModel() -> LogisticConfiguration.InitialModel? {
    guard let model = configuration.initialModel else { return nil }
    guard model.coefficientMatrix.count == sets * features, model.interceptVector.count == sets,
      model.fitIntercept == configuration.fitIntercept
    else {
      warnings.append(
        "the initial model is ignored: it has \(model.coefficientMatrix.count) coefficients and "
          + "\(model.interceptVector.count) intercepts where \(sets * features) and \(sets) are needed, or differs "
          + "in fitIntercept")
      return nil
    }
    return model
  }

  /// The bounds of all parameters on the scale of the standardized features.
  func scaledBounds() -> (lower: [Double], upper: [Double]) {
    let bounds = configuration.bounds
    return (
      scaled(bounds.lowerCoefficients, bounds.lowerIntercepts, none: -.infinity),
      scaled(bounds.upperCoefficients, bounds.upperIntercepts, none: .infinity)
    )
  }

  private func scaled(_ coefficients: [Double]?, _ intercepts: [Double]?, none: Double) -> [Double] {
    var result: [Double] = []
    for feature in 0..<features {
      for index in 0..<sets {
        let bound = coefficients?[index * features + feature] ?? none
        // an infinite bound stays, also for a feature of standard deviation 0
        result.append(bound.isInfinite ? bound : bound * scaling.std[feature])
      }
    }
    if configuration.fitIntercept {
      for index in 0..<sets { result.append(intercepts?[index] ?? none) }
    }
    return result
  }

  func checkBounds() throws {
    guard hasBounds else { return }
    guard configuration.elasticNetParam == 0 else {
      throw KernelError(
        .invalidParameter,
        "bounds go with L2 regularization only, but elasticNetParam is \(configuration.elasticNetParam)")
    }
    let bounds = configuration.bounds
    guard configuration.fitIntercept || (bounds.lowerIntercepts == nil && bounds.upperIntercepts == nil)
    else {
      throw KernelError(.invalidParameter, "bounds on intercepts are set, but fitIntercept is false")
    }
    try check(
      bounds.lowerCoefficients, bounds.upperCoefficients, count: sets * features,
      "OnCoefficients", "\(sets) × \(features)")
    try check(
      bounds.lowerIntercepts, bounds.upperIntercepts, count: sets, "OnIntercepts", "\(sets)")
    if configuration.fitIntercept, labels.histogram.count < 2, !isMultinomial {
      throw KernelError(
        .invalidLabel, "all labels are 0; a bounded model with intercept needs both classes among the labels")
    }
  }

  private func check(
    _ lower: [Double]?, _ upper: [Double]?, count: Int, _ name: String, _ shape: String
  ) throws {
    for (side, bound) in [("lowerBounds", lower), ("upperBounds", upper)] {
      guard let bound else { continue }
      guard bound.count == count else {
        throw KernelError(
          .shapeMismatch, "\(side)\(name) has \(bound.count) numbers; \(shape) are needed")
      }
      guard !bound.contains(where: \.isNaN) else {
        throw KernelError(.invalidParameter, "\(side)\(name) contains NaN")
      }
    }
    if let lower, let upper, let index = lower.indices.first(where: { lower[$0] > upper[$0] }) {
      throw KernelError(
        .invalidParameter,
        "lowerBounds\(name) is above upperBounds\(name) at position \(index): \(lower[index]) > \(upper[index])"
      )
    }
  }
}
