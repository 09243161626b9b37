/// The limited-memory BFGS method for smooth functions within bounds.
///
/// After Byrd, Lu, Nocedal and Zhu (1995): generalized Cauchy point, then minimization over the free variables by the
/// direct primal method, then a line search. Initial step, line search and convergence checks are those of Breeze 2.1,
/// so that the iterates are those of Spark up to rounding.
public struct LBFGSB: Sendable {
  /// The lower bound of each variable; `-infinity` for none.
  public var lowerBounds: [Double]
  /// The upper bound of each variable; `infinity` for none.
  public var upperBounds: [Double]
  /// The most iterations; negative for no limit.
  public var maxIterations: Int
  /// How many past steps are remembered.
  public var memory: Int
  /// Ends as in ``LBFGS/tolerance``, and when the projected gradient step is shorter than 10⁻⁵ in every variable.
  public var tolerance: Double

  /// Makes a method.
  public init(
    lowerBounds: [Double], upperBounds: [Double], maxIterations: Int = 100, memory: Int = 10,
    tolerance: Double = 1e-6
  ) {
    self.lowerBounds = lowerBounds
    self.upperBounds = upperBounds
    self.maxIterations = maxIterations
    self.memory = memory
    self.tolerance = tolerance
  }

  /// Minimizes a function within the bounds.
  ///
  /// - Throws: ``KernelError`` when the bounds do not fit the function or the initial point lies outside them;
  ///   `CancellationError`; what the function throws.
  public func minimize(
    _ function: some DifferentiableFunction, from start: [Double], control: KernelControl = KernelControl()
  ) throws -> OptimizationResult {
    guard lowerBounds.count == function.dimension, upperBounds.count == function.dimension,
      start.count == function.dimension
    else {
      throw KernelError(
        .shapeMismatch,
        "\(lowerBounds.count) lower and \(upperBounds.count) upper bounds for \(function.dimension) variables"
      )
    }
    for (index, value) in start.enumerated() {
      guard lowerBounds[index] <= value, value <= upperBounds[index] else {
        throw KernelError(
          .invalidParameter,
          "variable \(index) starts at \(value), outside its bounds \(lowerBounds[index]) to "
            + "\(upperBounds[index])")
      }
    }
    return try run(function, from: start, control: control)
  }
}

extension LBFGSB: MinimizationMethod {
  func emptyHistory() -> BoundedHessian { BoundedHessian(memory: memory) }

  func direction(_ state: MinimizerState<BoundedHessian>) throws -> [Double] {
    let cauchy = CauchyPoint(self, state)
    var target = bounded(cauchy.point)
    if state.iteration > 0 {
      target = bounded(try subspaceMinimum(state, target, cauchy.projection))
    }
    return Vectors.difference(target, state.point)
  }

  func step(_ state: MinimizerState<BoundedHessian>, _ direction: [Double], _ size: Double) -> [Double] {
    var point = state.point
    Vectors.add(size, direction, to: &point)
    return bounded(point)
  }

  func stepSize<Base>(
    _ state: MinimizerState<BoundedHessian>, _ direction: [Double], _ function: CachedFunction<Base>
  ) throws -> Double {
    var bound = Double.infinity
    for (index, slope) in direction.enumerated() where slope != 0 {
      let limit = (slope < 0 ? lowerBounds[index] : upperBounds[index]) - state.point[index]
      // a direction is cut off at the bounds, so that only rounding can point it outwards
      guard limit / slope > 0 else { throw LineSearchFailure.notADescent }
      bound = min(bound, limit / slope)
    }
    let search = StrongWolfeLineSearch(maxZooms: 64, maxSteps: 64) { size in
      let (value, gradient) = try function.evaluate(step(state, direction, size))
      return (value, Vectors.dot(gradient, direction))
    }
    return try search.minimize(initial: min(1, bound), bound: bound)
  }

  func updated(
    _ history: BoundedHessian, step: [Double], gradientChange: [Double]
  ) throws -> BoundedHessian {
    try history.appending(step: step, gradientChange: gradientChange)
  }

  func ownConvergence(_ state: MinimizerState<BoundedHessian>) -> ConvergenceReason? {
    var longest = 0.0
    for (index, value) in state.point.enumerated() {
      let moved = value - state.gradient[index]
      let projected = moved <= lowerBounds[index] ? lowerBounds[index] : min(moved, upperBounds[index])
      longest = max(longest, abs(projected - value))
    }
    return longest < 1e-5 ? .projectedStepConverged : nil
  }

  private func bounded(_ point: [Double]) -> [Double] {
    var point = point
    for index in point.indices {
      if point[index] > upperBounds[index] { point[index] = upperBounds[index] }
      if point[index] < lowerBounds[index] { point[index] = lowerBounds[index] }
    }
    return point
  }

  /// The minimum of the quadratic model over the variables that the Cauchy point leaves free.
  private func subspaceMinimum(
    _ state: MinimizerState<BoundedHessian>, _ cauchy: [Double], _ projection: [Double]
  ) throws -> [Double] {
    let history = state.history
    let inverse = 1 / history.theta
    let free = cauchy.indices.filter { cauchy[$0] != upperBounds[$0] && cauchy[$0] != lowerBounds[$0] }
    let weights = history.middle.times(projection)
    let reduced = free.map { index in
      var value = state.gradient[index] + (cauchy[index] - state.point[index]) * history.theta
      for (column, weight) in zip(history.columns, weights) { value -= column[index] * weight }
      return value
    }
    let rows = history.columns.map { column in free.map { column[$0] } }
    let size = rows.count
    var system = SquareMatrix(size: size)
    for row in 0..<size {
      for column in 0..<size { system[row, column] = Vectors.dot(rows[row], rows[column]) * inverse }
    }
    system = history.middle.times(system)
    for index in system.elements.indices { system.elements[index] = -system.elements[index] }
    for index in 0..<size { system[index, index] += 1 }
    let right = history.middle.times(rows.map { Vectors.dot($0, reduced) })
    guard let solution = system.solve(right) else { throw LineSearchFailure.brokenHistory }
    var directions = reduced.map { $0 * inverse }
    for (row, share) in zip(rows, solution) { Vectors.add(share * inverse * inverse, row, to: &directions) }
    var fraction = 1.0
    for (position, index) in free.enumerated() {
      let direction = -directions[position]
      if direction > 0 {
        fraction = min(fraction, (upperBounds[index] - cauchy[index]) / direction)
      } else if direction < 0 {
        fraction = min(fraction, (lowerBounds[index] - cauchy[index]) / direction)
      }
    }
    var result = cauchy
    for (position, index) in free.enumerated() { result[index] -= directions[position] * fraction }
    return result
  }
}
