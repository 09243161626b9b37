import GnistaCore
import Testing

@testable import GnistaFrame

struct SparkSQLParserTests {
  private func parse(_ text: String) throws -> Expr { try SparkSQLParser.parseExpression(text) }

  private func column(_ parts: String...) -> Expr { .column(parts: parts, plan: nil) }

  private func literal(_ value: Value) -> Expr { .literal(value, type: nil) }

  @Test(arguments: try GoldenExpressions.load().expressions)
  func `An expression is read as Spark reads it`(_ golden: GoldenExpressions.Expression) throws {
    if let sql = golden.sql {
      #expect(try canonical(parse(golden.text)) == canonical(parse(sql)), "\(golden.text) is \(sql) in Spark")
    } else {
      let error = #expect(throws: GnistaError.self) { try parse(golden.text) }
      #expect(error?.code == .syntaxError)
      #expect(error?.location?.line != nil && error?.location?.column != nil)
    }
  }

  @Test func `The texts of all golden function calls have Spark's trees`() throws {
    let cases = try GoldenTrees.load()
    #expect(cases.count > 2_000)
    var skipped = 0
    for golden in cases {
      do {
        let expected = try canonical(GoldenTree.expression(golden.tree ?? .null))
        let found = try canonical(parse(golden.expr))
        #expect(found == expected, "\(golden.expr): \(found) is not \(expected)")
      } catch is Incomparable {
        skipped += 1
      } catch {
        Issue.record("\(golden.expr): \(error)")
      }
    }
    // Constants of types that a tree's words do not tell, such as a calendar's intervals.
    #expect(skipped < 10)
  }

  @Test func `Characters to trim come before the text`() throws {
    #expect(try parse("TRIM(BOTH 'x' FROM y)") == .call("trim", [literal("x"), column("y")]))
    #expect(try parse("TRIM(LEADING 'x' FROM y)") == .call("ltrim", [literal("x"), column("y")]))
    #expect(try parse("TRIM(TRAILING FROM y)") == .call("rtrim", [column("y")]))
  }

  @Test func `A negated comparison with several patterns negates each`() throws {
    func like(_ pattern: String) -> Expr {
      .call("not", [.call("like", [column("a"), literal(.string(pattern))])])
    }
    #expect(try parse("a NOT LIKE ANY ('x', 'y')") == .call("or", [like("x"), like("y")]))
    #expect(try parse("a NOT LIKE ALL ('x', 'y')") == .call("and", [like("x"), like("y")]))
  }

