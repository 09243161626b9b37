import GnistaCore

/// Walks over the tokens of a text.
struct TokenReader {
  let source: SQLSource
  private let tokens: [SQLToken]
  private(set) var position = 0

  init(_ text: String, name: String) throws {
    source = SQLSource(text, name: name)
    tokens = try SQLLexer.tokens(of: source)
  }

  /// The token to be read next.
  var current: SQLToken { tokens[position] }

  /// Whether all has been read.
  var isAtEnd: Bool { current.kind == .end }

  /// A token further on; the last one when there are not so many.
  func peek(_ distance: Int) -> SQLToken { tokens[min(position + distance, tokens.count - 1)] }

  /// Reads a token.
  @discardableResult
  mutating func advance() -> SQLToken {
    let token = current
    if position < tokens.count - 1 { position += 1 }
    return token
  }

  /// Whether a token is the given keyword.
  func isKeyword(_ keyword: String, ahead distance: Int = 0) -> Bool { peek(distance).keyword == keyword }

  /// Whether a token is the given operator or bracket.
  func isSymbol(_ symbol: String, ahead distance: Int = 0) -> Bool {
    let token = peek(distance)
    return token.kind == .symbol && token.value == symbol
  }

  /// Reads a keyword if it is next.
  mutating func accept(_ keyword: String) -> Bool {
    guard isKeyword(keyword) else { return false }
    advance()
    return true
  }

  /// Reads the first of some keywords that is next.
  mutating func accept(anyOf keywords: String...) -> String? {
    guard keywords.contains(current.keyword) else { return nil }
    return advance().keyword
  }

  /// Reads some keywords in a row if they are next.
  mutating func accept(sequence keywords: String...) -> Bool {
    guard keywords.indices.allSatisfy({ isKeyword(keywords[$0], ahead: $0) }) else { return false }
    for _ in keywords { advance() }
    return true
  }

  /// Reads an operator or bracket if it is next.
  mutating func accept(symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  /// Reads a keyword.
  mutating func expect(_ keyword: String) throws {
    guard accept(keyword) else { throw unexpected(keyword) }
  }

  /// Reads an operator or bracket.
  mutating func expect(symbol: String) throws {
    guard accept(symbol: symbol) else { throw unexpected("'\(symbol)'") }
  }

  /// Reads a name.
  mutating func expectName(_ what: String) throws -> String {
    guard current.isName else { throw unexpected(what) }
    return advance().value
  }

  /// Checks that all has been read.
  func expectEnd(_ what: String) throws {
    guard isAtEnd else { throw unexpected(what) }
  }

  /// The error for a token that does not fit: it names the token and what was expected.
  func unexpected(_ expected: String) -> GnistaError {
    let found = isAtEnd ? "the text ends too early" : "unexpected \(spelled(current))"
    return source.error(at: current.start, "\(found); expected \(expected)")
  }

  private func spelled(_ token: SQLToken) -> String {
    let text = String(String.UnicodeScalarView(source.scalars[token.start..<token.end]))
    return token.kind == .string || token.kind == .quotedName ? text : "'\(text)'"
  }
}
