import Foundation
import GnistaCore

extension FunctionCatalog {
  /// Numbers and other values set into text.
  static let formatNatives: [NativeFunction] = [
    NativeFunction("gnista_format_string", [.string], isVariadic: true, gives: .string, seesNulls: true) {
      arguments in
      guard let format = arguments[0].stringValue else { return .null }
      return try .string(JavaFormatter.format(format, Array(arguments.dropFirst())))
    },
    .make("gnista_format_double") { (number: Double, format: String) -> String? in
      try DecimalPattern(sparkFormat: format)?.format(number)
    },
    .make("gnista_format_decimal") { (number: String, format: String) -> String? in
      try DecimalPattern(sparkFormat: format)?.format(decimal: number)
    },
    .make("gnista_to_char") { (number: String, format: String) in try NumberFormat(format).format(number) },
    .make("gnista_to_number") { (text: String, format: String, isTry: Bool) -> String? in
      if let digits = try NumberFormat(format).parse(text) { return digits }
      guard isTry else {
        throw GnistaError(
          .invalidValue,
          "[INVALID_FORMAT.MISMATCH_INPUT] The value '\(text)' does not match the format '\(format)'")
      }
      return nil
    },
  ]
}

/// A pattern of Java's `DecimalFormat`: `#`, `0`, `,` and `.` with text around; halves go to the even digit.
struct DecimalPattern {
  private var prefix = ""
  private var suffix = ""
  private var leastWhole = 0
  private var leastFraction = 0
  private var mostFraction = 0
  private var group = 0

  /// Reads the second argument of `format_number`: a number of places or a pattern. Nil for a negative number.
  init?(sparkFormat: String) throws {
    if let places = Int(sparkFormat) {
      guard places >= 0 else { return nil }
      leastWhole = 1
      leastFraction = places
      mostFraction = places
      group = 3
      return
    }
    guard !sparkFormat.isEmpty else {
      leastWhole = 1
      group = 3
      return
    }
    let signs = "#0,."
    let start = sparkFormat.firstIndex { signs.contains($0) } ?? sparkFormat.endIndex
    let body = sparkFormat[start...].prefix { signs.contains($0) }
    prefix = String(sparkFormat[..<start])
    suffix = String(sparkFormat[start...].dropFirst(body.count))
    let parts = body.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty || parts.count > 1 else {
      throw GnistaError(.invalidArgument, "the number pattern '\(sparkFormat)' has no digits")
    }
    leastWhole = whole.count { $0 == "0" }
    if let comma = whole.lastIndex(of: ",") { group = whole.distance(from: comma, to: whole.endIndex) - 1 }
    if parts.count > 1 {
      leastFraction = parts[1].count { $0 == "0" }
      mostFraction = parts[1].count { $0 == "0" || $0 == "#" }
    }
  }

  /// A double as text.
  func format(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    guard number.isFinite else { return (number < 0 ? "-" : "") + prefix + "∞" + suffix }
    let magnitude = number.magnitude
    let (_, digits, point) = DecimalRounding.digits(of: magnitude.description)
    // The exact binary value decides about halves; beyond the shortest digits there are zeros.
    let text =
      digits.count - point > mostFraction
      ? String(format: "%.\(mostFraction)f", magnitude) : JavaFormatter.fixed(magnitude, mostFraction)
    return laidOut(text, isNegative: number.sign == .minus)
  }

  /// A decimal, given as plain text, as text.
  func format(decimal number: String) -> String {
    let isNegative = number.hasPrefix("-")
    let rounded = DecimalRounding.roundedText(number, scale: mostFraction, isHalfEven: true) ?? number
    let (_, digits, point) = DecimalRounding.digits(of: rounded)
    let padded = Array(repeating: UInt8(0), count: max(0, -point)) + digits
    let whole = padded.prefix(max(0, point)).map(String.init).joined()
    let zeros = String(repeating: "0", count: max(0, point - padded.count))
    let fraction = padded.dropFirst(max(0, point)).map(String.init).joined()
      .padding(toLength: mostFraction, withPad: "0", startingAt: 0)
    return laidOut(
      (whole + zeros).isEmpty ? "0." + fraction : whole + zeros + "." + fraction, isNegative: isNegative)
  }

  private func laidOut(_ text: String, isNegative: Bool) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var whole = String(parts[0].drop { $0 == "0" })
    if whole.count < leastWhole { whole = String(repeating: "0", count: leastWhole - whole.count) + whole }
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    while fraction.count > leastFraction, fraction.hasSuffix("0") { fraction.removeLast() }
    if whole.isEmpty, fraction.isEmpty { whole = "0" }
    let body = JavaFormatter.grouped(whole, by: group) + (fraction.isEmpty ? "" : "." + fraction)
    return (isNegative ? "-" : "") + prefix + body + suffix
  }
}
