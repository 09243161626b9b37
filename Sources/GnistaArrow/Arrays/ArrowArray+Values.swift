public import GnistaCore

/// Values as Swift arrays, in one copy. What stands where a row is null has no meaning.
extension ArrowArray {
  /// The values as numbers of their width, `T` being as wide as one value: `Int32` for dates, `Int64` for timestamps, `Int128`
  /// for 128-bit decimals; positions when there is a dictionary. An interval of days and milliseconds is two `Int32`.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` when values have another width.
  public func numbers<T: ArrowNumber>(_ type: T.Type, perRow: Int = 1) throws -> [T] {
    let width = (field.dictionary?.indexType ?? field.type).bitWidth
    guard width == 8 * MemoryLayout<T>.size * perRow, let values else {
      throw GnistaError(
        .typeMismatch, "column '\(field.name)' of type \(field.type) does not hold values of type \(type)")
    }
    return try values.numbers(type, count: count * perRow)
  }

  /// The values of a column of truth values.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for other columns.
  public func booleans() throws -> [Bool] {
    guard field.type == .boolean, field.dictionary == nil, let values else {
      throw GnistaError(.typeMismatch, "column '\(field.name)' is \(field.type), not bool")
    }
    return try values.bits(count: count)
  }

  /// Where the elements or bytes of each row begin, and the end of the last one: `count + 1` rising positions in the child or
  /// in ``values``.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for types that are neither lists, maps, texts nor bytes.
  public func positions() throws -> [Int] {
    switch (field.dictionary == nil ? field.type : .null, offsets) {
    case (.fixedSizeList(let width), _), (.fixedSizeBinary(let width), _):
      return (0...count).map { $0 * width }
    case (let type, let offsets?):
      return type.offsetBits == 32
        ? try offsets.positions(Int32.self, count: count) : try offsets.positions(Int64.self, count: count)
    default:
      throw GnistaError(.typeMismatch, "column '\(field.name)' of type \(field.type) has no offsets")
    }
  }

  /// The texts of a column of strings. Bytes that are not UTF-8 (Spark does not check its strings) become U+FFFD.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for other columns.
  public func strings() throws -> StringColumn {
    guard field.type == .utf8 || field.type == .largeUTF8, field.dictionary == nil else {
      throw GnistaError(.typeMismatch, "column '\(field.name)' is \(field.type), not string")
    }
    var positions = try positions()
    let first = positions[0]
    guard let text = (values ?? ArrowBuffer()).part(at: first, count: positions[count] - first) else {
      throw ArrowFailure.damaged("column '\(field.name)' has texts outside its bytes")
    }
    if first != 0 { for row in positions.indices { positions[row] -= first } }
    let bytes = try text.numbers(UInt8.self, count: text.count)
    if text.isASCII || Self.isUTF8(bytes, cutAt: positions) {
      return StringColumn(bytes: bytes, offsets: positions)
    }
    var repaired = StringColumn(minimumCapacity: count)
    for row in 0..<count {
      repaired.append(String(decoding: bytes[positions[row]..<positions[row + 1]], as: UTF8.self))
    }
    return repaired
  }

  /// Whether texts that stand end to end are UTF-8, each for itself.
  private static func isUTF8(_ bytes: [UInt8], cutAt positions: [Int]) -> Bool {
    // No cut may lie inside a character, whose later bytes all begin with the bits 10.
    positions.allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
      && String(validating: bytes, as: UTF8.self) != nil
  }

  /// The values of a column of bytes; empty where a row is null.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for other columns.
  public func binaries() throws -> [[UInt8]] {
    switch field.dictionary == nil ? field.type : .null {
    case .binary, .largeBinary, .fixedSizeBinary:
      let positions = try positions()
      let all = values ?? ArrowBuffer()
      let bytes = try all.numbers(UInt8.self, count: all.count)
      guard positions[count] <= bytes.count else {
        throw ArrowFailure.damaged("column '\(field.name)' has values outside its bytes")
      }
      return (0..<count).map { Array(bytes[positions[$0]..<positions[$0 + 1]]) }
    default: throw GnistaError(.typeMismatch, "column '\(field.name)' is \(field.type), not binary")
    }
  }
}
