import GnistaCore

/// Operators and predicates: a parser by operator precedence.
///
/// From loose to tight: `OR`, `AND`, `NOT`, one predicate (`IS NULL`, `BETWEEN`, `LIKE` …), comparison, `|`, `^`, `&`,
/// shifts, `+ - ||`, `* / % DIV`, signs, and last the postfixes `[…]`, `.field` and `::type`.
struct ExpressionParser {
  /// What is still to be read.
  var tokens: TokenReader
  private var depth = 0

  /// How deep expressions may stand in one another. Bounded because each level takes stack.
  private static let maximumDepth = 100
  /// How many operators of one level may follow one another. Bounded because the tree they make is as deep.
  private static let maximumChain = 1_000

  init(_ text: String) throws { tokens = try TokenReader(text, name: "expression") }

  /// An expression with or without a name for its result.
  mutating func namedExpression() throws -> Expr {
    if tokens.accept(symbol: "*") { return .star(qualifier: nil) }
    let value = try expression()
    if tokens.accept("AS") {
      guard tokens.accept(symbol: "(") else {
        return .alias(value, names: [try tokens.expectName("a name after AS")], metadata: [:])
      }
      var names: [String] = []
      repeat { names.append(try tokens.expectName("a name")) } while tokens.accept(symbol: ",")
      try tokens.expect(symbol: ")")
      return .alias(value, names: names, metadata: [:])
    }
    guard tokens.current.isName else { return value }
    return .alias(value, names: [tokens.advance().value], metadata: [:])
  }

  /// Any expression.
  mutating func expression() throws -> Expr {
    try nested { parser in
      try parser.logicalChain("OR") { try $0.logicalChain("AND") { try $0.negation() } }
    }
  }

