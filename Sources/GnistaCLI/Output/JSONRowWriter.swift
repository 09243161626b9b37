internal import GnistaCore

/// Rows as JSON objects with the columns in order, in one array or one a line.
struct JSONRowWriter: RowWriter {
  let sink: any ByteSink
  /// Whether all rows form one array.
  let isArray: Bool
  private var keys: [String] = []
  private var isFirst = true

  init(sink: any ByteSink, isArray: Bool) {
    self.sink = sink
    self.isArray = isArray
  }

  mutating func begin(_ schema: Schema) throws {
    keys = schema.names.map { SparkText.json($0) + ":" }
    if isArray { try sink.write(Array("[".utf8)) }
  }

  mutating func write(_ batch: RowBatch) throws -> Int {
    var count = 0
    var text = ""
    for row in 0..<batch.count where !batch.isDropped(row) {
      count += 1
      if isArray { text += isFirst ? "\n" : ",\n" }
      isFirst = false
      text += "{"
      for (index, column) in batch.columns.enumerated() {
        if index > 0 { text += "," }
        text += keys[index]
        JSONFragment.append(column[row], to: &text)
      }
      text += isArray ? "}" : "}\n"
    }
    try sink.write(Array(text.utf8))
    return count
  }

  mutating func end() throws {
    if isArray { try sink.write(Array((isFirst ? "]\n" : "\n]\n").utf8)) }
  }
}
