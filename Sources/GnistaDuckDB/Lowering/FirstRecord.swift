import Foundation

/// The first record of a delimited text file, which says how many fields the others must have.
struct FirstRecord {
  /// Number of fields.
  let count: Int

  /// Looks at the beginning of a file.
  ///
  /// Nil when it cannot be told: the file is packed or in two-byte characters, the separator or the quote is more than a
  /// byte, the record is empty or longer than a megabyte.
  init?(of path: String, separator: String, quote: String) {
    let (separators, quotes) = (Array(separator.utf8), Array(quote.utf8))
    guard separators.count == 1, quotes.count <= 1, let handle = FileHandle(forReadingAtPath: path) else {
      return nil
    }
    guard let bytes = try? handle.read(upToCount: 1 << 20), !Self.isBinary(bytes) else { return nil }
    var (fields, isQuoted, length) = (1, false, 0)
    for byte in bytes {
      if byte == quotes.first {
        // A doubled quote ends and begins the quoted part again, which comes to the same.
        isQuoted.toggle()
      } else if !isQuoted, byte == separators[0] {
        fields += 1
      } else if !isQuoted, byte == 0x0A || byte == 0x0D {
        guard length > 0 else { return nil }
        count = fields
        return
      }
      length += 1
    }
    guard length > 0, !isQuoted, bytes.count < 1 << 20 else { return nil }
    count = fields
  }

  /// Whether the file begins as packed ones do, or has zero bytes as those in two-byte characters.
  private static func isBinary(_ bytes: Data) -> Bool {
    bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
      || bytes.prefix(1_000).contains(0)
  }
}