  /// Counts how deep the text is nested and refuses what would use up the stack.
  mutating func nested(_ body: (inout ExpressionParser) throws -> Expr) throws -> Expr {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw tokens.source.error(
        at: tokens.current.start,
        "the expression is nested more than \(Self.maximumDepth) levels deep; split it up")
    }
    return try body(&self)
  }

  /// Operands joined by one logical operator, as a balanced tree, so that a long list of conditions is not deep.
  private mutating func logicalChain(
    _ keyword: String, _ operand: (inout ExpressionParser) throws -> Expr
  ) throws -> Expr {
    var operands = [try operand(&self)]
    while tokens.accept(keyword) { operands.append(try operand(&self)) }
    return Self.balanced(operands[...], keyword.lowercased())
  }

  private static func balanced(_ operands: ArraySlice<Expr>, _ name: String) -> Expr {
    if operands.count == 1 { return operands[operands.startIndex] }
    let middle = operands.startIndex + (operands.count - 1) / 2
    return .call(name, [balanced(operands[...middle], name), balanced(operands[(middle + 1)...], name)])
  }

  private mutating func negation() throws -> Expr {
    if tokens.accept("NOT") || tokens.accept(symbol: "!") {
      return .call("not", [try nested { try $0.negation() }])
    }
    return try predicated()
  }

  // MARK: Predicates

  private mutating func predicated() throws -> Expr {
    let value = try operand(above: 0)
    if tokens.accept("IS") { return try isPredicate(value) }
    let isNegated = tokens.isKeyword("NOT") && Self.predicates.contains(tokens.peek(1).keyword)
    if isNegated { tokens.advance() }
    guard Self.predicates.contains(tokens.current.keyword) else { return value }
    let keyword = tokens.advance().keyword
    let result: Expr
    switch keyword {
    case "BETWEEN":
      let low = try operand(above: 0)
      try tokens.expect("AND")
      result = .call("between", [value, low, try operand(above: 0)])
    case "IN": result = .call("in", [value] + (try list()))
    case "LIKE", "ILIKE": return try likePredicate(value, keyword.lowercased(), isNegated: isNegated)
    default: result = .call("rlike", [value, try operand(above: 0)])
    }
    return isNegated ? .call("not", [result]) : result
  }

  private static let predicates: Set<String> = ["BETWEEN", "IN", "LIKE", "ILIKE", "RLIKE", "REGEXP"]

  private mutating func isPredicate(_ value: Expr) throws -> Expr {
    let isNegated = tokens.accept("NOT")
    let result: Expr
    switch tokens.current.keyword {
    case "NULL", "UNKNOWN":
      tokens.advance()
      return .call(isNegated ? "isnotnull" : "isnull", [value])
    case "TRUE", "FALSE":
      let flag = tokens.advance().keyword == "TRUE"
      result = .call("<=>", [value, .literal(.boolean(flag), type: nil)])
    case "DISTINCT":
      tokens.advance()
      try tokens.expect("FROM")
      let other = try operand(above: 0)
      let same = Expr.call("<=>", [value, other])
      return isNegated ? same : .call("not", [same])
    default: throw tokens.unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM after IS")
    }
    return isNegated ? .call("not", [result]) : result
  }

  private mutating func likePredicate(_ value: Expr, _ name: String, isNegated: Bool) throws -> Expr {
    func negated(_ test: Expr) -> Expr { isNegated ? .call("not", [test]) : test }
    // `NOT LIKE ANY` asks whether one of the patterns does not match, `NOT LIKE ALL` whether none does.
    if let quantifier = tokens.accept(anyOf: "ANY", "SOME", "ALL") {
      let tests = try list().map { negated(.call(name, [value, $0])) }
      return Self.balanced(tests[...], quantifier == "ALL" ? "and" : "or")
    }
    var arguments = [value, try operand(above: 0)]
    if tokens.accept("ESCAPE") {
      guard tokens.current.kind == .string, tokens.current.value.unicodeScalars.count == 1 else {
        throw tokens.unexpected("one character in quotes after ESCAPE")
      }
      arguments.append(.literal(.string(tokens.advance().value), type: nil))
    }
    return negated(.call(name, arguments))
  }

  /// Values in parentheses.
  private mutating func list() throws -> [Expr] {
    try tokens.expect(symbol: "(")
    try refuseQuery()
    var items = [try expression()]
    while tokens.accept(symbol: ",") { items.append(try expression()) }
    try tokens.expect(symbol: ")")
    return items
  }

  /// Says that a subquery, if one begins here, is not possible.
  func refuseQuery() throws {
    guard ["SELECT", "WITH"].contains(tokens.current.keyword), tokens.peek(1).kind != .symbol
    else { return }
    throw tokens.source.error(
      at: tokens.current.start,
      "a subquery cannot stand in an expression; use a join, or session.sql for the whole query",
      code: .unsupported)
  }

  // MARK: Operators

  /// An operand with all operators that bind tighter than a level.
  mutating func operand(above level: Int) throws -> Expr {
    var left = try signed()
    var chain = 0
    while let (name, ownLevel, length) = binaryOperator(), ownLevel > level {
      for _ in 0..<length { tokens.advance() }
      let right = try operand(above: ownLevel)
      left = .call(name, [left, right])
      chain += 1
      guard chain <= Self.maximumChain else {
        throw tokens.source.error(
          at: tokens.current.start, "more than \(Self.maximumChain) operators follow one another; split it up"
        )
      }
    }
    return left
  }

  private static let levels: [String: (name: String, level: Int)] = [
    "=": ("=", 1), "==": ("=", 1), "<=>": ("<=>", 1), "!=": ("!=", 1), "<>": ("!=", 1), "<": ("<", 1),
    "<=": ("<=", 1), "!>": ("<=", 1), ">": (">", 1), ">=": (">=", 1), "!<": (">=", 1), "|": ("|", 2),
    "^": ("^", 3), "&": ("&", 4), "+": ("+", 6), "-": ("-", 6), "||": ("concat", 6), "*": ("*", 7),
    "/": ("/", 7),
    "%": ("%", 7),
  ]

  /// The binary operator that is next, its level and the number of tokens that it is made of.
  private func binaryOperator() -> (name: String, level: Int, length: Int)? {
    let token = tokens.current
    if token.keyword == "DIV" { return ("div", 7, 1) }
    guard token.kind == .symbol else { return nil }
    if let shift = shiftOperator() { return shift }
    return Self.levels[token.value].map { ($0.name, $0.level, 1) }
  }

  /// `<<`, `>>` or `>>>`: angle brackets that touch. They are no tokens because types end in `>>` too.
  private func shiftOperator() -> (name: String, level: Int, length: Int)? {
    func touches(_ distance: Int, _ symbol: String) -> Bool {
      tokens.isSymbol(symbol, ahead: distance) && tokens.peek(distance).start == tokens.peek(distance - 1).end
    }
    if tokens.isSymbol("<"), touches(1, "<") { return ("shiftleft", 5, 2) }
    guard tokens.isSymbol(">"), touches(1, ">") else { return nil }
    return touches(2, ">") ? ("shiftrightunsigned", 5, 3) : ("shiftright", 5, 2)
  }

  /// An operand with its signs. A minus before a number makes a negative constant.
  private mutating func signed() throws -> Expr {
    if tokens.isSymbol("-"), tokens.peek(1).kind == .number {
      tokens.advance()
      return try postfix(try numberLiteral(isNegative: true))
    }
    if tokens.accept(symbol: "-") { return .call("negative", [try nested { try $0.signed() }]) }
    if tokens.accept(symbol: "+") { return .call("positive", [try nested { try $0.signed() }]) }
    if tokens.accept(symbol: "~") { return .call("~", [try nested { try $0.signed() }]) }
    return try postfix(try primary())
  }

  /// Element access, field access and conversions after an operand.
  private mutating func postfix(_ base: Expr) throws -> Expr {
    var value = base
    if case .star = value { return value }
    while true {
      if tokens.accept(symbol: "[") {
        let key = try operand(above: 0)
        try tokens.expect(symbol: "]")
        value = .extract(value, key: key)
      } else if tokens.accept(symbol: "::") {
        value = .cast(value, try DataTypeParser.dataType(&tokens), isTry: false)
      } else if tokens.isSymbol("."), tokens.peek(1).isName {
        tokens.advance()
        let name = tokens.advance().value
        if case .column(let parts, let plan) = value {
          value = .column(parts: parts + [name], plan: plan)
        } else {
          value = .extract(value, key: .literal(.string(name), type: nil))
        }
      } else if tokens.isSymbol("."), tokens.isSymbol("*", ahead: 1), case .column(let parts, _) = value {
        tokens.advance()
        tokens.advance()
        return .star(qualifier: parts.joined(separator: "."))
      } else {
        return value
      }
    }
  }
}
