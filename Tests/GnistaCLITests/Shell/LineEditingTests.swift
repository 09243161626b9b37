import Testing

@testable import GnistaCLI

struct LineEditingTests {
  func strokes(_ bytes: [UInt8]) -> [KeyStroke] {
    var decoder = KeyDecoder()
    return bytes.compactMap { decoder.take($0) }
  }

  func strokes(_ text: String) -> [KeyStroke] { strokes(Array(text.utf8)) }

  func edited(_ text: String, history: [String] = []) -> LineBuffer {
    var buffer = LineBuffer(history: history)
    for stroke in strokes(text) { buffer.apply(stroke) }
    return buffer
  }

  @Test func `Bytes become strokes, UTF-8 and escape sequences included`() {
    #expect(strokes("aö日") == [.insert("a"), .insert("ö"), .insert("日")])
    #expect(
      strokes("\u{1B}[A\u{1B}[D\u{1B}OH\u{1B}[3~\u{1B}[1;5C\u{1B}b") == [
        .up, .left, .home, .delete, .wordRight, .wordLeft,
      ])
    #expect(
      strokes([0x03, 0x04, 0x0D, 0x7F, 0x17]) == [.interrupt, .endOrDelete, .enter, .backspace, .deleteWord])
    #expect(strokes("\u{1B}[200~x") == [.insert("x")])
    #expect(strokes([0xFF, 0xFE, 0x41]).isEmpty || strokes([0xC3, 0x28, 0x41]) == [.insert("A")])
  }

  @Test func `A line is edited in the middle`() {
    let buffer = edited("select 12\u{1B}[D\u{1B}[D\u{7F} a,")
    #expect(String(buffer.text) == "select a,12")
    #expect(buffer.cursor == 9)
  }

  @Test func `Words and ends are deleted`() {
    #expect(String(edited("one two_2 three\u{17}").text) == "one two_2 ")
    #expect(String(edited("one two\u{1}\u{0B}x").text) == "x")
    #expect(String(edited("one two\u{15}x").text) == "x")
    #expect(String(edited("abc\u{1}\u{4}").text) == "bc")
  }

  @Test func `Up and down go through the history and back to what was being written`() {
    #expect(String(edited("new\u{1B}[A", history: ["one", "two"]).text) == "two")
    #expect(String(edited("new\u{1B}[A\u{1B}[A\u{1B}[A", history: ["one", "two"]).text) == "one")
    #expect(String(edited("new\u{1B}[A\u{1B}[B", history: ["one", "two"]).text) == "new")
  }

  @Test func `A long line scrolls so that the cursor is seen`() {
    let buffer = edited("0123456789")
    #expect(buffer.window(width: 5) == ("6789", 4))
    #expect(edited("0123456789\u{1}").window(width: 5) == ("01234", 0))
    #expect(edited("日本語").window(width: 5).text == "本語")
  }

  @Test func `The history is kept in a file, line breaks included, and only once in a row`() throws {
    let folder = try ScratchFolder()
    var history = ShellHistory(path: folder.path + "/home/sql_history")
    history.add("select 1;")
    history.add("select 1;")
    history.add("select\n  '\\n';")
    let again = ShellHistory(path: folder.path + "/home/sql_history")
    #expect(again.entries == ["select 1;", "select\n  '\\n';"])
    #expect(again.lines[1] == "select   '\\n';")
  }
}
