import Foundation
import GnistaCore

/// Constants.
extension ExpressionParser {
  // MARK: Numbers

  /// A number. Without suffix or point it is an `int`, a `bigint` or a decimal, whichever holds it; with a point a
  /// decimal, with an exponent a `double`.
  mutating func numberLiteral(isNegative: Bool) throws -> Expr {
    let token = tokens.advance()
    let upper = token.value.uppercased()
    let suffix = ["BD", "L", "S", "Y", "F", "D"].first { upper.hasSuffix($0) } ?? ""
    let digits = (isNegative ? "-" : "") + upper.dropLast(suffix.count)
    guard let value = Self.number(digits, suffix) else {
      let type = Self.typeNames[suffix] ?? "number"
      throw tokens.source.error(
        at: token.start, "the number \(isNegative ? "-" : "")\(token.value) does not fit a \(type)")
    }
    return .literal(value, type: nil)
  }

  private static let typeNames = [
    "": "decimal of 38 digits", "BD": "decimal of 38 digits", "L": "bigint", "S": "smallint", "Y": "tinyint",
    "F": "float", "D": "double",
  ]

  private static func number(_ digits: String, _ suffix: String) -> Value? {
    switch suffix {
    case "L": Int64(digits).map(Value.long)
    case "S": Int16(digits).map(Value.short)
    case "Y": Int8(digits).map(Value.byte)
    case "F": Float(normalized(digits)).flatMap { $0.isFinite ? .float($0) : nil }
    case "D": Double(normalized(digits)).flatMap { $0.isFinite ? .double($0) : nil }
    case "BD": decimal(digits).map(Value.decimal)
    default:
      if digits.contains("E") {
        Double(normalized(digits)).flatMap { $0.isFinite ? .double($0) : nil }
      } else if digits.contains(".") {
        decimal(digits).map(Value.decimal)
      } else {
        Int32(digits).map(Value.integer) ?? Int64(digits).map(Value.long)
          ?? decimal(digits).map(Value.decimal)
      }
    }
  }

  /// The number with digits on both sides of its point, as Swift reads it.
  private static func normalized(_ digits: String) -> String {
    let parts = digits.split(separator: "E", maxSplits: 1)
    var mantissa = String(parts[0])
    if mantissa.hasSuffix(".") { mantissa += "0" }
    return parts.count == 2 ? "\(mantissa)E\(parts[1])" : mantissa
  }

  /// An exact number; an exponent moves the point.
  private static func decimal(_ digits: String) -> DecimalValue? {
    let parts = digits.split(separator: "E", maxSplits: 1)
    let exponent = parts.count == 2 ? Int(parts[1]) : 0
    let halves = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = halves.count == 2 ? String(halves[1]) : ""
    guard let exponent, exponent.magnitude <= 38, let unscaled = Int128(halves[0] + fraction) else {
      return nil
    }
    var value = DecimalValue(unscaled: unscaled, scale: fraction.count - exponent)
    while value.scale < 0 {
      let (product, overflows) = value.unscaled.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      value = DecimalValue(unscaled: product, scale: value.scale + 1)
    }
    return value.scale <= 38 && String(value.unscaled.magnitude).count <= 38 ? value : nil
  }

  // MARK: Texts and typed texts

  /// A text; texts that follow one another are one.
  mutating func textLiteral() -> String {
    var text = ""
    while tokens.current.kind == .string { text += tokens.advance().value }
    return text
  }

  /// A word with a text after it: `DATE '2026-01-31'`, `TIMESTAMP '…'`, `TIMESTAMP_NTZ '…'`, `X'1F'`.
  mutating func typedLiteral(_ type: SQLToken) throws -> Expr {
    tokens.advance()
    let place = tokens.current.start
    let text = textLiteral()
    func fault(_ what: String) -> GnistaError { tokens.source.error(at: place, "'\(text)' is not \(what)") }
    switch type.keyword {
    case "DATE":
      if let special = Self.specialDate(text) { return special }
      guard let days = DateTimeText.date(text) else { throw fault("a date of the form yyyy-MM-dd") }
      return .literal(.date(days), type: nil)
    case "TIMESTAMP", "TIMESTAMP_LTZ":
      if let special = Self.specialTimestamp(text) { return special }
      guard let time = DateTimeText.timestamp(text) else {
        throw fault("a timestamp of the form yyyy-MM-dd HH:mm:ss")
      }
      guard let zone = time.zone else {
        // Which instant a wall-clock time without zone means depends on the session that runs the expression.
        return .cast(.literal(.timestampNTZ(time.wallClockMicros), type: nil), .timestamp, isTry: false)
      }
      return .literal(.timestamp(Self.instant(time.wallClockMicros, zone)), type: nil)
    case "TIMESTAMP_NTZ":
      guard let time = DateTimeText.timestamp(text) else {
        throw fault("a timestamp of the form yyyy-MM-dd HH:mm:ss")
      }
      return .literal(.timestampNTZ(time.wallClockMicros), type: nil)
    case "X":
      guard let bytes = Self.bytes(text) else { throw fault("a row of hexadecimal digits") }
      return .literal(.binary(bytes), type: nil)
    default:
      throw tokens.source.error(
        at: type.start,
        "no constant is written as \(type.value) '…'; the forms are DATE, TIMESTAMP, TIMESTAMP_NTZ, INTERVAL and X"
      )
    }
  }

