import GnistaCore

/// Operands: constants, columns, parentheses, conditionals and functions given to functions.
extension ExpressionParser {
  /// An operand without signs and postfixes.
  mutating func primary() throws -> Expr {
    let token = tokens.current
    switch token.kind {
    case .number: return try numberLiteral(isNegative: false)
    case .string: return .literal(.string(textLiteral()), type: nil)
    case .quotedName: return try name()
    case .word: return try word(token)
    case .symbol where token.value == "(": return try parenthesized()
    case .symbol, .end: throw tokens.unexpected("a column, a constant or a function call")
    }
  }

  /// Words that cannot be a column's name without backticks, because an operand is expected here.
  private static let reserved: Set<String> = [
    "AND", "OR", "BETWEEN", "LIKE", "ILIKE", "RLIKE", "REGEXP", "IS", "IN", "THEN", "WHEN", "ELSE", "AS",
  ]

  /// Those of them that are functions when a parenthesis follows.
  private static let alsoFunctions: Set<String> = ["BETWEEN", "LIKE", "ILIKE", "RLIKE", "REGEXP", "WHEN"]

  private mutating func word(_ token: SQLToken) throws -> Expr {
    let isFunction = Self.alsoFunctions.contains(token.keyword) && tokens.isSymbol("(", ahead: 1)
    if Self.reserved.contains(token.keyword), !isFunction {
      throw tokens.unexpected(
        "a column, a constant or a function call (a column of this name needs backticks)")
    }
    switch token.keyword {
    case "NULL", "TRUE", "FALSE":
      tokens.advance()
      return .literal(token.keyword == "NULL" ? .null : .boolean(token.keyword == "TRUE"), type: nil)
    case "CASE" where tokens.peek(1).kind != .end && !tokens.isSymbol(".", ahead: 1):
      tokens.advance()
      return try conditional()
    case "INTERVAL" where startsInterval(): return try intervalLiteral()
    case "CURRENT_DATE", "CURRENT_TIMESTAMP", "CURRENT_TIMEZONE", "LOCALTIMESTAMP", "CURRENT_USER":
      if tokens.isSymbol("(", ahead: 1) || tokens.isSymbol(".", ahead: 1) { return try name() }
      tokens.advance()
      return .call(token.keyword.lowercased(), [])
    default:
      if tokens.peek(1).kind == .string { return try typedLiteral(token) }
      if tokens.isSymbol("->", ahead: 1) { return try lambda() }
      return try name()
    }
  }

  /// A column, or a function when a parenthesis follows.
  private mutating func name() throws -> Expr {
    if tokens.isSymbol("(", ahead: 1) { return try functionCall() }
    return .column(parts: [tokens.advance().value], plan: nil)
  }

  /// `(expression)`, a row of several expressions, or the parameters of a function.
  private mutating func parenthesized() throws -> Expr {
    if startsLambda() { return try lambda() }
    let start = tokens.advance()
    try refuseQuery()
    var items = [try namedExpression()]
    while tokens.accept(symbol: ",") { items.append(try namedExpression()) }
    try tokens.expect(symbol: ")")
    if items.count > 1 { return .call("struct", items) }
    if case .alias = items[0] {
      throw tokens.source.error(at: start.start, "a name can be given only to a whole expression")
    }
    return items[0]
  }

  // MARK: Conditionals

  /// `CASE WHEN condition THEN value … [ELSE value] END`, or `CASE value WHEN other THEN …`.
  private mutating func conditional() throws -> Expr {
    let subject = tokens.isKeyword("WHEN") ? nil : try expression()
    var branches: [Expr.Branch] = []
    while tokens.accept("WHEN") {
      let test = try expression()
      try tokens.expect("THEN")
      let condition = subject.map { Expr.call("=", [$0, test]) } ?? test
      branches.append(.init(condition: condition, value: try expression()))
    }
    guard !branches.isEmpty else { throw tokens.unexpected("WHEN") }
    let otherwise = tokens.accept("ELSE") ? try expression() : nil
    guard tokens.accept("END") else {
      throw tokens.unexpected(otherwise == nil ? "WHEN, ELSE or END" : "END")
    }
    return .conditional(branches, otherwise: otherwise)
  }

  // MARK: Functions given to functions

  /// Whether `(name, …) ->` begins here.
  private func startsLambda() -> Bool {
    var distance = 1
    while tokens.peek(distance).isName {
      guard tokens.isSymbol(",", ahead: distance + 1) else {
        return tokens.isSymbol(")", ahead: distance + 1) && tokens.isSymbol("->", ahead: distance + 2)
      }
      distance += 2
    }
    return false
  }

  /// `x -> body` or `(x, y) -> body`.
  private mutating func lambda() throws -> Expr {
    var parameters: [String] = []
    if tokens.accept(symbol: "(") {
      repeat { parameters.append(try tokens.expectName("a parameter")) } while tokens.accept(symbol: ",")
      try tokens.expect(symbol: ")")
    } else {
      parameters = [try tokens.expectName("a parameter")]
    }
    try tokens.expect(symbol: "->")
    return .lambda(parameters: parameters, body: try expression())
  }
}
