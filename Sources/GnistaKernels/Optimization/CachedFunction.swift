/// A function that remembers its last point, because line searches ask for the same point again.
final class CachedFunction<Base: DifferentiableFunction> {
  private let base: Base
  private let control: KernelControl
  private var point: [Double] = []
  private var value = 0.0
  private var gradient: [Double] = []

  init(_ base: Base, control: KernelControl) {
    self.base = base
    self.control = control
  }

  /// The value and gradient at a point.
  func evaluate(_ point: [Double]) throws -> (value: Double, gradient: [Double]) {
    if gradient.isEmpty || point != self.point {
      try control.checkCancellation()
      var fresh = [Double](repeating: 0, count: base.dimension)
      value = try base.evaluate(point, gradient: &fresh)
      gradient = fresh
      self.point = point
    }
    return (value, gradient)
  }
}
