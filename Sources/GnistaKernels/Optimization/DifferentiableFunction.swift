/// A function of many variables with its gradient, to be minimized.
public protocol DifferentiableFunction {
  /// The number of variables.
  var dimension: Int { get }

  /// The value at a point; the gradient there replaces the contents of `gradient`.
  ///
  /// - Parameters:
  ///   - point: ``dimension`` numbers.
  ///   - gradient: ``dimension`` numbers, overwritten.
  /// - Throws: whatever ends the minimization, such as `CancellationError`.
  func evaluate(_ point: [Double], gradient: inout [Double]) throws -> Double
}
