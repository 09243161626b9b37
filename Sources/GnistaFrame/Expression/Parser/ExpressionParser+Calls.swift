import GnistaCore

/// Function calls, those with a syntax of their own, and windows.
extension ExpressionParser {
  /// A call; the name is next and a parenthesis follows it.
  mutating func functionCall() throws -> Expr {
    let token = tokens.current
    if token.kind == .word, let special = try specialForm(token.keyword) { return special }
    tokens.advance()
    try tokens.expect(symbol: "(")
    try refuseQuery()
    var call = FunctionCall(name: token.value, arguments: [])
    if tokens.accept("DISTINCT") { call.isDistinct = true } else { _ = allQuantifier() }
    if !tokens.isSymbol(")") {
      repeat { call.arguments.append(try argument(of: call.name)) } while tokens.accept(symbol: ",")
    }
    // first(x IGNORE NULLS)
    acceptNulls(&call)
    try tokens.expect(symbol: ")")
    if call.name == "count", call.arguments == [.star(qualifier: nil)] {
      call.arguments = [.literal(.integer(1), type: nil)]
    }
    if let type = Self.castFunctions[call.name], call.arguments.count == 1, !call.isDistinct {
      return .cast(call.arguments[0], type, isTry: false)
    }
    return try tail(of: call)
  }

  /// Spark's functions that are conversions under the name of a type.
  private static let castFunctions: [String: DataType] = [
    "boolean": .boolean, "tinyint": .byte, "smallint": .short, "int": .integer, "bigint": .long,
    "float": .float,
    "double": .double, "decimal": .decimal(precision: 10, scale: 0), "date": .date, "timestamp": .timestamp,
    "binary": .binary, "string": .string,
  ]

  /// `ALL` before the arguments, which is the default; not a column of that name.
  private mutating func allQuantifier() -> Bool {
    let next = tokens.peek(1)
    return (next.kind == .symbol && next.value != "(" ? false : next.kind != .end) && tokens.accept("ALL")
  }

  private mutating func argument(of function: String) throws -> Expr {
    if tokens.current.isName, tokens.isSymbol("=>", ahead: 1) {
      throw tokens.source.error(
        at: tokens.current.start, "arguments have no names here; give them in the function's order",
        code: .unsupported)
    }
    if tokens.accept(symbol: "*") { return .star(qualifier: nil) }
    return function == "struct" ? try namedExpression() : try expression()
  }

  private mutating func acceptNulls(_ call: inout FunctionCall) {
    if tokens.accept(sequence: "IGNORE", "NULLS") {
      call.ignoresNulls = true
    } else {
      _ = tokens.accept(sequence: "RESPECT", "NULLS")
    }
  }

  /// What may follow the arguments: an order of the values, a filter, the treatment of nulls and a window.
  private mutating func tail(of start: FunctionCall) throws -> Expr {
    var call = start
    if tokens.accept(sequence: "WITHIN", "GROUP") { try withinGroup(&call) }
    if tokens.isKeyword("FILTER"), tokens.isSymbol("(", ahead: 1) {
      tokens.advance()
      tokens.advance()
      try tokens.expect("WHERE")
      call.filter = try expression()
      try tokens.expect(symbol: ")")
    }
    acceptNulls(&call)
    guard tokens.isKeyword("OVER") else { return .call(call) }
    guard tokens.isSymbol("(", ahead: 1) else {
      guard tokens.peek(1).isName else { return .call(call) }
      throw tokens.source.error(
        at: tokens.peek(1).start, "named windows belong to whole queries; write the window in parentheses",
        code: .unsupported)
    }
    tokens.advance()
    return .window(call, try window())
  }

