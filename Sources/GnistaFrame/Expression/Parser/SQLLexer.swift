import GnistaCore

/// Cuts the text of an expression or a type into tokens, by the rules of Spark SQL.
struct SQLLexer {
  private let text: SQLSource
  private let scalars: [Unicode.Scalar]
  private var position = 0

  private init(_ text: SQLSource) {
    self.text = text
    scalars = text.scalars
  }

  /// All tokens, the last of kind `end`.
  ///
  /// - Throws: ``GnistaError`` `SYNTAX_ERROR` for a text or comment that is not closed, or a sign that is no token.
  static func tokens(of text: SQLSource) throws -> [SQLToken] {
    var lexer = SQLLexer(text)
    var tokens: [SQLToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    let count = lexer.scalars.count
    tokens.append(SQLToken(.end, "", start: count, end: count))
    return tokens
  }

  private static let symbols: [[String]] = [
    ["<=>"], ["->", "=>", "::", "||", "<>", "!=", "!<", "!>", "<=", ">=", "=="],
    [
      "=", "<", ">", "+", "-", "*", "/", "%", "~", "&", "|", "^", "!", "(", ")", "[", "]", ",", ".", ":", ";",
      "?",
    ],
  ]

  private mutating func next() throws -> SQLToken? {
    try skipBlanks()
    guard let first = peek() else { return nil }
    if first == "r" || first == "R", let quote = peek(1), quote == "'" || quote == "\"" {
      return try rawString(quote)
    }
    if Self.isDigit(first) || (first == "." && peek(1).map(Self.isDigit) == true) { return try number() }
    if Self.isNamePart(first) { return word() }
    switch first {
    case "'", "\"": return try string(first)
    case "`": return try quotedName()
    default: return try symbol()
    }
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "_" || scalar.properties.isAlphabetic
  }

  private func spelled(from start: Int) -> String {
    String(String.UnicodeScalarView(scalars[start..<position]))
  }

  /// Passes over white space and over comments of both forms.
  private mutating func skipBlanks() throws {
    while let scalar = peek() {
      if scalar.properties.isWhitespace {
        position += 1
      } else if scalar == "-", peek(1) == "-" {
        while let other = peek(), other != "\n" { position += other == "\\" && peek(1) == "\n" ? 2 : 1 }
      } else if scalar == "/", peek(1) == "*" {
        try skipBlockComment()
      } else {
        return
      }
    }
  }

  private mutating func skipBlockComment() throws {
    let start = position
    var depth = 0
    repeat {
      switch (peek(), peek(1)) {
      case ("/", "*"):
        depth += 1
        position += 2
      case ("*", "/"):
        depth -= 1
        position += 2
      case (nil, _): throw text.error(at: start, "the comment that begins here is not closed with '*/'")
      default: position += 1
      }
    } while depth > 0
  }

  private mutating func word() -> SQLToken {
    let start = position
    while let scalar = peek(), Self.isNamePart(scalar) { position += 1 }
    return SQLToken(.word, spelled(from: start), start: start, end: position)
  }

  /// A number with its suffix; digits that go on as a name, such as `2nd`, are a word.
  private mutating func number() throws -> SQLToken {
    let start = position
    skipDigits()
    var isWhole = true
    if peek() == ".", peek(1).map({ Self.isNamePart($0) && !Self.isDigit($0) }) != true {
      isWhole = false
      position += 1
      skipDigits()
    }
    if peek() == "e" || peek() == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if peek(1 + sign).map(Self.isDigit) == true {
        isWhole = false
        position += 1 + sign
        skipDigits()
      }
    }
    let suffix = position
    while let scalar = peek(), Self.isNamePart(scalar) { position += 1 }
    let ending = spelled(from: suffix).uppercased()
    if ["", "F", "D", "BD"].contains(ending) || isWhole && ["L", "S", "Y"].contains(ending) {
      return SQLToken(.number, spelled(from: start), start: start, end: position)
    }
    guard isWhole else {
      throw text.error(
        at: start, "'\(spelled(from: start))' is not a number; the suffixes are L, S, Y, F, D and BD")
    }
    return SQLToken(.word, spelled(from: start), start: start, end: position)
  }

  private mutating func skipDigits() {
    while let scalar = peek(), Self.isDigit(scalar) { position += 1 }
  }

  /// A text in quotes: backslash escapes are resolved, a doubled quote is one.
  private mutating func string(_ quote: Unicode.Scalar) throws -> SQLToken {
    let start = position
    var value = String.UnicodeScalarView()
    position += 1
    while let scalar = peek() {
      if scalar == quote {
        guard peek(1) == quote else {
          position += 1
          return SQLToken(.string, String(value), start: start, end: position)
        }
        value.append(quote)
        position += 2
      } else if scalar == "\\" {
        let (resolved, length) = SQLEscape.resolve(scalars, at: position)
        value.append(contentsOf: resolved)
        position += length
      } else {
        value.append(scalar)
        position += 1
      }
    }
    throw text.error(at: start, "the text that begins here is not closed with \(quote)")
  }

  /// A text such as `r'\d+'`, in which a backslash is only itself.
  private mutating func rawString(_ quote: Unicode.Scalar) throws -> SQLToken {
    let start = position
    position += 2
    let content = position
    while let scalar = peek(), scalar != quote { position += 1 }
    guard peek() == quote else {
      throw text.error(at: start, "the text that begins here is not closed with \(quote)")
    }
    let value = spelled(from: content)
    position += 1
    return SQLToken(.string, value, start: start, end: position)
  }

  private mutating func quotedName() throws -> SQLToken {
    let start = position
    var value = String.UnicodeScalarView()
    position += 1
    while let scalar = peek() {
      position += 1
      guard scalar == "`" else {
        value.append(scalar)
        continue
      }
      guard peek() == "`" else {
        guard !value.isEmpty else { throw text.error(at: start, "a name in backticks must not be empty") }
        return SQLToken(.quotedName, String(value), start: start, end: position)
      }
      value.append("`")
      position += 1
    }
    throw text.error(at: start, "the name that begins here is not closed with a backtick")
  }

  private mutating func symbol() throws -> SQLToken {
    let start = position
    for (index, candidates) in Self.symbols.enumerated() {
      let length = 3 - index
      guard start + length <= scalars.count else { continue }
      let spelled = String(String.UnicodeScalarView(scalars[start..<start + length]))
      if candidates.contains(spelled) {
        position += length
        return SQLToken(.symbol, spelled, start: start, end: position)
      }
    }
    throw text.error(at: start, "'\(scalars[start])' has no meaning here")
  }
}
