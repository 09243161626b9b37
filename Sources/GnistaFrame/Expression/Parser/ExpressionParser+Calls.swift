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

  /// `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)`: the ordered column becomes the first argument.
  private mutating func withinGroup(_ call: inout FunctionCall) throws {
    let place = tokens.current.start
    try tokens.expect(symbol: "(")
    try tokens.expect("ORDER")
    try tokens.expect("BY")
    let key = try sortKey()
    try tokens.expect(symbol: ")")
    guard case .sortKey(let column, let isDescending, _) = key, call.arguments.count == 1,
      ["percentile_cont", "percentile_disc"].contains(call.name)
    else {
      throw tokens.source.error(
        at: place, "WITHIN GROUP is known for percentile_cont and percentile_disc only, not for \(call.name)",
        code: .unsupported)
    }
    var fraction = call.arguments[0]
    if isDescending {
      // Counted from above, p is 1 - p from below; of percentile_disc that is not always the same value.
      guard case .literal(let value, _) = fraction, let number = value.doubleValue,
        call.name == "percentile_cont"
      else {
        throw tokens.source.error(
          at: place, "a descending order is known for percentile_cont with a constant fraction only",
          code: .unsupported)
      }
      fraction = .literal(.double(1 - number), type: nil)
    }
    call.arguments = [column, fraction]
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
    guard case .literal(let value, _) = try operand(above: 0), let offset = value.integerValue else {
      throw tokens.source.error(
        at: place, "the distance of a window's boundary is a whole number; for times, order by their seconds")
    }
    guard let side = tokens.accept(anyOf: "PRECEDING", "FOLLOWING") else {
      throw tokens.unexpected("PRECEDING or FOLLOWING")
    }
    return offset == 0 ? .currentRow : .offset(side == "PRECEDING" ? -offset : offset)
  }
}
