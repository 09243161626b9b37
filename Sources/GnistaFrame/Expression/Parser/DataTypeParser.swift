public import GnistaCore

/// Reads types and schemas in Spark SQL's notation, such as `a INT, b ARRAY<STRING>, c DECIMAL(10,2) NOT NULL`.
public enum DataTypeParser {
  /// Reads one type, such as `map<string, array<int>>`.
  ///
  /// - Throws: ``GnistaError`` `SYNTAX_ERROR` with the place and what was expected.
  public static func parseType(_ text: String) throws -> DataType {
    var tokens = try TokenReader(text, name: "type")
    let type = try dataType(&tokens)
    try tokens.expectEnd("the end of the type")
    return type
  }

  /// Reads the columns of a schema: names and types, with `NOT NULL` and `COMMENT '…'` where wanted. A colon may
  /// stand after a name. A comment becomes the field's metadata under `comment`.
  ///
  /// - Throws: ``GnistaError`` `SYNTAX_ERROR` with the place and what was expected.
  public static func parseSchema(_ text: String) throws -> Schema {
    var tokens = try TokenReader(text, name: "schema")
    if tokens.isAtEnd { return Schema() }
    // A whole struct type is a schema too.
    if tokens.isKeyword("STRUCT"), tokens.isSymbol("<", ahead: 1), let type = try? parseType(text),
      case .structure(let schema) = type
    {
      return schema
    }
    let fields = try fields(&tokens) { $0.isAtEnd }
    return Schema(fields)
  }

  private static let simple: [String: DataType] = [
    "BOOLEAN": .boolean, "TINYINT": .byte, "BYTE": .byte, "SMALLINT": .short, "SHORT": .short,
    "INT": .integer,
    "INTEGER": .integer, "BIGINT": .long, "LONG": .long, "FLOAT": .float, "REAL": .float, "DOUBLE": .double,
    "DATE": .date, "TIMESTAMP": .timestamp, "TIMESTAMP_LTZ": .timestamp, "TIMESTAMP_NTZ": .timestampNTZ,
    "STRING": .string, "BINARY": .binary, "VOID": .null, "VECTOR": .vector,
  ]

  /// Reads a type; what follows it is left.
  static func dataType(_ tokens: inout TokenReader) throws -> DataType {
    guard tokens.current.kind == .word else { throw tokens.unexpected("a type such as INT or ARRAY<STRING>") }
    let start = tokens.current
    tokens.advance()
    switch start.keyword {
    case "ARRAY":
      try tokens.expect(symbol: "<")
      let element = try dataType(&tokens)
      try closeAngle(&tokens)
      return .array(element)
    case "MAP":
      try tokens.expect(symbol: "<")
      let key = try dataType(&tokens)
      try tokens.expect(symbol: ",")
      let value = try dataType(&tokens)
      try closeAngle(&tokens)
      return .map(key, value)
    case "STRUCT":
      if tokens.accept(symbol: "<>") { return .structure(Schema()) }
      try tokens.expect(symbol: "<")
      let fields = try fields(&tokens) { $0.isSymbol(">") }
      try closeAngle(&tokens)
      return .structure(Schema(fields))
    case "DECIMAL", "DEC", "NUMERIC": return try decimal(&tokens)
    case "CHAR", "CHARACTER", "VARCHAR":
      try tokens.expect(symbol: "(")
      _ = try number(&tokens, "a length")
      try tokens.expect(symbol: ")")
      return .string
    case "STRING":
      if tokens.accept("COLLATE") { _ = try tokens.expectName("the name of a collation") }
      return .string
    case "INTERVAL": return try interval(&tokens)
    case "TIMESTAMP": return try timestamp(&tokens)
    default:
      if let type = simple[start.keyword] { return type }
      let hint = Suggestion.nearest(to: start.keyword, among: names).map { "; did you mean \($0)?" } ?? ""
      throw tokens.source.error(at: start.start, "no type is named '\(start.value)'\(hint)")
    }
  }

