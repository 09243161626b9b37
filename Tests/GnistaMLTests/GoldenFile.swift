import Foundation
import GnistaCore

/// A file of reference figures.
struct GoldenFile {
  let json: JSONValue

  init(_ path: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden")
    json = try JSONValue(parsing: Data(contentsOf: root.appending(path: path)))
  }

  subscript(key: String) -> JSONValue { json[key] ?? .null }

  /// The number of relative or, near 0, absolute difference that counts as equal.
  var tolerance: Double { json["tolerance"]?.doubleValue ?? 0 }
}

extension JSONValue {
  /// The numbers of a list, also those written as words.
  var numbers: [Double] { arrayValue?.map(\.number) ?? [] }

  /// A number, also when it is written as a word.
  var number: Double {
    switch self {
    case .string("inf"): .infinity
    case .string("-inf"): -.infinity
    case .string("nan"): .nan
    default: doubleValue ?? .nan
    }
  }
}

/// The difference of two numbers over the greater magnitude, or over 1 where both are smaller; 0 for equal infinities and
/// two NaN.
func distance(_ left: Double, _ right: Double) -> Double {
  if left == right || (left.isNaN && right.isNaN) { return 0 }
  let difference = abs(left - right) / max(abs(left), abs(right), 1)
  return difference.isNaN ? .infinity : difference
}

/// The greatest ``distance(_:_:)`` of two lists; infinite when they differ in length.
func distance(_ left: [Double], _ right: [Double]) -> Double {
  left.count == right.count ? zip(left, right).reduce(0) { max($0, distance($1.0, $1.1)) } : .infinity
}

/// The greatest difference of two lists over the greatest magnitude in them; infinite when they differ in length or in
/// their infinities.
func relativeDistance(_ left: [Double], _ right: [Double]) -> Double {
  guard left.count == right.count else { return .infinity }
  let scale = (left + right).filter(\.isFinite).reduce(0) { max($0, abs($1)) }
  return zip(left, right).reduce(0) { worst, pair in
    if pair.0 == pair.1 { return worst }
    let difference = abs(pair.0 - pair.1) / (scale == 0 ? 1 : scale)
    return difference.isFinite ? max(worst, difference) : .infinity
  }
}
