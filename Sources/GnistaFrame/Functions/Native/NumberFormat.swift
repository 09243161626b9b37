import GnistaCore

/// A format of `to_char` and `to_number`: `9` and `0` digits, `.` or `D`, `,` or `G`, `$`, and `S`, `MI` or `PR` for the
/// sign.
struct NumberFormat {
  private var whole: [Character] = []
  private var fraction: [Character] = []
  private var hasPoint = false
  private var hasDollar = false
  private var leadingSign = false
  private var trailingSign = false
  private var trailingMinus = false
  private var leadingMinus = false
  private var angleBrackets = false

  /// Reads a format.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a malformed format.
  init(_ format: String) throws {
    var rest = Array(format.uppercased())[...]
    func malformed() -> GnistaError {
      GnistaError(.invalidArgument, "[INVALID_FORMAT] the number format '\(format)' is malformed")
    }
    while let character = rest.popFirst() {
      switch character {
      case "0", "9": if hasPoint { fraction.append(character) } else { whole.append(character) }
      case ".", "D":
        guard !hasPoint else { throw malformed() }
        hasPoint = true
      case ",", "G":
        guard !hasPoint else { throw malformed() }
        whole.append(",")
      case "$": hasDollar = true
      case "S": if whole.isEmpty, !hasPoint { leadingSign = true } else { trailingSign = true }
      case "M" where rest.first == "I":
        rest.removeFirst()
        if whole.isEmpty, !hasPoint { leadingMinus = true } else { trailingMinus = true }
      case "P" where rest.first == "R":
        rest.removeFirst()
        angleBrackets = true
      default: throw malformed()
      }
    }
    guard whole.contains(where: { $0 != "," }) || !fraction.isEmpty else { throw malformed() }
  }

  private var wholeDigits: Int { whole.count { $0 != "," } }

  /// The type of what is read: just the digits that the format has.
  var type: DataType { .decimal(precision: wholeDigits + fraction.count, scale: fraction.count) }

  /// The digits of a text as plain decimal text, or nil when the text has another form.
  func parse(_ text: String) -> String? {
    var rest = text.filter { !$0.isWhitespace }[...]
    var isNegative = false
    if angleBrackets, rest.hasPrefix("<"), rest.hasSuffix(">") {
      isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    if leadingSign || leadingMinus, let sign = rest.first, sign == "-" || sign == "+" && leadingSign {
      isNegative = sign == "-"
      rest.removeFirst()
    }
    if trailingSign || trailingMinus, let sign = rest.last, sign == "-" || sign == "+" && trailingSign {
      isNegative = sign == "-"
      rest.removeLast()
    }
    if hasDollar {
      guard rest.first == "$" else { return nil }
      rest.removeFirst()
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.count == 1 || hasPoint else { return nil }
    let digits = parts[0].filter { $0 != "," }
    let after = parts.count == 2 ? parts[1] : ""
    guard (digits + after).allSatisfy({ $0.isASCII && $0.isNumber }), !(digits + after).isEmpty,
      digits.count <= wholeDigits, after.count <= fraction.count, commasFit(parts[0])
    else { return nil }
    // A 0 at the beginning of the format asks for at least so many digits.
    let required = whole.drop { $0 != "0" }.count { $0 != "," }
    guard digits.count >= required else { return nil }
    return (isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits) + (after.isEmpty ? "" : "." + after)
  }

  private func commasFit(_ text: Substring) -> Bool {
    guard text.contains(",") else { return true }
    let wanted = Set(places(of: whole))
    return places(of: Array(text)).allSatisfy { wanted.contains($0) }
  }

  /// Number of digits to the right of each comma.
  private func places(of characters: [Character]) -> [Int] {
    characters.indices.filter { characters[$0] == "," }.map { index in
      characters[index...].count { $0 != "," }
    }
  }

  /// A number as text; `#` for each digit when it does not fit.
  func format(_ number: String) -> String {
    let (isNegative, digits, point) = DecimalRounding.digits(of: number)
    let rounded = DecimalRounding.roundedText(number, scale: fraction.count, isHalfEven: false)
    var (unscaled, places) = (digits, point)
    if let rounded { (_, unscaled, places) = DecimalRounding.digits(of: rounded) }
    let overflows = places > wholeDigits
    func digit(_ position: Int) -> Character {
      let index = places - position
      return unscaled.indices.contains(index) ? Character(String(unscaled[index])) : "0"
    }
    var text: [Character] = []
    var remaining = wholeDigits
    var hasStarted = false
    for sign in whole {
      if sign == "," {
        text.append(hasStarted ? "," : " ")
        continue
      }
      if sign == "0" || remaining <= places { hasStarted = true }
      text.append(overflows ? "#" : hasStarted ? digit(remaining) : " ")
      remaining -= 1
    }
    if hasPoint {
      text.append(".")
      for index in fraction.indices { text.append(overflows ? "#" : digit(-index)) }
    }
    return decorated(text, isNegative: isNegative)
  }

  private func decorated(_ text: [Character], isNegative: Bool) -> String {
    let blanks = text.prefix { $0 == " " }
    var body = String(text.dropFirst(blanks.count))
    if hasDollar { body = "$" + body }
    if leadingSign { body = (isNegative ? "-" : "+") + body }
    if leadingMinus { body = (isNegative ? "-" : " ") + body }
    if angleBrackets { body = isNegative ? "<" + body + ">" : body + " " }
    if trailingSign { body += isNegative ? "-" : "+" }
    if trailingMinus { body += isNegative ? "-" : " " }
    return String(blanks) + body
  }
}
