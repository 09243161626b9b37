/// One word, name, number, text or sign of an expression or a type in Spark SQL's grammar.
struct SQLToken: Sendable {
  /// What kind of token it is.
  enum Kind: Sendable {
    /// A keyword or a name without quotes.
    case word
    /// A name in backticks.
    case quotedName
    /// A number with its suffix.
    case number
    /// A text in quotes.
    case string
    /// An operator or a bracket.
    case symbol
    /// The end of the text.
    case end
  }

  /// What kind of token it is.
  let kind: Kind
  /// The content: a name without its quotes, a text with its escapes resolved, anything else as it was written.
  let value: String
  /// Where it begins, counted in Unicode scalars.
  let start: Int
  /// Where it ends.
  let end: Int
  /// The content in upper case, for words; empty for everything else.
  let keyword: String

  init(_ kind: Kind, _ value: String, start: Int, end: Int) {
    self.kind = kind
    self.value = value
    self.start = start
    self.end = end
    keyword = kind == .word ? value.uppercased() : ""
  }

  /// Whether it can stand as a name.
  var isName: Bool { kind == .word || kind == .quotedName }
}
