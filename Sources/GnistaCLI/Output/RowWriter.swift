internal import GnistaCore

/// Writes rows in one format as they come.
protocol RowWriter {
  /// Whether no further rows are of use.
  var isFull: Bool { get }
  /// Called once, before any rows.
  mutating func begin(_ schema: Schema) throws
  /// Some more rows; returns how many of them it took.
  @discardableResult
  mutating func write(_ batch: RowBatch) throws -> Int
  /// Called once, after all rows.
  mutating func end() throws
}

extension RowWriter {
  var isFull: Bool { false }
}

extension OutputFormat {
  /// A writer of this format; nil for Parquet, which only the engine writes.
  func writer(to sink: any ByteSink, table: TableStyle = TableStyle()) -> (any RowWriter)? {
    switch self {
    case .table: TableWriter(sink: sink, style: table)
    case .csv: CSVWriter(sink: sink)
    case .json: JSONRowWriter(sink: sink, isArray: true)
    case .jsonl: JSONRowWriter(sink: sink, isArray: false)
    case .markdown: MarkdownWriter(sink: sink)
    case .parquet: nil
    }
  }
}
