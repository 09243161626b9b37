/// The parts in which the quasi-Newton methods differ; `run(_:from:control:)` puts them together.
///
/// The loop, its convergence checks and its handling of failures follow Breeze 2.1's `FirstOrderMinimizer`, so that
/// the iterates are Spark's up to rounding.
protocol MinimizationMethod {
  associatedtype History

  var maxIterations: Int { get }
  var tolerance: Double { get }

  /// A memory without any curvature.
  func emptyHistory() -> History
  /// Adds the L1 term to value and gradient.
  func adjust(_ point: [Double], _ value: Double, _ gradient: [Double]) -> (Double, [Double])
  /// The direction of the next step.
  func direction(_ state: MinimizerState<History>) throws -> [Double]
  /// How far to go in that direction.
  func stepSize<Base>(
    _ state: MinimizerState<History>, _ direction: [Double], _ function: CachedFunction<Base>
  ) throws -> Double
  /// The point that far in that direction, within the constraints.
  func step(_ state: MinimizerState<History>, _ direction: [Double], _ size: Double) -> [Double]
  /// The memory after a step.
  func updated(_ history: History, step: [Double], gradientChange: [Double]) throws -> History
  /// A check of the method's own, made before the common ones.
  func ownConvergence(_ state: MinimizerState<History>) -> ConvergenceReason?
}

extension MinimizationMethod {
  func adjust(_ point: [Double], _ value: Double, _ gradient: [Double]) -> (Double, [Double]) {
    (value, gradient)
  }

  func step(_ state: MinimizerState<History>, _ direction: [Double], _ size: Double) -> [Double] {
    var point = state.point
    Vectors.add(size, direction, to: &point)
    return point
  }

  func ownConvergence(_ state: MinimizerState<History>) -> ConvergenceReason? { nil }

  /// Minimizes a function.
  func run(
    _ base: some DifferentiableFunction, from start: [Double], control: KernelControl
  ) throws -> OptimizationResult {
    guard start.count == base.dimension else {
      throw KernelError(
        .shapeMismatch, "an initial point of \(start.count) numbers for \(base.dimension) variables")
    }
    let function = CachedFunction(base, control: control)
    let (value, gradient) = try function.evaluate(start)
    guard value.isFinite, gradient.allSatisfy(\.isFinite) else {
      throw KernelError(
        .numericalFailure,
        "the objective or its gradient is not finite at the initial point; look for very large feature values"
      )
    }
    let (adjustedValue, adjustedGradient) = adjust(start, value, gradient)
    var state = MinimizerState(
      point: start, value: value, gradient: gradient, adjustedValue: adjustedValue,
      adjustedGradient: adjustedGradient, initialAdjustedValue: adjustedValue, history: emptyHistory())
    var failedBefore = false
    var objectives: [Double] = []
    while true {
      objectives.append(state.adjustedValue)
      control.onIteration(state.iteration, state.adjustedValue)
      if let reason = convergence(state) {
        return OptimizationResult(
          point: state.point, objectiveHistory: objectives, iterations: state.iteration, reason: reason)
      }
      do {
        try advance(&state, function)
        failedBefore = false
      } catch is LineSearchFailure {
        if failedBefore {
          state.searchFailed = true
        } else {
          failedBefore = true
          state.history = emptyHistory()
        }
      }
    }
  }

  private func advance<Base>(
    _ state: inout MinimizerState<History>, _ function: CachedFunction<Base>
  ) throws {
    let direction = try direction(state)
    let size = try stepSize(state, direction, function)
    let point = step(state, direction, size)
    let (value, gradient) = try function.evaluate(point)
    let (adjustedValue, adjustedGradient) = adjust(point, value, gradient)
    state.history = try updated(
      state.history, step: Vectors.difference(point, state.point),
      gradientChange: Vectors.difference(gradient, state.gradient))
    state.point = point
    state.value = value
    state.gradient = gradient
    state.adjustedValue = adjustedValue
    state.adjustedGradient = adjustedGradient
    state.iteration += 1
    state.recentValues.append(adjustedValue)
    state.recentValues.removeFirst(max(0, state.recentValues.count - 20))
  }

  private func convergence(_ state: MinimizerState<History>) -> ConvergenceReason? {
    if let reason = ownConvergence(state) { return reason }
    if maxIterations >= 0, state.iteration >= maxIterations { return .maxIterations }
    if state.recentValues.count >= 2, let largest = state.recentValues.max(),
      abs(state.adjustedValue - largest) <= tolerance * abs(state.initialAdjustedValue)
    {
      return .valuesConverged
    }
    if Vectors.norm(state.adjustedGradient) <= max(tolerance * abs(state.adjustedValue), 1e-8) {
      return .gradientConverged
    }
    return state.searchFailed ? .lineSearchFailed : nil
  }
}
