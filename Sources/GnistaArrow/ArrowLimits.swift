/// Bounds that keep a small hostile input from costing much memory or time.
enum ArrowLimits {
  /// How deep types may nest. Spark's own parser gives up long before.
  static let depth = 64
  /// Tables read from the description of one message; several places may point to one table.
  static let tables = 262_144
  /// Bytes of text read from the description of one message; several places may point to one text.
  static let textBytes = 1 << 26
  /// Rows of a batch that take no bytes in the stream (a column of nulls), summed over its columns.
  static let rowsWithoutBytes = 1 << 24
  /// Bytes of text that a dictionary may grow to when each row gets its own copy.
  static let expandedTextBytes = 1 << 28
}
