/// Cuts text into SQL statements at semicolons.
///
/// A semicolon in a text (`'…'`), a quoted name (`"…"`), a dollar quote (`$tag$…$tag$`) or a comment (`-- …`, `/* … */`,
/// which may be nested) ends nothing.
struct StatementSplitter {
  /// One statement.
  struct Statement: Equatable {
    /// The text without its semicolon and without blanks around it.
    var text: String
    /// The line of the whole text on which it begins, 1-based.
    var line: Int
  }

  /// What was found in a text.
  struct Result: Equatable {
    /// The statements that are ended by a semicolon and hold more than comments.
    var complete: [Statement]
    /// What follows the last semicolon; empty when that is only blanks and comments.
    var rest: String
    /// The line on which the rest begins.
    var restLine: Int
  }

  private let characters: [Character]
  private var position = 0
  private var line = 1

  private init(_ text: String) { characters = Array(text) }

  /// Cuts a text.
  static func split(_ text: String) -> Result {
    var splitter = StatementSplitter(text)
    return splitter.run()
  }

  /// The first word of a statement in upper case, comments and opening parentheses passed over.
  static func keyword(of statement: String) -> String {
    var splitter = StatementSplitter(statement)
    while let character = splitter.current {
      if character.isWhitespace || character == "(" {
        splitter.advance()
      } else if !splitter.skipComment() {
        break
      }
    }
    let word = splitter.characters[splitter.position...].prefix { $0.isLetter || $0 == "_" }
    return String(word).uppercased()
  }

  private var current: Character? { position < characters.count ? characters[position] : nil }
  private func peek(_ offset: Int) -> Character? {
    position + offset < characters.count ? characters[position + offset] : nil
  }

  private mutating func advance() {
    if characters[position].isNewline { line += 1 }
    position += 1
  }

  private mutating func run() -> Result {
    var complete: [Statement] = []
    var start: (position: Int, line: Int)?
    while let character = current {
      if character == ";" {
        if let begun = start {
          complete.append(Statement(text: text(from: begun.position), line: begun.line))
        }
        start = nil
        advance()
      } else if character.isWhitespace {
        advance()
      } else if !skipComment() {
        if start == nil { start = (position, line) }
        skipToken()
      }
    }
    return Result(
      complete: complete, rest: start.map { text(from: $0.position) } ?? "", restLine: start?.line ?? line)
  }

  /// The text from a position to here without blanks at its end.
  private func text(from start: Int) -> String {
    var end = position
    while end > start, characters[end - 1].isWhitespace { end -= 1 }
    return String(characters[start..<end])
  }

  /// Passes over a comment; false when there is none here.
  private mutating func skipComment() -> Bool {
    if current == "-", peek(1) == "-" {
      while let character = current, !character.isNewline { advance() }
      return true
    }
    guard current == "/", peek(1) == "*" else { return false }
    var depth = 0
    while current != nil {
      if current == "/", peek(1) == "*" {
        depth += 1
        advance()
      } else if current == "*", peek(1) == "/" {
        depth -= 1
        advance()
      }
      advance()
      if depth == 0 { break }
    }
    return true
  }

  /// Passes over a quoted piece as a whole, or over one character.
  private mutating func skipToken() {
    switch current {
    case "'", "\"": skipQuoted(by: characters[position])
    case "$": if !skipDollarQuote() { advance() }
    default: advance()
    }
  }

  /// A doubled quote ends the piece and begins the next one at once, which comes to the same.
  private mutating func skipQuoted(by quote: Character) {
    advance()
    while let character = current {
      advance()
      if character == quote { return }
    }
  }

  private mutating func skipDollarQuote() -> Bool {
    var length = 1
    while let character = peek(length), character.isLetter || character.isNumber || character == "_" {
      length += 1
    }
    guard peek(length) == "$" else { return false }
    let tag = Array(characters[position...position + length])
    for _ in tag { advance() }
    while current != nil {
      if characters[position...].starts(with: tag) {
        for _ in tag { advance() }
        return true
      }
      advance()
    }
    return true
  }
}
