public import GnistaCore
public import GnistaFrame

/// Measures with one number how well a frame's predictions agree with its labels.
///
/// An evaluator is a value with a parameter table, like a stage; tuning uses it to choose among models. It reads the
/// frame once, batch by batch. Nulls, NaN and negative weights in the columns it reads are errors, never passed over.
public protocol Evaluator: Parameterized {
  /// Whether a greater value of the metric is a better one.
  var isLargerBetter: Bool { get }
  /// The metric over all rows of a frame.
  ///
  /// - Throws: ``GnistaError`` for parameters outside their domain, missing columns, wrong types, nulls, NaN, negative
  ///   weights, and `EMPTY_INPUT` when there is no row.
  func evaluate(_ frame: DataFrame) async throws -> Double
}

extension Evaluator {
  /// A copy with other values for some parameters, given by name.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_PARAMETER` or `INVALID_PARAMETER`.
  public func setting(_ values: [String: JSONValue]) throws -> Self {
    var copy = self
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { try copy.set(name, value) }
    return copy
  }
}
