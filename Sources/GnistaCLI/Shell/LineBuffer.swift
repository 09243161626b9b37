/// A line under edit, with the lines entered before.
struct LineBuffer {
  /// The characters.
  private(set) var text: [Character] = []
  /// How many characters stand before the cursor.
  private(set) var cursor = 0
  /// Lines entered before, oldest first, and at the end the line that is being made.
  private var lines: [[Character]]
  private var shown: Int

  /// A new line.
  init(history: [String] = []) {
    lines = history.map(Array.init) + [[]]
    shown = history.count
  }

  /// Does what a stroke says; strokes that end the line are left to the caller.
  mutating func apply(_ stroke: KeyStroke) {
    switch stroke {
    case .insert(let character):
      text.insert(character, at: cursor)
      cursor += 1
    case .backspace where cursor > 0:
      cursor -= 1
      text.remove(at: cursor)
    case .delete where cursor < text.count, .endOrDelete where cursor < text.count: text.remove(at: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = text.count
    case .wordLeft: cursor = startOfWord
    case .wordRight: cursor = endOfWord
    case .up: show(shown - 1)
    case .down: show(shown + 1)
    case .deleteToEnd: text.removeSubrange(cursor...)
    case .deleteToStart:
      text.removeSubrange(..<cursor)
      cursor = 0
    case .deleteWord:
      let start = startOfWord
      text.removeSubrange(start..<cursor)
      cursor = start
    case .backspace, .delete, .endOrDelete, .enter, .interrupt, .clearScreen: break
    }
  }

  private mutating func show(_ index: Int) {
    guard lines.indices.contains(index) else { return }
    lines[shown] = text
    shown = index
    text = lines[index]
    cursor = text.count
  }

  private var startOfWord: Int {
    var place = cursor
    while place > 0, !Self.isWord(text[place - 1]) { place -= 1 }
    while place > 0, Self.isWord(text[place - 1]) { place -= 1 }
    return place
  }

  private var endOfWord: Int {
    var place = cursor
    while place < text.count, !Self.isWord(text[place]) { place += 1 }
    while place < text.count, Self.isWord(text[place]) { place += 1 }
    return place
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// The part of the line that a terminal can show on one row, and the cursor's place in it.
  ///
  /// - Parameter width: columns for the text.
  func window(width: Int) -> (text: String, column: Int) {
    var start = 0
    var before = text[..<cursor].reduce(0) { $0 + TextWidth.of($1) }
    while before >= max(1, width), start < cursor {
      before -= TextWidth.of(text[start])
      start += 1
    }
    var shown = ""
    var used = 0
    for character in text[start...] {
      used += TextWidth.of(character)
      if used > width { break }
      shown.append(character)
    }
    return (shown, before)
  }
}
