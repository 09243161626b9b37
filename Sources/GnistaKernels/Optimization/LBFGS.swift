/// The limited-memory BFGS method for smooth functions without constraints.
///
/// After Liu and Nocedal (1989), with the line search, initial step and convergence checks of Breeze 2.1, so that the
/// iterates are those of Spark up to rounding.
public struct LBFGS: Sendable {
  /// The most iterations; negative for no limit.
  public var maxIterations: Int
  /// How many past steps are remembered.
  public var memory: Int
  /// Ends when the gradient is shorter than this times the objective, or when the objective changed by less than this
  /// times its first value over 20 iterations.
  public var tolerance: Double

  /// Makes a method.
  public init(maxIterations: Int = 100, memory: Int = 10, tolerance: Double = 1e-6) {
    self.maxIterations = maxIterations
    self.memory = memory
    self.tolerance = tolerance
  }

  /// Minimizes a function.
  ///
  /// - Throws: `CancellationError`, or what the function throws.
  public func minimize(
    _ function: some DifferentiableFunction, from start: [Double], control: KernelControl = KernelControl()
  ) throws -> OptimizationResult {
    try run(function, from: start, control: control)
  }
}

extension LBFGS: MinimizationMethod {
  func emptyHistory() -> InverseHessian { InverseHessian(memory: memory) }

  func direction(_ state: MinimizerState<InverseHessian>) throws -> [Double] {
    try state.history.direction(state.gradient)
  }

  func stepSize<Base>(
    _ state: MinimizerState<InverseHessian>, _ direction: [Double], _ function: CachedFunction<Base>
  ) throws -> Double {
    let search = StrongWolfeLineSearch(maxZooms: 10, maxSteps: 10) { size in
      let (value, gradient) = try function.evaluate(step(state, direction, size))
      return (value, Vectors.dot(gradient, direction))
    }
    let size = try search.minimize(initial: state.iteration == 0 ? 1 / Vectors.norm(direction) : 1)
    if size * Vectors.norm(state.gradient) < 1e-10 { throw LineSearchFailure.stepUnderflow }
    return size
  }

  func updated(
    _ history: InverseHessian, step: [Double], gradientChange: [Double]
  ) -> InverseHessian {
    var history = history
    history.append(step: step, gradientChange: gradientChange)
    return history
  }
}
