import GnistaCore
import Testing

@testable import GnistaCLI

/// Keeps what is written.
final class TextSink: ByteSink {
  private(set) var bytes: [UInt8] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }
  func write(_ more: [UInt8]) throws { bytes += more }
}

struct RowWriterTests {
  static let schema = Schema([
    StructField("id", .integer), StructField("a,b", .string), StructField("x", .double),
    StructField("at", .timestamp), StructField("v", .vector),
  ])
  static let rows: [[Value]] = [
    [1, "plain", 0.5, .timestamp(1_452_082_153_000_000), .vector(.dense([1, 2.5]))],
    [2, "say \"hi\", twice\n", .double(.nan), .null, .vector(.sparse(size: 3, indices: [1], values: [7]))],
    [.null, "", .null, .null, .null],
  ]

  func text(_ format: OutputFormat, _ style: TableStyle = TableStyle(), rows: [[Value]] = rows) throws
    -> String
  {
    let sink = TextSink()
    var writer = try #require(format.writer(to: sink, table: style))
    try writer.begin(Self.schema)
    try writer.write(try RowBatch(schema: Self.schema, rows: rows))
    try writer.end()
    return sink.text
  }

  @Test func `CSV quotes what needs it and tells null from the empty text`() throws {
    #expect(
      try text(.csv) == """
        id,"a,b",x,at,v
        1,plain,0.5,2016-01-06 12:09:13,"[1.0,2.5]"
        2,"say ""hi"", twice
        ",NaN,,"(3,[1],[7.0])"
        ,"",,,

        """)
  }

  @Test func `JSON is one array of objects with the columns in order`() throws {
    #expect(
      try text(.json) == """
        [
        {"id":1,"a,b":"plain","x":0.5,"at":"2016-01-06 12:09:13","v":[1.0,2.5]},
        {"id":2,"a,b":"say \\"hi\\", twice\\n","x":"NaN","at":null,"v":{"size":3,"indices":[1],"values":[7.0]}},
        {"id":null,"a,b":"","x":null,"at":null,"v":null}
        ]

        """)
  }

  @Test func `JSON of no rows is the empty array, and lines of none are nothing`() throws {
    #expect(try text(.json, rows: []) == "[]\n")
    #expect(try text(.jsonl, rows: []) == "")
  }

  @Test func `JSON lines have one object each`() throws {
    #expect(try text(.jsonl).split(separator: "\n").count == 3)
  }

  @Test func `A table has numbers at the right, nulls named and line breaks visible`() throws {
    #expect(
      try text(.table) == """
        +------+-------------------+------+---------------------+---------------+
        |   id | a,b               |    x | at                  | v             |
        +------+-------------------+------+---------------------+---------------+
        |    1 | plain             |  0.5 | 2016-01-06 12:09:13 | [1.0,2.5]     |
        |    2 | say "hi", twice\\n |  NaN | NULL                | (3,[1],[7.0]) |
        | NULL |                   | NULL | NULL                | NULL          |
        +------+-------------------+------+---------------------+---------------+
        (3 rows)

        """)
  }

  @Test func `A table says when it does not show everything, and cuts long values`() throws {
    let shown = try text(.table, TableStyle(maximumRows: 2, maximumWidth: 6))
    #expect(shown.hasSuffix("(first 2 rows; there are more, see --max-rows)\n"))
    #expect(shown.contains("| say \"… |"))
    #expect(try text(.table, TableStyle(maximumRows: 3)).hasSuffix("(3 rows)\n"))
  }

  @Test func `Markdown escapes what it would take for markup`() throws {
    let shown = try text(.markdown, rows: [[1, "a|b_c", 2.0, .null, .null]])
    #expect(
      shown == """
        | id | a,b | x | at | v |
        | ---: | --- | ---: | --- | --- |
        | 1 | a\\|b\\_c | 2.0 | NULL | NULL |

        """)
  }

  @Test func `Wide characters count as two columns`() {
    #expect(TextWidth.of("åäö") == 3)
    #expect(TextWidth.of("日本") == 4)
    #expect(TextWidth.cut("日本語", to: 5) == "日本…")
    #expect(TextWidth.padded("日", to: 4) == "日  ")
  }

  @Test(arguments: [
    ("a.csv", OutputFormat.csv), ("x/a.b.PARQUET", .parquet), ("a.ndjson", .jsonl), ("a.json", .json),
    ("r.md", .markdown),
  ])
  func `A file's ending gives the format`(path: String, format: OutputFormat) {
    #expect(OutputFormat(path: path) == format)
  }

  @Test func `An unknown ending gives no format`() {
    #expect(OutputFormat(path: "a.xlsx") == nil)
    #expect(OutputFormat(path: "a") == nil)
  }
}
