internal import GnistaCore

/// Delimited text after RFC 4180: a header, fields in quotes where they need them, null as the empty field and the
/// empty text as `""`.
struct CSVWriter: RowWriter {
  let sink: any ByteSink

  mutating func begin(_ schema: Schema) throws {
    try sink.write(Array((schema.names.map(Self.field).joined(separator: ",") + "\n").utf8))
  }

  mutating func write(_ batch: RowBatch) throws -> Int {
    var count = 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(batch.count * batch.columns.count * 8)
    for row in 0..<batch.count where !batch.isDropped(row) {
      count += 1
      for (index, column) in batch.columns.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        if let text = SparkText.text(of: column[row]) { bytes.append(contentsOf: Self.field(text).utf8) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    try sink.write(bytes)
    return count
  }

  mutating func end() throws {}

  /// A text as a field, in quotes when it is empty or contains a comma, quote or line break.
  static func field(_ text: String) -> String {
    let needsQuotes =
      text.isEmpty || text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
