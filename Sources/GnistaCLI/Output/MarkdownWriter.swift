internal import GnistaCore

/// A table of GitHub's Markdown, written as the rows come.
struct MarkdownWriter: RowWriter {
  let sink: any ByteSink

  mutating func begin(_ schema: Schema) throws {
    let rule = schema.fields.map { $0.dataType.isNumeric ? "---:" : "---" }
    try sink.write(Array((Self.line(schema.names.map(Self.cell)) + Self.line(rule)).utf8))
  }

  mutating func write(_ batch: RowBatch) throws -> Int {
    var count = 0
    var text = ""
    for row in 0..<batch.count where !batch.isDropped(row) {
      count += 1
      text += Self.line(batch.columns.map { Self.cell(SparkText.text(of: $0[row]) ?? "NULL") })
    }
    try sink.write(Array(text.utf8))
    return count
  }

  mutating func end() throws {}

  /// One line of the table.
  static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  /// A text with what Markdown would take for markup made harmless.
  static func cell(_ text: String) -> String {
    var result = ""
    for character in TextWidth.visible(text) {
      if "|\\`*_<>".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