  /// `listagg(s) WITHIN GROUP (ORDER BY t)`. Of `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)` the ordered column becomes
  /// the first argument, as in `percentile(x, 0.5)`, and so does that of `mode()`; their order stays when it descends.
  private mutating func withinGroup(_ call: inout FunctionCall) throws {
    let place = tokens.current.start
    try tokens.expect(symbol: "(")
    try tokens.expect("ORDER")
    try tokens.expect("BY")
    var keys: [Expr] = []
    repeat { keys.append(try sortKey()) } while tokens.accept(symbol: ",")
    try tokens.expect(symbol: ")")
    switch (call.name, call.arguments.count) {
    case ("listagg", _), ("string_agg", _): call.order = keys
    case ("percentile_cont", 1), ("percentile_disc", 1), ("mode", 0):
      guard case .sortKey(let column, let isDescending, _) = keys[0], keys.count == 1 else {
        throw tokens.source.error(at: place, "\(call.name) is ordered by one column")
      }
      call.arguments.insert(column, at: 0)
      if call.name == "mode" { call.arguments.append(.literal(.boolean(true), type: nil)) }
      if isDescending { call.order = keys }
    default:
      throw tokens.source.error(
        at: place,
        "WITHIN GROUP belongs to listagg, mode, percentile_cont and percentile_disc, not to \(call.name)",
        code: .unsupported)
    }
  }

  // MARK: Windows

  /// `(PARTITION BY … ORDER BY … ROWS|RANGE …)`
  private mutating func window() throws -> WindowSpecification {
    var window = WindowSpecification()
    try tokens.expect(symbol: "(")
    if tokens.accept(anyOf: "PARTITION", "DISTRIBUTE") != nil {
      try tokens.expect("BY")
      repeat { window.partitionBy.append(try expression()) } while tokens.accept(symbol: ",")
    }
    if tokens.accept(anyOf: "ORDER", "SORT") != nil {
      try tokens.expect("BY")
      repeat { window.orderBy.append(try sortKey()) } while tokens.accept(symbol: ",")
    }
    if let unit = tokens.accept(anyOf: "ROWS", "RANGE") {
      window.frame = try frame(unit == "ROWS" ? .rows : .range)
    }
    guard tokens.accept(symbol: ")") else {
      throw tokens.unexpected("PARTITION BY, ORDER BY, ROWS, RANGE or ')'")
    }
    return window
  }

  /// A key to sort by: ascending with nulls first, or descending with nulls last, unless said otherwise.
  private mutating func sortKey() throws -> Expr {
    let value = try expression()
    let isDescending = tokens.accept(anyOf: "ASC", "DESC") == "DESC"
    var nullsFirst = !isDescending
    if tokens.accept("NULLS") {
      guard let place = tokens.accept(anyOf: "FIRST", "LAST") else {
        throw tokens.unexpected("FIRST or LAST")
      }
      nullsFirst = place == "FIRST"
    }
    return .sortKey(value, descending: isDescending, nullsFirst: nullsFirst)
  }

  private mutating func frame(_ unit: WindowSpecification.FrameUnit) throws -> WindowSpecification.Frame {
    guard tokens.accept("BETWEEN") else {
      return .init(unit: unit, start: try boundary(), end: .currentRow)
    }
    let start = try boundary()
    try tokens.expect("AND")
    return .init(unit: unit, start: start, end: try boundary())
  }

  private mutating func boundary() throws -> WindowSpecification.Boundary {
    if tokens.accept("UNBOUNDED") {
      guard let side = tokens.accept(anyOf: "PRECEDING", "FOLLOWING") else {
        throw tokens.unexpected("PRECEDING or FOLLOWING")
      }
      return side == "PRECEDING" ? .unboundedPreceding : .unboundedFollowing
    }
    if tokens.accept(sequence: "CURRENT", "ROW") { return .currentRow }
    let place = tokens.current.start
    guard case .literal(let value, _) = try operand(above: 0), Self.isDistance(value.dataType) else {
      throw tokens.source.error(
        at: place, "the distance of a window's boundary is a constant number or interval")
    }
    guard let side = tokens.accept(anyOf: "PRECEDING", "FOLLOWING") else {
      throw tokens.unexpected("PRECEDING or FOLLOWING")
    }
    guard value.dataType.isIntegral, let offset = value.integerValue else {
      return side == "PRECEDING" ? .preceding(value) : .following(value)
    }
    return offset == 0 ? .currentRow : .offset(side == "PRECEDING" ? -offset : offset)
  }

  private static func isDistance(_ type: DataType) -> Bool {
    type.isNumeric || type == .dayTimeInterval || type == .yearMonthInterval
  }
}
