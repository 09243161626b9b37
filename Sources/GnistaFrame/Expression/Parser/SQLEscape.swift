/// Backslash escapes in Spark SQL's texts.
enum SQLEscape {
  private static let single: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\u{0}", "b": "\u{8}", "n": "\n", "r": "\r", "t": "\t", "Z": "\u{1A}",
  ]

  /// What the escape at a position stands for, and how many scalars it takes.
  ///
  /// `\%` and `\_` keep their backslash, because `LIKE` reads them; a backslash before any other sign vanishes.
  static func resolve(
    _ text: [Unicode.Scalar], at position: Int
  ) -> (scalars: [Unicode.Scalar], length: Int) {
    guard position + 1 < text.count else { return (["\\"], 1) }
    let next = text[position + 1]
    if next == "u", let scalar = number(text, position + 2, digits: 4, radix: 16) {
      guard (0xD800..<0xDC00).contains(scalar), position + 7 < text.count, text[position + 6] == "\\",
        text[position + 7] == "u", let low = number(text, position + 8, digits: 4, radix: 16),
        (0xDC00..<0xE000).contains(low)
      else { return ([Unicode.Scalar(scalar) ?? "\u{FFFD}"], 6) }
      // A pair of UTF-16 surrogates is one scalar.
      return ([Unicode.Scalar(0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"], 12)
    }
    if next == "U", let scalar = number(text, position + 2, digits: 8, radix: 16) {
      return ([Unicode.Scalar(scalar) ?? "\u{FFFD}"], 10)
    }
    if next == "0" || next == "1", let scalar = number(text, position + 1, digits: 3, radix: 8) {
      return ([Unicode.Scalar(scalar) ?? "\u{FFFD}"], 4)
    }
    if next == "%" || next == "_" { return (["\\", next], 2) }
    return ([single[next] ?? next], 2)
  }

  private static func number(_ text: [Unicode.Scalar], _ start: Int, digits: Int, radix: UInt32) -> UInt32? {
    guard start + digits <= text.count else { return nil }
    var value: UInt32 = 0
    for scalar in text[start..<start + digits] {
      guard let digit = Character(scalar).hexDigitValue, digit < radix else { return nil }
      value = value &* radix &+ UInt32(digit)
    }
    return value
  }
}
