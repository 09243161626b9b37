import GnistaCore

/// Functions whose arguments have a syntax of their own.
extension ExpressionParser {
  /// The call of such a function; nil, with nothing read, when the name belongs to none or the plain form is used.
  mutating func specialForm(_ keyword: String) throws -> Expr? {
    switch keyword {
    case "CAST", "TRY_CAST": return try cast(isTry: keyword == "TRY_CAST")
    case "EXTRACT": return try extract()
    case "POSITION": return try position()
    case "SUBSTRING", "SUBSTR": return try substring()
    case "TRIM": return try trim()
    case "OVERLAY": return try overlay()
    case "TIMESTAMPADD", "DATEADD", "DATE_ADD": return try unitFunction("timestampadd")
    case "TIMESTAMPDIFF", "DATEDIFF", "DATE_DIFF": return try unitFunction("timestampdiff")
    default: return nil
    }
  }

  private mutating func open() throws {
    tokens.advance()
    try tokens.expect(symbol: "(")
  }

  /// `CAST(value AS type)`
  private mutating func cast(isTry: Bool) throws -> Expr {
    try open()
    let value = try expression()
    guard tokens.accept("AS") else { throw tokens.unexpected("AS and a type") }
    let type = try DataTypeParser.dataType(&tokens)
    try tokens.expect(symbol: ")")
    return .cast(value, type, isTry: isTry)
  }

  /// `EXTRACT(YEAR FROM value)`, or the plain form with the part in quotes and a comma; nil for the latter.
  private mutating func extract() throws -> Expr? {
    guard tokens.peek(2).isName else { return nil }
    try open()
    let field = try tokens.expectName("a part such as YEAR or HOUR")
    try tokens.expect("FROM")
    let value = try operand(above: 0)
    try tokens.expect(symbol: ")")
    return .call("extract", [.literal(.string(field.uppercased()), type: nil), value])
  }

  /// `POSITION(part IN text)`, which is `locate` from the first character, or the plain form with commas.
  private mutating func position() throws -> Expr {
    try open()
    var arguments = [try operand(above: 0)]
    if tokens.accept("IN") {
      arguments.append(try operand(above: 0))
      try tokens.expect(symbol: ")")
      return .call("locate", arguments + [.literal(.integer(1), type: nil)])
    }
    while tokens.accept(symbol: ",") { arguments.append(try expression()) }
    guard tokens.accept(symbol: ")") else { throw tokens.unexpected("IN and the text, or ','") }
    return .call("position", arguments)
  }

  /// `SUBSTRING(text FROM start FOR length)`, or the plain form with commas.
  private mutating func substring() throws -> Expr {
    let name = tokens.current.value.lowercased()
    try open()
    var arguments = [try expression()]
    if tokens.accept("FROM") {
      arguments.append(try expression())
      if tokens.accept("FOR") { arguments.append(try expression()) }
    } else {
      while tokens.accept(symbol: ",") { arguments.append(try expression()) }
    }
    guard tokens.accept(symbol: ")") else { throw tokens.unexpected("FROM, ',' or ')'") }
    return .call(name, arguments)
  }

  /// `TRIM(text)`, `TRIM([BOTH|LEADING|TRAILING] [characters] FROM text)`. With characters these come first, as in
  /// Spark's functions `trim`, `ltrim` and `rtrim`.
  private mutating func trim() throws -> Expr {
    try open()
    // BOTH may also be a column's name; it is the side only when something other than an operator follows.
    let names = ["BOTH": "trim", "LEADING": "ltrim", "TRAILING": "rtrim"]
    var name = "trim"
    if let side = names[tokens.current.keyword],
      tokens.peek(1).kind != .symbol || tokens.isSymbol("(", ahead: 1)
    {
      tokens.advance()
      name = side
      if tokens.accept("FROM") { return .call(name, [try closing()]) }
    }
    var arguments = [try expression()]
    if tokens.accept("FROM") {
      arguments.append(try expression())
    } else if tokens.accept(symbol: ",") {
      arguments.append(try expression())
    }
    guard tokens.accept(symbol: ")") else { throw tokens.unexpected("FROM or ')'") }
    return .call(name, arguments)
  }

  private mutating func closing() throws -> Expr {
    let value = try expression()
    try tokens.expect(symbol: ")")
    return value
  }

  /// `OVERLAY(text PLACING part FROM start FOR length)`, or the plain form with commas.
  private mutating func overlay() throws -> Expr {
    try open()
    var arguments = [try expression()]
    if tokens.accept("PLACING") {
      arguments.append(try expression())
      try tokens.expect("FROM")
      arguments.append(try expression())
      if tokens.accept("FOR") { arguments.append(try expression()) }
    } else {
      while tokens.accept(symbol: ",") { arguments.append(try expression()) }
    }
    guard tokens.accept(symbol: ")") else { throw tokens.unexpected("PLACING, ',' or ')'") }
    return .call("overlay", arguments)
  }

  /// `TIMESTAMPADD(unit, number, time)` and its like; nil when the first argument is no bare unit with two more after.
  private mutating func unitFunction(_ name: String) throws -> Expr? {
    let units: Set<String> = [
      "YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFYEAR", "HOUR", "MINUTE", "SECOND", "MILLISECOND",
      "MICROSECOND",
    ]
    let unit = tokens.peek(2)
    guard units.contains(unit.keyword), tokens.isSymbol(",", ahead: 3) else { return nil }
    let start = self
    try open()
    tokens.advance()
    try tokens.expect(symbol: ",")
    let first = try expression()
    guard tokens.accept(symbol: ",") else {
      // Two arguments: the word is a column.
      self = start
      return nil
    }
    let second = try expression()
    try tokens.expect(symbol: ")")
    return .call(name, [.literal(.string(unit.value), type: nil), first, second])
  }
}
