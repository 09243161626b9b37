/// One point of a curve over thresholds.
public struct CurvePoint: Hashable, Sendable, Codable {
  /// The quantity on the horizontal axis, such as the false positive rate or the threshold.
  public var x: Double
  /// The quantity on the vertical axis.
  public var y: Double

  /// Makes a point.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

extension Array where Element == CurvePoint {
  /// The area between the curve and the horizontal axis by the trapezoidal rule.
  public var area: Double {
    zip(self, dropFirst()).reduce(0) { $0 + ($1.1.x - $1.0.x) * ($1.1.y + $1.0.y) / 2 }
  }
}
