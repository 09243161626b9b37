internal import GnistaCore

/// How rows are shown to a person.
struct TableStyle: Sendable {
  /// Rows to show; 0 for all.
  var maximumRows = 1_000
  /// Columns of the terminal that one value may take; 0 for any number.
  var maximumWidth = 80
}

/// Rows in columns with lines around them, numbers to the right, as in Spark's `show`, and the number of rows below.
///
/// The rows up to the style's limit are kept until the end, because the widths depend on all of them. Whether there
/// are more is said in the last line.
struct TableWriter: RowWriter {
  let sink: any ByteSink
  let style: TableStyle
  private var schema = Schema()
  private var cells: [[String]] = []
  private var hasMore = false

  init(sink: any ByteSink, style: TableStyle) {
    self.sink = sink
    self.style = style
  }

  var isFull: Bool { hasMore }

  mutating func begin(_ schema: Schema) throws { self.schema = schema }

  mutating func write(_ batch: RowBatch) throws -> Int {
    let before = cells.count
    for row in 0..<batch.count where !batch.isDropped(row) {
      if style.maximumRows > 0, cells.count == style.maximumRows {
        hasMore = true
        break
      }
      cells.append(batch.columns.map { Self.cell($0[row], width: style.maximumWidth) })
    }
    return cells.count - before
  }

  mutating func end() throws {
    try sink.write(
      Array(Self.box(header: schema.names, alignRight: schema.fields.map(\.dataType.isNumeric), cells).utf8))
    let count = "\(cells.count) row\(cells.count == 1 ? "" : "s")"
    let more = hasMore ? "(first \(count); there are more, see --max-rows)\n" : "(\(count))\n"
    try sink.write(Array(more.utf8))
  }

  static func cell(_ value: Value, width: Int) -> String {
    TextWidth.cut(TextWidth.visible(SparkText.text(of: value) ?? "NULL"), to: width)
  }

  /// A header and rows with lines around them, with a line's end after each line.
  static func box(header: [String], alignRight: [Bool], _ rows: [[String]]) -> String {
    let names = header.map(TextWidth.visible)
    let widths = names.indices.map { column in
      rows.reduce(TextWidth.of(names[column])) { max($0, TextWidth.of($1[column])) }
    }
    let rule = "+" + widths.map { String(repeating: "-", count: $0 + 2) + "+" }.joined() + "\n"
    func line(_ cells: [String]) -> String {
      "|"
        + cells.indices.map {
          " " + TextWidth.padded(cells[$0], to: widths[$0], alignRight: alignRight[$0]) + " |"
        }.joined() + "\n"
    }
    return rule + line(names) + rule + rows.map(line).joined() + (rows.isEmpty ? "" : rule)
  }
}
