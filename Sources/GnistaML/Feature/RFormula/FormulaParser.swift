import GnistaCore

/// Reads R formulas as Spark does: `label ~ terms` with `+`, `-`, `:`, `*`, `^`, parentheses, `.`, `0` and `1`.
///
/// The operators bind, from tight to loose: `^`, `:`, `*`, then `+` and `-`. A column name begins with a letter, or with
/// a dot and a letter or underscore, and goes on with letters, digits, dots and underscores; letters are those of ASCII.
struct FormulaParser {
  private let text: [UInt8]
  private let formula: String
  private var position = 0

  private init(_ formula: String) {
    self.formula = formula
    text = Array(formula.utf8)
  }

  /// The label, empty when there is none, and the terms of a formula.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER` with the place of the mistake.
  static func parse(_ formula: String) throws -> (label: String, terms: [FormulaTerm]) {
    var parser = FormulaParser(formula)
    let label = parser.columnName() ?? ""
    guard parser.take("~") else { throw parser.error("'~' after the label") }
    let terms = try parser.sum().summands
    parser.skipSpace()
    guard parser.position == parser.text.count else { throw parser.error("an operator or the end") }
    return (label, terms)
  }

  private mutating func sum() throws -> FormulaTerm {
    var result = try product()
    while true {
      if take("+") {
        result = result.adding(try product())
      } else if take("-") {
        result = result.subtracting(try product())
      } else {
        return result
      }
    }
  }

  private mutating func product() throws -> FormulaTerm {
    var result = try interaction()
    while take("*") { result = result.crossing(try interaction()) }
    return result
  }

  private mutating func interaction() throws -> FormulaTerm {
    var result = try power()
    while take(":") { result = result.interacting(try power()) }
    return result
  }

  private mutating func power() throws -> FormulaTerm {
    let base = try term()
    guard take("^") else { return base }
    skipSpace()
    let start = position
    while position < text.count, Self.isDigit(text[position]) { position += 1 }
    let digits = String(decoding: text[start..<position], as: UTF8.self)
    // A degree of more than nine factors would give more terms than any model can have.
    guard digits.first != "0", let degree = Int(digits), degree <= 9 else {
      position = start
      throw error("a whole number from 1 to 9 after '^'")
    }
    return base.power(degree)
  }

  private mutating func term() throws -> FormulaTerm {
    if take("(") {
      let inner = try sum()
      guard take(")") else { throw error("')'") }
      return inner
    }
    if take("0") { return .intercept(false) }
    if take("1") { return .intercept(true) }
    if let name = columnName() { return .column(name) }
    if take(".") { return .dot }
    throw error("a column, '.', '0', '1' or '('")
  }

  private mutating func columnName() -> String? {
    skipSpace()
    var end = position
    if end < text.count, text[end] == UInt8(ascii: ".") {
      guard end + 1 < text.count, Self.isLetter(text[end + 1]) || text[end + 1] == UInt8(ascii: "_") else {
        return nil
      }
      end += 2
    } else {
      guard end < text.count, Self.isLetter(text[end]) else { return nil }
      end += 1
    }
    while end < text.count,
      Self.isLetter(text[end]) || Self.isDigit(text[end]) || "._".utf8.contains(text[end])
    {
      end += 1
    }
    defer { position = end }
    return String(decoding: text[position..<end], as: UTF8.self)
  }

  private mutating func take(_ symbol: Character) -> Bool {
    skipSpace()
    guard position < text.count, text[position] == symbol.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < text.count, " \t\n\r\u{b}\u{c}".utf8.contains(text[position]) { position += 1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func error(_ expected: String) -> GnistaError {
    let rest = String(decoding: text[position...].prefix(20), as: UTF8.self)
    return GnistaError(
      .invalidParameter,
      "parameter 'formula': cannot read '\(formula)': expected \(expected) at character \(position + 1), but there is "
        + (rest.isEmpty ? "nothing more" : "'\(rest)'"))
  }
}
