/// The orthant-wise limited-memory quasi-Newton method: a smooth function plus an L1 penalty.
///
/// After Andrew and Gao, *Scalable training of L1-regularized log-linear models* (2007), with the line search, initial
/// step and convergence checks of Breeze 2.1, so that the iterates are those of Spark up to rounding.
public struct OWLQN: Sendable {
  /// The most iterations; negative for no limit.
  public var maxIterations: Int
  /// How many past steps are remembered.
  public var memory: Int
  /// Ends as in ``LBFGS/tolerance``, by the penalized objective and its pseudo-gradient.
  public var tolerance: Double
  /// The weight of each variable in the penalty, not negative; 0 leaves it free.
  public var penalties: [Double]

  /// Makes a method.
  public init(penalties: [Double], maxIterations: Int = 100, memory: Int = 10, tolerance: Double = 1e-6) {
    self.penalties = penalties
    self.maxIterations = maxIterations
    self.memory = memory
    self.tolerance = tolerance
  }

  /// Minimizes a function plus `Σ penalties[i] |x[i]|`.
  ///
  /// - Throws: ``KernelError`` for a negative penalty or a wrong number of them; `CancellationError`; what the function
  ///   throws.
  public func minimize(
    _ function: some DifferentiableFunction, from start: [Double], control: KernelControl = KernelControl()
  ) throws -> OptimizationResult {
    guard penalties.count == function.dimension, penalties.allSatisfy({ $0 >= 0 }) else {
      throw KernelError(
        .invalidParameter, "an L1 penalty needs one weight of at least 0 for each of the variables")
    }
    return try run(function, from: start, control: control)
  }
}

extension OWLQN: MinimizationMethod {
  func emptyHistory() -> InverseHessian { InverseHessian(memory: memory) }

  func adjust(_ point: [Double], _ value: Double, _ gradient: [Double]) -> (Double, [Double]) {
    var value = value
    var gradient = gradient
    for (index, penalty) in penalties.enumerated() where penalty != 0 {
      value += abs(penalty * point[index])
      if point[index] == 0 {
        let right = gradient[index] + penalty
        let left = gradient[index] - penalty
        gradient[index] = left > 0 ? left : (right < 0 ? right : 0)
      } else {
        gradient[index] += point[index] > 0 ? penalty : -penalty
      }
    }
    return (value, gradient)
  }

  func direction(_ state: MinimizerState<InverseHessian>) throws -> [Double] {
    var direction = try state.history.direction(state.adjustedGradient)
    for (index, slope) in state.adjustedGradient.enumerated() where !(direction[index] * slope < 0) {
      direction[index] = 0
    }
    return direction
  }

  func step(_ state: MinimizerState<InverseHessian>, _ direction: [Double], _ size: Double) -> [Double] {
    var point = state.point
    for index in point.indices {
      let old = state.point[index]
      let orthant = Self.sign(old != 0 ? old : -state.adjustedGradient[index])
      let stepped = old + direction[index] * size
      point[index] = Self.sign(stepped) == orthant ? stepped : 0
    }
    return point
  }

  func stepSize<Base>(
    _ state: MinimizerState<InverseHessian>, _ direction: [Double], _ function: CachedFunction<Base>
  ) throws -> Double {
    let isFirst = state.iteration < 1
    let search = BacktrackingLineSearch(initialValue: state.value, shrink: isFirst ? 0.1 : 0.5) { size in
      let point = step(state, direction, size)
      let (value, gradient) = try function.evaluate(point)
      let (adjustedValue, adjustedGradient) = adjust(point, value, gradient)
      return (adjustedValue, Vectors.dot(adjustedGradient, direction))
    }
    return try search.minimize(initial: isFirst ? 0.5 / Vectors.norm(state.gradient) : 1)
  }

  func updated(
    _ history: InverseHessian, step: [Double], gradientChange: [Double]
  ) -> InverseHessian {
    var history = history
    history.append(step: step, gradientChange: gradientChange)
    return history
  }

  /// -1, 0 or 1.
  private static func sign(_ value: Double) -> Double { value > 0 ? 1 : (value < 0 ? -1 : 0) }
}
