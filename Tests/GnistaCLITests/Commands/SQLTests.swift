import Foundation
import Testing

@testable import GnistaCLI

/// `gnista sql` with the real program.
@Suite(.needsProgram, .needsEngine)
struct SQLTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("kinds.csv", KindsFixture.rows(9))
  }

  func run(_ arguments: String..., input: String? = nil) throws -> GnistaProgram.Result {
    try GnistaProgram.run(["sql"] + arguments, in: folder.path, input: input)
  }

  @Test(arguments: [
    ("selec 1", 64, ["query:1:1: ", "\"selec\"", "SYNTAX_ERROR"]),
    ("select 1;\n\nselect a,\n  from from x", 64, ["query:4:8: ", "\"from\""]),
    ("select lenght from 'kinds.csv'", 65, ["query:1:8: ", "\"lenght\"", "\"length\"", "UNKNOWN_COLUMN"]),
    ("select\n  t.b from (select 1 as a) t", 65, ["query:2:", "\"b\""]),
    (
      "create table trips as select 1 a; select *\nfrom trip", 66,
      ["query:2:6: ", "trip", "Did you mean \"trips\"?"]
    ),
    ("select dat_part('x', date '2020-01-01')", 64, ["query:1:8: ", "Did you mean \"date_part\"?"]),
    ("select * from 'nowhere.csv'", 66, ["nowhere.csv"]), ("", 64, ["no statement"]),
    ("select cast('a' as int)", 65, ["'a'"]),
  ])
  func `A mistake in a query is told with its place`(query: String, status: Int, parts: [String]) throws {
    let result = try run(query)
    #expect(Int(result.status) == status, "\(result.errors)")
    for part in parts { #expect(result.errors.contains(part), "\(part): \(result.errors)") }
  }

  @Test func `A mistake in a file of queries is told with the file's line, after the rows before it`() throws
  {
    try folder.write("report.sql", "select 1 as a;\n-- two\nselect 2 as b;\nselect c frm\n  wher;\n")
    let result = try run("-f", "report.sql", "--format", "csv")
    #expect(result.status == 64 && result.output == "a\n1\nb\n2\n")
    #expect(result.errors.contains("report.sql:"), "\(result.errors)")
    let missing = try run("-f", "nowhere.sql")
    #expect(missing.status == 66 && missing.errors.contains("'nowhere.sql'"))
  }

  @Test func `Named files are read strictly, and mistakes in the query keep their place`() throws {
    let rows = try run("select count(*) as n from k", "--view", "k=kinds.csv", "--format", "csv")
    #expect(rows.output == "n\n9\n", "\(rows.errors)")
    let wrong = try run("with w as (\n  select lenght from k) select * from w", "--view", "k=kinds.csv")
    #expect(wrong.status == 65 && wrong.errors.contains("query:2:10: "), "\(wrong.errors)")
    try folder.write("ragged.csv", "a,b\n1,2\n3,4,5\n")
    let ragged = try run("select * from r", "--view", "r=ragged.csv")
    #expect(ragged.status == 65 && ragged.errors.contains("ragged.csv:3: "), "\(ragged.errors)")
    let missing = try run("select * from r", "--view", "r=nowhere.csv")
    #expect(missing.status == 66 && missing.errors.contains("'nowhere.csv'"))
  }

  @Test func `Queries come from standard input, and rows go where they are wanted`() throws {
    let piped = try run("--format", "jsonl", input: "select 1 as a;\nselect 'x' as b")
    #expect(piped.output == "{\"a\":1}\n{\"b\":\"x\"}\n", "\(piped.errors)")
    #expect(try run("select 1 as a, null as b", "-o", "out.csv").status == 0)
    #expect(try folder.read("out.csv") == "a,b\n1,\n")
    let two = try run("select 1; select 2", "-o", "two.csv")
    #expect(two.status == 64 && two.errors.contains("2 statements give rows"))
    #expect(!folder.names.contains("two.csv"))
  }

  @Test func `Tables stay in a database file`() throws {
    #expect(try run("-d", "work.db", "create table t as select 42 as x").status == 0)
    #expect(try run("-d", "work.db", "select x from t", "--format", "csv").output == "x\n42\n")
    let result = try run("-d", "none/work.db", "select 1")
    #expect(result.status == 74 && result.errors.contains("'none/work.db'"))
  }

  @Test func `A malformed file keeps its own name and line`() throws {
    try folder.write("bad.json", "{\"a\":1}\n{\"a\":\n")
    let result = try run("select * from 'bad.json'")
    #expect(result.status == 65 && result.errors.contains("bad.json:"), "\(result.errors)")
  }
}
