public import GnistaCore

/// Compares rows value by value. Unlike `==`, NaN equals NaN, and numbers may differ by a tolerance.
public struct RowComparison: Sendable {
  /// How far numbers may differ, relative to the larger of their sizes and 1; 0 for exact equality.
  public let tolerance: Double

  /// Makes a comparison.
  public init(tolerance: Double = 0) { self.tolerance = tolerance }

  /// The first difference in words; nil when there is none.
  public func difference(_ first: [Row], _ second: [Row]) -> String? {
    if first.count != second.count { return "\(first.count) rows and \(second.count) rows" }
    for (number, pair) in zip(first, second).enumerated() {
      if pair.0.schema.names != pair.1.schema.names {
        return "columns \(pair.0.schema.names) and \(pair.1.schema.names)"
      }
      for (name, values) in zip(pair.0.schema.names, zip(pair.0.values, pair.1.values))
      where !equal(values.0, values.1) {
        return "row \(number), column '\(name)': \(values.0) and \(values.1)"
      }
    }
    return nil
  }

  /// Whether two values are equal within the tolerance.
  public func equal(_ first: Value, _ second: Value) -> Bool {
    switch (first, second) {
    case (.double(let a), .double(let b)): close(a, b)
    case (.float(let a), .float(let b)): close(Double(a), Double(b))
    case (.vector(let a), .vector(let b)): equal(a, b)
    case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(equal)
    case (.structure(let a), .structure(let b)):
      a.schema.names == b.schema.names && zip(a.values, b.values).allSatisfy(equal)
    case (.map(let a), .map(let b)):
      a.count == b.count && zip(a, b).allSatisfy { equal($0.key, $1.key) && equal($0.value, $1.value) }
    default: first == second
    }
  }

  private func equal(_ first: Vector, _ second: Vector) -> Bool {
    guard first.size == second.size else { return false }
    switch (first, second) {
    case (.dense(let a), .dense(let b)): return zip(a, b).allSatisfy(close)
    case (.sparse(_, let i, let a), .sparse(_, let j, let b)): return i == j && zip(a, b).allSatisfy(close)
    default: return tolerance > 0 && zip(first.values, second.values).allSatisfy(close)
    }
  }

  private func close(_ a: Double, _ b: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN) || abs(a - b) <= tolerance * max(abs(a), abs(b), 1)
  }
}