  /// The instant of a wall-clock time in a zone, both in microseconds.
  private static func instant(_ wallClock: Int64, _ zone: TimeZone) -> Int64 {
    func offset(_ micros: Int64) -> Int64 {
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: (Double(micros) / 1e6).rounded(.down))))
        * 1_000_000
    }
    // The offset at the instant itself, found in two steps because it may change near it.
    let guess = wallClock - offset(wallClock)
    return wallClock - offset(guess)
  }

  private static func specialDate(_ text: String) -> Expr? {
    let today = Expr.call("current_date", [])
    let one = Expr.literal(.integer(1), type: nil)
    switch text.lowercased().filter({ !$0.isWhitespace }) {
    case "epoch": return .literal(.date(0), type: nil)
    case "now", "today": return today
    case "yesterday": return .call("date_sub", [today, one])
    case "tomorrow": return .call("date_add", [today, one])
    default: return nil
    }
  }

  private static func specialTimestamp(_ text: String) -> Expr? {
    switch text.lowercased().filter({ !$0.isWhitespace }) {
    case "epoch": .literal(.timestamp(0), type: nil)
    case "now": .call("current_timestamp", [])
    case "today", "yesterday", "tomorrow": specialDate(text).map { .cast($0, .timestamp, isTry: false) }
    default: nil
    }
  }

  /// The bytes of hexadecimal digits; an odd number of digits has a zero before it.
  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.count % 2 == 0 ? Array(text) : ["0"] + Array(text)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { index -> UInt8? in
      guard let high = digits[index].hexDigitValue, let low = digits[index + 1].hexDigitValue else {
        return nil
      }
      return UInt8(high * 16 + low)
    }
    return bytes.count * 2 == digits.count ? bytes : nil
  }

  // MARK: Intervals

  /// Whether a word `INTERVAL` begins a constant and is no column.
  func startsInterval() -> Bool {
    let next = tokens.peek(1)
    if next.kind == .string || next.kind == .number { return true }
    return (tokens.isSymbol("-", ahead: 1) || tokens.isSymbol("+", ahead: 1)) && isAmount(tokens.peek(2))
      && IntervalLiteral.unit(tokens.peek(3).value) != nil
  }

  private func isAmount(_ token: SQLToken) -> Bool { token.kind == .string || token.kind == .number }

  /// `INTERVAL 3 DAYS 2 HOURS`, `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '1 day 2 hours'`.
  mutating func intervalLiteral() throws -> Expr {
    let start = tokens.advance().start
    do {
      if tokens.current.kind == .string, IntervalLiteral.unit(tokens.peek(1).value) == nil {
        return .literal(try IntervalLiteral.parse(textLiteral()), type: nil)
      }
      return .literal(try intervalOfUnits(), type: nil)
    } catch let fault as IntervalFault {
      throw tokens.source.error(at: start, fault.message)
    }
  }

  private mutating func intervalOfUnits() throws -> Value {
    var interval = IntervalLiteral()
    repeat {
      var isNegative = tokens.accept(symbol: "-")
      if !isNegative { _ = tokens.accept(symbol: "+") }
      guard isAmount(tokens.current) else { throw tokens.unexpected("a number of units") }
      var amount = tokens.advance().value
      guard let unit = IntervalLiteral.unit(tokens.current.value) else {
        throw tokens.unexpected("a unit such as DAYS or HOURS")
      }
      tokens.advance()
      if isNegative, amount.hasPrefix("-") {
        isNegative = false
        amount.removeFirst()
      }
      let text = (isNegative ? "-" : "") + amount
      if tokens.accept("TO") {
        guard let last = IntervalLiteral.unit(tokens.current.value) else { throw tokens.unexpected("a unit") }
        tokens.advance()
        return try IntervalLiteral.parse(text, from: unit, to: last)
      }
      try interval.add(text, unit)
    } while isAmount(tokens.current) || startsSignedAmount()
    return try interval.value()
  }

  /// Whether a sign, an amount and a unit follow: then the interval goes on. Without a unit it is a sum.
  private func startsSignedAmount() -> Bool {
    (tokens.isSymbol("-") || tokens.isSymbol("+")) && isAmount(tokens.peek(1))
      && IntervalLiteral.unit(tokens.peek(2).value) != nil
  }
}
