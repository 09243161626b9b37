import GnistaKernels
import Synchronization
import Testing

/// A function given by a closure.
private struct Closure: DifferentiableFunction, Sendable {
  let dimension: Int
  let body: @Sendable ([Double], inout [Double]) -> Double

  func evaluate(_ point: [Double], gradient: inout [Double]) -> Double { body(point, &gradient) }
}

/// The valley of Rosenbrock; its minimum is 0 at (1, 1).
private let rosenbrock = Closure(dimension: 2) { x, gradient in
  let a = 1 - x[0]
  let b = x[1] - x[0] * x[0]
  gradient = [-2 * a - 400 * b * x[0], 200 * b]
  return a * a + 100 * b * b
}

/// `½ Σ k (x[k-1] - k)²`
private func bowl(_ dimension: Int) -> Closure {
  Closure(dimension: dimension) { x, gradient in
    var value = 0.0
    for index in 0..<dimension {
      let difference = x[index] - Double(index + 1)
      gradient[index] = Double(index + 1) * difference
      value += 0.5 * Double(index + 1) * difference * difference
    }
    return value
  }
}

@Suite("Minimizers")
struct OptimizerTests {
  @Test("L-BFGS finds the bottom of Rosenbrock's valley")
  func valley() throws {
    let result = try LBFGS(maxIterations: 200, tolerance: 1e-12).minimize(rosenbrock, from: [-1.2, 1])
    #expect(relativeDistance(result.point, [1, 1]) < 1e-6)
    #expect(result.objectiveHistory.count == result.iterations + 1)
    #expect(result.reason == .gradientConverged)
    #expect(result.objectiveHistory == result.objectiveHistory.sorted(by: >))
  }

  @Test("L-BFGS ends after the most iterations", arguments: [0, 1, 5])
  func iterations(limit: Int) throws {
    let result = try LBFGS(maxIterations: limit).minimize(rosenbrock, from: [-1.2, 1])
    #expect(result.iterations == limit)
    #expect(result.objectiveHistory.count == limit + 1)
    #expect(result.reason == .maxIterations)
  }

  @Test("OWL-QN sets variables to 0 whose slope is below the penalty")
  func penalty() throws {
    // ½ k (x - k)² + p |x| has its minimum at max(0, k - p / k)
    let result = try OWLQN(penalties: [2, 2, 2, 0], maxIterations: 100, tolerance: 1e-12)
      .minimize(bowl(4), from: [0, 0, 0, 0])
    #expect(result.point[0] == 0)
    #expect(relativeDistance(result.point, [0, 1, 3 - 2.0 / 3, 4]) < 1e-6)
  }

  @Test("OWL-QN refuses penalties that are negative or too few")
  func badPenalty() {
    #expect(throws: KernelError.self) { try OWLQN(penalties: [1]).minimize(bowl(2), from: [0, 0]) }
    #expect(throws: KernelError.self) { try OWLQN(penalties: [-1, 0]).minimize(bowl(2), from: [0, 0]) }
  }

  @Test("L-BFGS-B stays within the bounds and is optimal there")
  func bounds() throws {
    let method = LBFGSB(
      lowerBounds: [-.infinity, 2.5, -1, 0], upperBounds: [0.5, 10, 1, .infinity], maxIterations: 100,
      tolerance: 1e-12)
    let result = try method.minimize(bowl(4), from: [0, 5, 0, 1])
    #expect(relativeDistance(result.point, [0.5, 2.5, 1, 4]) < 1e-6)
    #expect(result.reason == .projectedStepConverged)
    let valley = try LBFGSB(
      lowerBounds: [-2, -2], upperBounds: [0.5, 2], maxIterations: 200, tolerance: 1e-14
    ).minimize(rosenbrock, from: [-1.2, 1])
    #expect(relativeDistance(valley.point, [0.5, 0.25]) < 1e-4)
  }

  @Test("L-BFGS-B refuses a start outside the bounds, saying which variable")
  func infeasible() {
    let method = LBFGSB(lowerBounds: [0, 0], upperBounds: [1, 1])
    let error = #expect(throws: KernelError.self) { try method.minimize(bowl(2), from: [0, 2]) }
    #expect(error?.message == "variable 1 starts at 2.0, outside its bounds 0.0 to 1.0")
    #expect(throws: KernelError.self) { try method.minimize(bowl(3), from: [0, 0, 0]) }
  }

  @Test("A search that cannot succeed ends after one reset, and says so")
  func failure() throws {
    // the gradient points uphill
    let wrong = Closure(dimension: 1) { x, gradient in
      gradient = [-2 * x[0]]
      return x[0] * x[0]
    }
    let result = try LBFGS(maxIterations: 50).minimize(wrong, from: [3])
    #expect(result.reason == .lineSearchFailed)
    #expect(result.point == [3])
    #expect(result.objectiveHistory == [9, 9, 9])
    #expect(result.iterations == 0)
  }

  @Test("An objective that is not finite at the start is an error")
  func notFinite() {
    let broken = Closure(dimension: 1) { _, _ in .nan }
    let error = #expect(throws: KernelError.self) { try LBFGS().minimize(broken, from: [0]) }
    #expect(error?.code == .numericalFailure)
  }

  @Test("Cancelling ends a minimization before the next evaluation")
  func cancelling() {
    let evaluations = Mutex(0)
    let counted = Closure(dimension: 2) { x, gradient in
      evaluations.withLock { $0 += 1 }
      return rosenbrock.evaluate(x, gradient: &gradient)
    }
    let control = KernelControl(isCancelled: { evaluations.withLock { $0 >= 4 } })
    #expect(throws: CancellationError.self) {
      try LBFGS().minimize(counted, from: [-1.2, 1], control: control)
    }
    #expect(evaluations.withLock { $0 } == 4)
  }

  @Test("Progress is told of every iteration")
  func progress() throws {
    let seen = Mutex<[Double]>([])
    let control = KernelControl(onIteration: { _, objective in seen.withLock { $0.append(objective) } })
    let result = try LBFGS(maxIterations: 6).minimize(rosenbrock, from: [-1.2, 1], control: control)
    #expect(seen.withLock { $0 } == result.objectiveHistory)
  }
}
