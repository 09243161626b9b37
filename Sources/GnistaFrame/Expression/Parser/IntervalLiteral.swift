import GnistaCore

/// Adds up the parts of an interval literal.
struct IntervalLiteral {
  /// A unit with the months or microseconds that it has.
  private enum Amount {
    case months(Int64)
    case micros(Int64)
  }

  private static let units: [String: Amount] = [
    "YEAR": .months(12), "MONTH": .months(1), "WEEK": .micros(7 * 86_400_000_000),
    "DAY": .micros(86_400_000_000),
    "HOUR": .micros(3_600_000_000), "MINUTE": .micros(60_000_000), "SECOND": .micros(1_000_000),
    "MILLISECOND": .micros(1_000), "MICROSECOND": .micros(1),
  ]

  private var months: Int64?
  private var micros: Int64?

  /// A unit's singular in upper case, or nil when a word is no unit.
  static func unit(_ word: String) -> String? {
    let upper = word.uppercased()
    if units[upper] != nil { return upper }
    return upper.hasSuffix("S") && units[String(upper.dropLast())] != nil ? String(upper.dropLast()) : nil
  }

  /// Adds a number of units. Only seconds may have a fraction.
  ///
  /// - Throws: a message for the user.
  mutating func add(_ text: String, _ unit: String) throws(IntervalFault) {
    guard let amount = Self.units[unit] else { throw IntervalFault("'\(unit)' is no unit of an interval") }
    let trimmed = text.filter { !$0.isWhitespace }
    guard let (whole, fraction) = Self.parts(trimmed) else {
      throw IntervalFault("'\(text)' is not a number of \(unit.lowercased())s")
    }
    if fraction != 0, unit != "SECOND" {
      throw IntervalFault("only seconds may have a fraction, not '\(text)' \(unit.lowercased())s")
    }
    switch amount {
    case .months(let factor): months = try Self.sum(months ?? 0, whole, factor)
    case .micros(let factor):
      let total = try Self.sum(micros ?? 0, whole, factor)
      micros = try Self.sum(total, fraction, 1)
    }
  }

  private static func sum(_ start: Int64, _ number: Int64, _ factor: Int64) throws(IntervalFault) -> Int64 {
    let (product, isTooLarge) = number.multipliedReportingOverflow(by: factor)
    let (total, overflows) = start.addingReportingOverflow(product)
    if isTooLarge || overflows { throw IntervalFault("the interval is too long") }
    return total
  }

  /// The whole number and the millionths of a text such as `-12.5`.
  private static func parts(_ text: String) -> (whole: Int64, micros: Int64)? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let halves = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = halves.count == 2 ? halves[1] : ""
    guard !digits.isEmpty, digits != ".", digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }),
      !fraction.contains("."), fraction.count <= 9, let whole = Int64("0" + halves[0])
    else { return nil }
    let kept = fraction.prefix(6)
    let micros = Int64(kept + String(repeating: "0", count: 6 - kept.count)) ?? 0
    return isNegative ? (-whole, -micros) : (whole, micros)
  }

  /// The value: an interval of months or one of microseconds.
  ///
  /// - Throws: a message for the user when there is no part, or both kinds.
  func value() throws(IntervalFault) -> Value {
    switch (months, micros) {
    case (nil, nil): throw IntervalFault("the interval has no part")
    case (let months?, nil):
      guard let short = Int32(exactly: months) else { throw IntervalFault("the interval is too long") }
      return .yearMonthInterval(short)
    case (nil, let micros?): return .dayTimeInterval(micros)
    default:
      throw IntervalFault(
        "an interval has years and months, or days and shorter units, not both; use two intervals")
    }
  }

  /// The value of a text such as `1 day -2 hours`.
  static func parse(_ text: String) throws(IntervalFault) -> Value {
    var words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    if words.first == "interval" { words.removeFirst() }
    var interval = IntervalLiteral()
    var sign = ""
    var number: String?
    for word in words {
      if let amount = number {
        guard let unit = unit(word) else { throw IntervalFault("'\(word)' is no unit of an interval") }
        try interval.add(sign + amount, unit)
        (sign, number) = ("", nil)
      } else if word == "-" || word == "+" {
        sign = word
      } else {
        number = word
      }
    }
    if number != nil || !sign.isEmpty { throw IntervalFault("'\(text)' ends without a unit") }
    return try interval.value()
  }

  /// The value of a text such as `1-2` for YEAR TO MONTH or `1 02:03:04.5` for DAY TO SECOND.
  static func parse(_ text: String, from first: String, to last: String) throws(IntervalFault) -> Value {
    let order = ["DAY", "HOUR", "MINUTE", "SECOND"]
    let isMonths = (first, last) == ("YEAR", "MONTH")
    let units: [String]
    if isMonths {
      units = ["YEAR", "MONTH"]
    } else if let start = order.firstIndex(of: first), let end = order.firstIndex(of: last), start < end {
      units = Array(order[start...end])
    } else {
      throw IntervalFault("an interval from \(first) to \(last) does not exist")
    }
    let shape = IntervalFault("'\(text)' does not have the form of an interval \(first) to \(last)")
    var body = text.filter { !$0.isNewline }[...]
    while body.first?.isWhitespace == true { body.removeFirst() }
    while body.last?.isWhitespace == true { body.removeLast() }
    let isNegative = body.hasPrefix("-")
    if isNegative || body.hasPrefix("+") { body.removeFirst() }
    let parts = body.split(omittingEmptySubsequences: false) {
      $0 == " " || $0 == ":" || (isMonths && $0 == "-")
    }
    guard parts.count == units.count, separators(of: body) == expectedSeparators(units) else { throw shape }
    var interval = IntervalLiteral()
    for (index, (part, unit)) in zip(parts, units).enumerated() {
      guard let number = Double(part), part.first != "-", part.first != "+" else { throw shape }
      let limit: Double = unit == "HOUR" ? 24 : unit == "MONTH" ? 12 : 60
      if index > 0, number >= limit {
        throw IntervalFault("\(part) is too much for \(unit.lowercased())s in '\(text)'")
      }
      try interval.add((isNegative ? "-" : "") + part, unit)
    }
    return try interval.value()
  }

  private static func separators(of text: Substring) -> String { text.filter { " :-".contains($0) } }

  private static func expectedSeparators(_ units: [String]) -> String {
    units.dropFirst().map { $0 == "MONTH" ? "-" : $0 == "HOUR" ? " " : ":" }.joined()
  }
}

/// What is wrong with an interval, in words for the user.
struct IntervalFault: Error {
  let message: String
  init(_ message: String) { self.message = message }
}