  private static let names =
    simple.keys.sorted() + ["ARRAY", "MAP", "STRUCT", "DECIMAL", "NUMERIC", "CHAR", "VARCHAR", "INTERVAL"]

  private static func closeAngle(_ tokens: inout TokenReader) throws {
    try tokens.expect(symbol: ">")
  }

  private static func decimal(_ tokens: inout TokenReader) throws -> DataType {
    guard tokens.accept(symbol: "(") else { return .decimal(precision: 10, scale: 0) }
    let place = tokens.current.start
    let precision = try number(&tokens, "the number of digits")
    let scale = tokens.accept(symbol: ",") ? try number(&tokens, "the number of digits after the point") : 0
    try tokens.expect(symbol: ")")
    guard (1...38).contains(precision), scale <= precision else {
      throw tokens.source.error(
        at: place,
        "DECIMAL(\(precision), \(scale)) does not exist; it has 1 to 38 digits, at most so many after the point"
      )
    }
    return .decimal(precision: precision, scale: scale)
  }

  private static func number(_ tokens: inout TokenReader, _ what: String) throws -> Int {
    guard tokens.current.kind == .number, let number = Int(tokens.current.value) else {
      throw tokens.unexpected(what)
    }
    tokens.advance()
    return number
  }

  private static func timestamp(_ tokens: inout TokenReader) throws -> DataType {
    if tokens.accept(sequence: "WITHOUT", "TIME", "ZONE") { return .timestampNTZ }
    if tokens.accept(sequence: "WITH", "LOCAL", "TIME", "ZONE") { return .timestamp }
    return .timestamp
  }

  /// `INTERVAL`, `INTERVAL YEAR [TO MONTH]`, `INTERVAL MONTH` or `INTERVAL DAY|HOUR|MINUTE|SECOND [TO …]`.
  private static func interval(_ tokens: inout TokenReader) throws -> DataType {
    let clock = ["DAY", "HOUR", "MINUTE", "SECOND"]
    if tokens.accept(anyOf: "YEAR", "MONTH") != nil {
      if tokens.accept("TO") { try tokens.expect("MONTH") }
      return .yearMonthInterval
    }
    guard clock.contains(tokens.current.keyword) else { return .calendarInterval }
    tokens.advance()
    if tokens.accept("TO") {
      guard clock.contains(tokens.current.keyword) else { throw tokens.unexpected("HOUR, MINUTE or SECOND") }
      tokens.advance()
    }
    return .dayTimeInterval
  }

  private static func fields(
    _ tokens: inout TokenReader, until isEnd: (TokenReader) -> Bool
  ) throws -> [StructField] {
    var fields: [StructField] = []
    if isEnd(tokens) { return fields }
    repeat {
      var field = StructField(try tokens.expectName("the name of a column"), .null)
      _ = tokens.accept(symbol: ":")
      field.dataType = try dataType(&tokens)
      if tokens.accept(sequence: "NOT", "NULL") { field.nullable = false }
      if tokens.accept("COMMENT") {
        guard tokens.current.kind == .string else { throw tokens.unexpected("the comment in quotes") }
        field.metadata["comment"] = .string(tokens.advance().value)
      }
      fields.append(field)
    } while tokens.accept(symbol: ",")
    guard isEnd(tokens) else { throw tokens.unexpected("',' and another column, or the end") }
    return fields
  }
}

extension DataType {
  /// Reads a type in Spark SQL's notation: `DataType(ddl: "array<int>")`.
  ///
  /// - Throws: ``GnistaError`` `SYNTAX_ERROR` with the place and what was expected.
  public init(ddl: String) throws { self = try DataTypeParser.parseType(ddl) }
}

extension Schema {
  /// Reads a schema in Spark SQL's notation: `Schema(ddl: "a INT, b STRING NOT NULL")`.
  ///
  /// - Throws: ``GnistaError`` `SYNTAX_ERROR` with the place and what was expected.
  public init(ddl: String) throws { self = try DataTypeParser.parseSchema(ddl) }
}
