/// Rows as a table of text, in the format of Spark's `show`.
struct TableText {
  /// The columns' names.
  var headers: [String]
  /// The cells of each row.
  var rows: [[String]]
  /// How many rows were asked for.
  var limit: Int
  /// Whether there are more rows than are shown.
  var hasMore: Bool

  /// No column is narrower.
  private static let minimumWidth = 3

  /// A table with lines around the cells. Cells stand at the right, or with `leftAligned` at the left.
  func table(leftAligned: Bool) -> String {
    let widths = headers.indices.map { column in
      rows.reduce(max(Self.minimumWidth, DisplayWidth.of(headers[column]))) {
        max($0, DisplayWidth.of($1[column]))
      }
    }
    let separator = "+" + widths.map { String(repeating: "-", count: $0) }.joined(separator: "+") + "+\n"
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).map { cell, width in
        let blanks = String(repeating: " ", count: width - DisplayWidth.of(cell))
        return leftAligned ? cell + blanks : blanks + cell
      }
      return "|" + padded.joined(separator: "|") + "|\n"
    }
    return separator + line(headers) + separator + rows.map(line).joined() + separator + ending
  }

  /// One line for each cell, one block for each row.
  func vertical() -> String {
    if rows.isEmpty, !hasMore { return "(0 rows)" }
    let nameWidth = headers.reduce(Self.minimumWidth) { max($0, DisplayWidth.of($1)) }
    let cellWidth = rows.joined().reduce(Self.minimumWidth) { max($0, DisplayWidth.of($1)) }
    var text = ""
    for (number, row) in rows.enumerated() {
      let title = "-RECORD \(number)"
      // Five signs are the blanks and the line around names and cells.
      text += title + String(repeating: "-", count: max(0, nameWidth + cellWidth + 5 - title.count)) + "\n"
      for (name, cell) in zip(headers, row) {
        let nameBlanks = String(repeating: " ", count: nameWidth - DisplayWidth.of(name))
        let cellBlanks = String(repeating: " ", count: cellWidth - DisplayWidth.of(cell))
        text += " \(name)\(nameBlanks) | \(cell)\(cellBlanks) \n"
      }
    }
    return text + ending
  }

  private var ending: String {
    hasMore ? "only showing top \(limit) \(limit == 1 ? "row" : "rows")" : ""
  }

  /// A cell's text: control characters spelled out, cut at so many UTF-16 units as Java counts them; 0 for no limit.
  static func cell(_ text: String, truncate: Int) -> String {
    let escaped = escape(text)
    guard truncate > 0, escaped.utf16.count > truncate else { return escaped }
    // Texts too short for an ellipsis are only cut.
    return truncate < 4 ? cut(escaped, truncate) : cut(escaped, truncate - 3) + "..."
  }

  /// The first UTF-16 units; half of a character that takes two becomes a question mark, as in Java's output.
  private static func cut(_ text: String, _ count: Int) -> String {
    var units = Array(text.utf16.prefix(count))
    if let last = units.last, UTF16.isLeadSurrogate(last) { units[units.count - 1] = 0x3F }
    return String(decoding: units, as: UTF16.self)
  }

  private static let escapes: [Unicode.Scalar: String] = [
    "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{C}": "\\f", "\u{8}": "\\b", "\u{B}": "\\v", "\u{7}": "\\a",
  ]

  /// Spells out the control characters that would break a line of the table.
  static func escape(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { escapes[$0] != nil }) else { return text }
    return text.unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
  }
}

/// How much room a text takes in a terminal, by Spark's rule.
enum DisplayWidth {
  /// Ranges of characters that are twice as wide as others: East Asian scripts and full-width forms.
  private static let wide: [ClosedRange<UInt16>] = [
    0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6,
  ]

  /// The width in columns: one for each UTF-16 unit, two for a wide one.
  static func of(_ text: String) -> Int {
    text.utf16.reduce(0) { width, unit in
      width + (unit >= 0x1100 && wide.contains { $0.contains(unit) } ? 2 : 1)
    }
  }
}
