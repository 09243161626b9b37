/// The limited memory of L-BFGS-B in compact form: `B = θ I - W M Wᵀ` with `W = [Y, θ S]`.
///
/// After Byrd, Lu, Nocedal and Zhu, *A limited memory algorithm for bound constrained optimization* (1995), section 3.
struct BoundedHessian {
  let memory: Int
  private(set) var theta = 1.0
  private(set) var middle = SquareMatrix(size: 0)
  /// The columns of `W`: the changes of the gradient, then the steps times θ, the oldest first.
  private(set) var columns: [[Double]] = []
  private var steps: [[Double]] = []
  private var changes: [[Double]] = []

  init(memory: Int) { self.memory = memory }

  /// `Wᵀ vector`.
  func projected(_ vector: [Double]) -> [Double] { columns.map { Vectors.dot($0, vector) } }

  /// One row of `W`.
  func row(_ index: Int) -> [Double] { columns.map { $0[index] } }

  /// The memory with one more step, or the same when the step shows no curvature.
  func appending(step: [Double], gradientChange: [Double]) throws -> BoundedHessian {
    let product = Vectors.dot(step, gradientChange)
    guard 2.2e-16 * Vectors.norm(gradientChange) < abs(product) else { return self }
    var result = self
    if changes.count == memory {
      result.changes.removeFirst()
      result.steps.removeFirst()
    }
    result.changes.append(gradientChange)
    result.steps.append(step)
    result.theta = Vectors.dot(gradientChange, gradientChange) / product
    try result.rebuild()
    return result
  }

  private mutating func rebuild() throws {
    columns = changes + steps.map { $0.map { $0 * theta } }
    let count = steps.count
    var system = SquareMatrix(size: 2 * count)
    for row in 0..<count {
      system[row, row] = -Vectors.dot(steps[row], changes[row])
      for column in 0..<count {
        if column < row {
          let product = Vectors.dot(steps[row], changes[column])
          system[count + row, column] = product
          system[column, count + row] = product
        }
        system[count + row, count + column] = theta * Vectors.dot(steps[row], steps[column])
      }
    }
    guard let inverse = system.inverse() else { throw LineSearchFailure.brokenHistory }
    middle = inverse
  }
}
