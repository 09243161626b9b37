public import Foundation

/// The text that Spark gives to values, as `show` prints and a cast to string returns.
public enum SparkText {
  /// A double as Java prints it: `1.0`, `1.0E10`, `1.0E-4`, `NaN`, `Infinity`.
  public static func double(_ value: Double) -> String {
    scientific(
      value.description, isSmall: value.magnitude < 1e-3 && value != 0, isLarge: value.magnitude >= 1e7)
  }

  /// A float as Java prints it.
  public static func float(_ value: Float) -> String {
    scientific(
      value.description, isSmall: value.magnitude < 1e-3 && value != 0, isLarge: value.magnitude >= 1e7)
  }

  /// Turns the shortest decimal text of a number into Java's notation.
  private static func scientific(_ shortest: String, isSmall: Bool, isLarge: Bool) -> String {
    switch shortest {
    case "nan", "-nan": return "NaN"
    case "inf": return "Infinity"
    case "-inf": return "-Infinity"
    // Java always prints two digits, and of the smallest double that gives another second digit than a zero.
    case "5e-324": return "4.9E-324"
    case "-5e-324": return "-4.9E-324"
    default: break
    }
    let isNegative = shortest.hasPrefix("-")
    let (digits, exponent) = significantDigits(isNegative ? shortest.dropFirst() : shortest[...])
    let sign = isNegative ? "-" : ""
    if isSmall || isLarge {
      let rest = digits.dropFirst()
      return "\(sign)\(digits.prefix(1)).\(rest.isEmpty ? "0" : rest)E\(exponent)"
    }
    if exponent < 0 {
      return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)"
    }
    let whole = digits.prefix(exponent + 1)
    let fraction = digits.dropFirst(exponent + 1)
    let padding = String(repeating: "0", count: max(0, exponent + 1 - whole.count))
    return "\(sign)\(whole)\(padding).\(fraction.isEmpty ? "0" : fraction)"
  }

  /// The digits of a positive number without leading and trailing zeros, and the exponent of the first.
  private static func significantDigits(_ text: Substring) -> (digits: Substring, exponent: Int) {
    let parts = text.split(separator: "e", maxSplits: 1)
    var exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var digits = String(mantissa[0]) + (mantissa.count == 2 ? String(mantissa[1]) : "")
    exponent += mantissa[0].count - 1
    while digits.count > 1, digits.hasPrefix("0") {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    if digits == "0" { exponent = 0 }
    return (digits[...], exponent)
  }

  /// The text of a value, or nil for null. Timestamps are shown on the wall clock of `timeZone`.
  public static func text(of value: Value, timeZone: TimeZone = .gmt) -> String? {
    switch value {
    case .null: nil
    case .boolean(let flag): flag ? "true" : "false"
    case .byte(let number): String(number)
    case .short(let number): String(number)
    case .integer(let number): String(number)
    case .long(let number): String(number)
    case .float(let number): float(number)
    case .double(let number): double(number)
    case .decimal(let number): number.description
    case .string(let text): text
    case .binary(let bytes): "[" + bytes.map { hex($0) }.joined(separator: " ") + "]"
    case .date(let days): CivilDate(daysSinceEpoch: Int(days)).description
    case .timestampNTZ(let micros): CivilDate.timestampText(micros)
    case .timestamp(let micros): CivilDate.timestampText(micros + offset(of: timeZone, at: micros))
    case .dayTimeInterval(let micros): IntervalText.dayTime(micros)
    case .yearMonthInterval(let months): IntervalText.yearMonth(Int(months))
    case .calendarInterval(let months, let days, let micros):
      IntervalText.calendar(months: Int(months), days: Int(days), microseconds: micros)
    case .array(let list):
      "[" + list.map { text(of: $0, timeZone: timeZone) ?? "NULL" }.joined(separator: ", ") + "]"
    case .map(let entries):
      "{"
        + entries.map {
          "\(text(of: $0.key, timeZone: timeZone) ?? "NULL") -> \(text(of: $0.value, timeZone: timeZone) ?? "NULL")"
        }.joined(separator: ", ") + "}"
    case .structure(let row):
      "{" + row.values.map { text(of: $0, timeZone: timeZone) ?? "NULL" }.joined(separator: ", ") + "}"
    case .vector(let vector): vector.description
    }
  }

  /// A text as a JSON string in double quotes, as Spark's `to_json` writes it.
  public static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{c}": result += "\\f"
      case _ where scalar.value < 0x20: result += "\\u00" + hex(UInt8(scalar.value))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Two upper-case hexadecimal digits.
  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }

  /// Offset of a zone from UTC at an instant, both in microseconds.
  private static func offset(of zone: TimeZone, at micros: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(micros) / 1e6))) * 1_000_000
  }
}
