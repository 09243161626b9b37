// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Hashes: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// CRC-32 checksum, a bigint.
  ///
  /// In SQL: `crc32(binary)`.
  public static func crc32(_ col: some ColumnConvertible) -> Column { .calling("crc32", [col.column.expr]) }

  /// Murmur3 hash of the values, an int; nulls are passed over.
  ///
  /// In SQL: `hash(a, b, …)`.
  public static func hash(_ cols: any ColumnConvertible...) -> Column {
    .calling("hash", cols.map(\.column.expr))
  }

  /// MD5 digest in hexadecimal digits.
  ///
  /// In SQL: `md5(binary)`.
  public static func md5(_ col: some ColumnConvertible) -> Column { .calling("md5", [col.column.expr]) }

  /// SHA-1 digest in hexadecimal digits.
  ///
  /// In SQL: `sha1(binary)`.
  public static func sha(_ col: some ColumnConvertible) -> Column { .calling("sha", [col.column.expr]) }

  /// SHA-1 digest in hexadecimal digits.
  ///
  /// In SQL: `sha1(binary)`.
  public static func sha1(_ col: some ColumnConvertible) -> Column { .calling("sha1", [col.column.expr]) }

  /// SHA-2 digest of 224, 256 (also 0), 384 or 512 bits in hexadecimal digits; null for another number.
  ///
  /// In SQL: `sha2(binary, bits)`.
  public static func sha2(_ col: some ColumnConvertible, _ numBits: Int) -> Column {
    .calling("sha2", [col.column.expr, numBits.constantColumn.expr])
  }

  /// xxHash64 of the values, a bigint; nulls are passed over.
  ///
  /// In SQL: `xxhash64(a, b, …)`.
  public static func xxhash64(_ cols: any ColumnConvertible...) -> Column {
    .calling("xxhash64", cols.map(\.column.expr))
  }
}
