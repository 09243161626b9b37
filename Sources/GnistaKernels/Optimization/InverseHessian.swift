/// The limited memory of BFGS: the last steps and changes of gradient, applied as an inverse Hessian.
///
/// After Liu and Nocedal, *On the limited memory method for large scale optimization* (1989), the two-loop recursion.
struct InverseHessian {
  let memory: Int
  /// Steps, the latest first.
  private(set) var steps: [[Double]] = []
  /// Changes of the gradient, the latest first.
  private(set) var changes: [[Double]] = []

  init(memory: Int) { self.memory = memory }

  mutating func append(step: [Double], gradientChange: [Double]) {
    steps.insert(step, at: 0)
    changes.insert(gradientChange, at: 0)
    if steps.count > memory {
      steps.removeLast()
      changes.removeLast()
    }
  }

  /// The quasi-Newton direction, `-H⁻¹ gradient`.
  func direction(_ gradient: [Double]) throws -> [Double] {
    var scale = 1.0
    if let step = steps.first, let change = changes.first {
      let curvature = Vectors.dot(step, change)
      if curvature < 0 || curvature.isNaN { throw LineSearchFailure.brokenHistory }
      scale = curvature / Vectors.dot(change, change)
    }
    var result = gradient
    var products: [Double] = []
    var shares: [Double] = []
    for (step, change) in zip(steps, changes) {
      let product = Vectors.dot(step, change)
      let share = Vectors.dot(step, result) / product
      if share.isNaN { throw LineSearchFailure.brokenHistory }
      products.append(product)
      shares.append(share)
      Vectors.add(-share, change, to: &result)
    }
    for index in result.indices { result[index] *= scale }
    for index in steps.indices.reversed() {
      let beta = Vectors.dot(changes[index], result) / products[index]
      Vectors.add(shares[index] - beta, steps[index], to: &result)
    }
    for index in result.indices { result[index] = -result[index] }
    return result
  }
}
