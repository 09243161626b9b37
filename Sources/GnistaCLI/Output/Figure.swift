internal import Foundation

/// Numbers for people.
enum Figure {
  /// Six significant digits: `0.912345`, `12.3457`, `1.23457e+08`.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return String(format: "%.6g", value)
  }

  /// A number with so many decimal places.
  static func fixed(_ value: Double, places: Int) -> String { String(format: "%.\(places)f", value) }

  /// A whole number with thousands in groups, or six digits when it is none.
  static func whole(_ value: Double) -> String {
    Int(exactly: value).map(grouped) ?? text(value)
  }

  /// A whole number with thousands in groups: `1,234,567`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// How many there are of something: `1 row`, `12,000 rows`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}
