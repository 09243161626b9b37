import GnistaCore
import Testing

@testable import GnistaFrame

struct DataTypeParserTests {
  /// Spark's type names that Gnista does not tell apart from another.
  private static let same = [
    "varchar(10)": "string", "char(3)": "string", "string collate UTF8_BINARY": "string",
    "interval year": "interval year to month", "interval hour": "interval day to second",
  ]

  @Test(arguments: try GoldenExpressions.load().types)
  func `A type is read as Spark reads it`(_ golden: GoldenExpressions.TypeText) throws {
    guard let json = golden.json else {
      #expect(throws: GnistaError.self) { try DataType(ddl: golden.text) }
      return
    }
    let name = json.stringValue.flatMap { Self.same[$0] }.map(JSONValue.string) ?? json
    #expect(try DataType(ddl: golden.text) == DataType(json: name))
  }

  @Test(arguments: try GoldenExpressions.load().schemas)
  func `A schema is read as Spark reads it`(_ golden: GoldenExpressions.TypeText) throws {
    guard let json = golden.json else {
      #expect(throws: GnistaError.self) { try Schema(ddl: golden.text) }
      return
    }
    #expect(try Schema(ddl: golden.text) == Schema(json: json))
  }

  @Test func `A schema may have colons, or be a struct type`() throws {
    let schema = Schema([StructField("a", .integer), StructField("b", .array(.string))])
    #expect(try Schema(ddl: "a: int, b: array<string>") == schema)
    #expect(try Schema(ddl: "struct<a: int, b: array<string>>") == schema)
    #expect(try Schema(ddl: " ") == Schema())
  }

  @Test func `A name that Gnista prints is read back`() throws {
    let types: [DataType] = [
      .null, .boolean, .byte, .short, .integer, .long, .float, .double, .decimal(precision: 12, scale: 3),
      .string,
      .binary, .date, .timestamp, .timestampNTZ, .dayTimeInterval, .yearMonthInterval, .calendarInterval,
      .array(.map(.string, .array(.double))), .structure(Schema([StructField("a", .array(.array(.vector)))])),
    ]
    for type in types { #expect(try DataType(ddl: type.simpleString) == type) }
  }

  @Test func `An error names the place and the nearest type`() {
    let error = #expect(throws: GnistaError.self) { try Schema(ddl: "a INT, b STRNG") }
    #expect(error?.message == "no type is named 'STRNG'; did you mean STRING?, in \"a INT, b STRNG\"")
    #expect(error?.location == .init(source: "schema", line: 1, column: 10))
    let shape = #expect(throws: GnistaError.self) { try DataType(ddl: "decimal(40,2)") }
    #expect(shape?.message.contains("1 to 38 digits") == true)
  }
}
