// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Bits: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// Number of bits that are set, in 64 bits for negative numbers.
  ///
  /// In SQL: `bit_count(a)`.
  public static func bit_count(_ col: some ColumnConvertible) -> Column {
    .calling("bit_count", [col.column.expr])
  }

  /// The bit at a position, counted from 0 at the right.
  ///
  /// In SQL: `getbit(a, position)`.
  public static func bit_get(_ col: some ColumnConvertible, _ pos: some ColumnConvertible) -> Column {
    .calling("bit_get", [col.column.expr, pos.column.expr])
  }

  /// The bit at a position, counted from 0 at the right.
  ///
  /// In SQL: `getbit(a, position)`.
  public static func getbit(_ col: some ColumnConvertible, _ pos: some ColumnConvertible) -> Column {
    .calling("getbit", [col.column.expr, pos.column.expr])
  }

  /// Moves the bits n places to the left; bits beyond are lost.
  ///
  /// In SQL: `shiftleft(a, n)`.
  public static func shiftleft(_ col: some ColumnConvertible, _ numBits: Int) -> Column {
    .calling("shiftleft", [col.column.expr, numBits.constantColumn.expr])
  }

  /// Moves the bits n places to the right, keeping the sign.
  ///
  /// In SQL: `shiftright(a, n)`.
  public static func shiftright(_ col: some ColumnConvertible, _ numBits: Int) -> Column {
    .calling("shiftright", [col.column.expr, numBits.constantColumn.expr])
  }

  /// Moves the bits n places to the right, filling with zeros.
  ///
  /// In SQL: `shiftrightunsigned(a, n)`.
  public static func shiftrightunsigned(_ col: some ColumnConvertible, _ numBits: Int) -> Column {
    .calling("shiftrightunsigned", [col.column.expr, numBits.constantColumn.expr])
  }
}
