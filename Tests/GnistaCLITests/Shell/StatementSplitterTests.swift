import Testing

@testable import GnistaCLI

struct StatementSplitterTests {
  @Test(arguments: [
    ("select 1; select 2", ["select 1"], "select 2"),
    ("select ';' , \"a;b\"; x", ["select ';' , \"a;b\""], "x"),
    ("select 'it''s; so';", ["select 'it''s; so'"], ""),
    ("-- a; b\nselect 1; /* ; /* ; */ ; */ select 2;", ["select 1", "select 2"], ""),
    ("select $$a;b$$, $t$;$u$;$t$;", ["select $$a;b$$, $t$;$u$;$t$"], ""),
    (" ;; ; ", [], ""),
    ("-- only a comment", [], ""),
    ("select 'open; ", [], "select 'open;"),
    ("select $1; select 2;", ["select $1", "select 2"], ""),
  ])
  func `Only semicolons between statements part them`(text: String, statements: [String], rest: String) {
    let found = StatementSplitter.split(text)
    #expect(found.complete.map(\.text) == statements)
    #expect(found.rest == rest)
  }

  @Test func `Statements know their line`() {
    let found = StatementSplitter.split("select 1;\n\n-- two\nselect\n2;\nselect 3")
    #expect(found.complete.map(\.line) == [1, 4])
    #expect(found.restLine == 6)
  }

  @Test(arguments: [
    ("select 1", "SELECT"), ("  -- c\n/* d */ (with x as (select 1) from x)", "WITH"),
    ("Create_ x", "CREATE_"), ("", ""),
  ])
  func `The first word is found behind comments and parentheses`(text: String, word: String) {
    #expect(StatementSplitter.keyword(of: text) == word)
  }

  @Test func `Statements that give rows are known`() {
    #expect(StatementRunner.givesRows("from t"))
    #expect(StatementRunner.givesRows("(select 1) union all select 2"))
    #expect(!StatementRunner.givesRows("create table t as select 1"))
  }
}
