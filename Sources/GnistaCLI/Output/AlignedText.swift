/// Rows of words under a header, in columns two blanks apart.
enum AlignedText {
  /// The text, without a line break at its end and without blanks at the ends of lines.
  ///
  /// - Parameter alignRight: whether words stand at the right of their columns.
  static func of(header: [String], rows: [[String]], alignRight: Bool = false) -> String {
    let lines = [header] + rows
    let widths = header.indices.map { column in lines.map { TextWidth.of($0[column]) }.max() ?? 0 }
    return lines.map { line in
      let cells = zip(line, widths).map { TextWidth.padded($0, to: $1, alignRight: alignRight) }
      var text = cells.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}