  @Test func `Numbers have the type of their form`() throws {
    let expected: KeyValuePairs<String, Value> = [
      "1": .integer(1), "-1": .integer(-1), "3000000000": .long(3_000_000_000), "1L": .long(1),
      "1S": .short(1),
      "-128Y": .byte(-128), "1.50": .decimal(DecimalValue(unscaled: 150, scale: 2)),
      ".5": .decimal(DecimalValue(unscaled: 5, scale: 1)), "1e3": .double(1_000), "1.5D": .double(1.5),
      "1.5F": .float(1.5), "2.5E1BD": .decimal(DecimalValue(unscaled: 25, scale: 0)),
      "9223372036854775808": .decimal(DecimalValue(unscaled: 9_223_372_036_854_775_808, scale: 0)),
    ]
    for (text, value) in expected { #expect(try parse(text) == literal(value), "\(text)") }
  }

  @Test func `Texts resolve escapes as Spark does`() throws {
    let expected: KeyValuePairs<String, String> = [
      #"'it''s'"#: "it's", #"'a\nb'"#: "a\nb", #""say \"hi\"""#: "say \"hi\"", #"r'\d+'"#: #"\d+"#,
      #"'100\%'"#: #"100\%"#, #"'\u00e5'"#: "å", #"'\ud83d\ude00'"#: "😀", #"'\U0001F600'"#: "😀",
      #"'\q'"#: "q",
      #"'a' "b""#: "ab",
    ]
    for (text, value) in expected { #expect(try parse(text) == literal(.string(value)), "\(text)") }
  }

  @Test func `Dates, times, bytes and intervals are constants`() throws {
    #expect(try parse("DATE '1970-01-02'") == literal(.date(1)))
    #expect(try parse("X'0aF'") == literal(.binary([0x00, 0xAF])))
    #expect(
      try parse("TIMESTAMP '2020-01-01 00:00:00.5 Europe/Stockholm'")
        == literal(.timestamp(1_577_833_200_500_000)))
    #expect(
      try parse("TIMESTAMP '1970-01-01 00:00:01'")
        == .cast(literal(.timestampNTZ(1_000_000)), .timestamp, isTry: false))
    #expect(try parse("TIMESTAMP_NTZ '1970-01-01 00:00:01'") == literal(.timestampNTZ(1_000_000)))
    #expect(try parse("INTERVAL 1 YEAR -2 MONTHS") == literal(.yearMonthInterval(10)))
    #expect(try parse("INTERVAL '2 days 3 hours'") == literal(.dayTimeInterval(183_600_000_000)))
    #expect(try parse("INTERVAL '-0 00:00:00.000001' DAY TO SECOND") == literal(.dayTimeInterval(-1)))
    #expect(try parse("DATE 'epoch'") == literal(.date(0)))
    #expect(
      try parse("DATE 'tomorrow'") == .call("date_add", [.call("current_date", []), literal(.integer(1))]))
  }

  @Test func `An interval goes on only where a unit follows`() throws {
    #expect(
      try parse("INTERVAL 1 DAY + 2")
        == .call("+", [literal(.dayTimeInterval(86_400_000_000)), literal(.integer(2))]))
    #expect(try parse("interval - 2") == .call("-", [column("interval"), literal(.integer(2))]))
  }

  @Test func `A call keeps distinct, filter, nulls and window`() throws {
    #expect(
      try parse("COUNT(DISTINCT a, b) FILTER (WHERE c > 1)")
        == .call(
          FunctionCall(
            name: "count", arguments: [column("a"), column("b")], isDistinct: true,
            filter: .call(">", [column("c"), literal(.integer(1))]))))
    let last = FunctionCall(name: "last", arguments: [column("x")], ignoresNulls: true)
    #expect(try parse("last(x) IGNORE NULLS") == .call(last))
    #expect(try parse("last(x IGNORE NULLS)") == .call(last))
    #expect(
      try parse("last(x) IGNORE NULLS OVER (PARTITION BY p ORDER BY t DESC ROWS 3 PRECEDING)")
        == .window(
          last,
          WindowSpecification(
            partitionBy: [column("p")], orderBy: [.sortKey(column("t"), descending: true, nullsFirst: false)],
            frame: .init(unit: .rows, start: .offset(-3), end: .currentRow))))
  }

  @Test func `Stars and names stand where Spark allows them`() throws {
    #expect(try parse("*") == .star(qualifier: nil))
    #expect(try parse("t.*") == .star(qualifier: "t"))
    #expect(try parse("count(*)") == .call("count", [literal(.integer(1))]))
    #expect(try parse("struct(*)") == .call("struct", [.star(qualifier: nil)]))
    #expect(
      try parse("struct(a AS x)") == .call("struct", [.alias(column("a"), names: ["x"], metadata: [:])]))
    #expect(
      try parse("explode(m) AS (k, v)")
        == .alias(.call("explode", [column("m")]), names: ["k", "v"], metadata: [:]))
    #expect(try SparkSQLParser.parseSelectList("a, b + 1 AS c, *").count == 3)
  }

  @Test func `A type's name as a function converts`() throws {
    #expect(try parse("int(a)") == .cast(column("a"), .integer, isTry: false))
    #expect(
      try parse("cast(a AS array<array<int>>)") == .cast(column("a"), .array(.array(.integer)), isTry: false))
    #expect(try parse("date(a)") == .cast(column("a"), .date, isTry: false))
  }

  @Test func `A percentile within a group has its column first`() throws {
    #expect(
      try parse("percentile_cont(0.5) WITHIN GROUP (ORDER BY x)")
        == .call("percentile_cont", [column("x"), literal(.decimal(DecimalValue(unscaled: 5, scale: 1)))]))
  }

  @Test(arguments: [
    "a + * b", "CASE END", "a LIKE", "CAST(a)", "``", "a AS", "a <> AND b", "(a AS b)", "", "  ",
  ])
  func `What Spark would take for an odd column or alias is refused`(_ text: String) {
    // Spark reads an operator's name as a column where no operator can stand; that only hides the mistake.
    #expect(throws: GnistaError.self) { try parse(text) }
  }

  @Test func `An error names the place, the token and what was expected`() throws {
    func error(_ text: String) -> GnistaError? { #expect(throws: GnistaError.self) { try parse(text) } }
    let first = error("fare /\n  (distance +")
    #expect(first?.location == .init(source: "expression", line: 2, column: 14))
    #expect(
      first?.message
        == "the text ends too early; expected a column, a constant or a function call, "
        + "in \"fare /   (distance +\"")
    let second = error("fare > 3 AND NOT (tip = 0 OR total")
    #expect(second?.location?.column == 35)
    #expect(second?.message.hasPrefix("the text ends too early; expected ')'") == true)
    #expect(
      error("a ? b")?.message
        == "unexpected '?'; expected an operator or the end of the expression, in \"a ? b\"")
    #expect(error("'abc")?.message.hasPrefix("the text that begins here is not closed with '") == true)
    #expect(error("CAST(a AS STRNG)")?.message.contains("did you mean STRING?") == true)
    #expect(error("a IN (SELECT b FROM t)")?.code == .unsupported)
    #expect(error("sum(a) OVER w")?.code == .unsupported)
    #expect(error("a AND AND b")?.message.contains("needs backticks") == true)
    #expect(error("128Y")?.message.hasPrefix("the number 128Y does not fit a tinyint") == true)
  }

  @Test func `Deep nesting and endless chains are refused before they use up the stack`() {
    let parentheses = String(repeating: "(", count: 5_000) + "a" + String(repeating: ")", count: 5_000)
    let signs = String(repeating: "- ", count: 5_000) + "a"
    let negations = String(repeating: "NOT ", count: 5_000) + "a"
    let sum = Array(repeating: "a", count: 5_000).joined(separator: " + ")
    for text in [parentheses, signs, negations, sum] {
      #expect(throws: GnistaError.self) { try parse(text) }
    }
    let conditions = Array(repeating: "a = 1", count: 5_000).joined(separator: " OR ")
    #expect(throws: Never.self) { try parse(conditions) }
  }
}
