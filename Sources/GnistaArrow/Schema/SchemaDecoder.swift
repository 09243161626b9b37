import GnistaCore

/// Reads a schema from the tables of its message. The numbers of slots and types are those of Arrow's `Schema.fbs`.
struct SchemaDecoder {
  /// Reads the table `Schema`.
  static func schema(_ table: FlatTable) throws -> ArrowSchema {
    guard try table.number(0, absent: Int16(0)) == 0 else {
      throw ArrowFailure.unsupported(
        "the Arrow stream was written in big-endian order", remedy: "write it on a little-endian machine")
    }
    return ArrowSchema(
      try table.tables(1).map { try field($0, above: [], depth: 1) }, metadata: try metadata(table, 2))
  }

  private static func metadata(_ table: FlatTable, _ slot: Int) throws -> [String: String] {
    var all: [String: String] = [:]
    for pair in try table.tables(slot) { all[try pair.text(0) ?? ""] = try pair.text(1) ?? "" }
    return all
  }

  private static func field(_ table: FlatTable, above: [String], depth: Int) throws -> ArrowField {
    let name = try table.text(0) ?? ""
    let path = above + [name]
    guard depth <= ArrowLimits.depth else {
      throw GnistaError(
        .unsupported,
        "column '\(path[0])' nests more than \(ArrowLimits.depth) types; select its parts one by one")
    }
    var field = ArrowField(
      name, try type(of: table, path), nullable: try table.flag(1),
      children: try table.tables(5).map { try self.field($0, above: path, depth: depth + 1) },
      metadata: try metadata(table, 6))
    if let encoding = try table.table(4) { field.dictionary = try dictionary(encoding, path) }
    guard field.hasFittingChildren else {
      throw ArrowFailure.damaged(
        "column '\(path.joined(separator: "."))' of type \(field.type) has \(field.children.count) parts")
    }
    return field
  }

  private static func dictionary(_ table: FlatTable, _ path: [String]) throws -> ArrowDictionaryEncoding {
    let indices = try table.table(1).map { try integer($0, path) } ?? .integer(bits: 32, signed: true)
    return ArrowDictionaryEncoding(
      id: try table.number(0, absent: Int64(0)), indexType: indices, isOrdered: try table.flag(2))
  }

  private static func integer(_ table: FlatTable, _ path: [String]) throws -> ArrowType {
    let bits = Int(try table.number(0, absent: Int32(0)))
    guard [8, 16, 32, 64].contains(bits) else { throw unknown("an integer of \(bits) bits", path) }
    return .integer(bits: bits, signed: try table.flag(1))
  }

  private static func unknown(_ what: String, _ path: [String]) -> GnistaError {
    ArrowFailure.damaged("column '\(path.joined(separator: "."))' is \(what)")
  }

  private static func refused(_ type: String, _ path: [String], _ remedy: String) -> GnistaError {
    ArrowFailure.unsupported(
      "column '\(path.joined(separator: "."))' has the Arrow type \(type)", remedy: remedy)
  }

  private static func unit(_ table: FlatTable, absent: ArrowTimeUnit, _ path: [String]) throws
    -> ArrowTimeUnit
  {
    let raw = try table.number(0, absent: absent.rawValue)
    guard let unit = ArrowTimeUnit(rawValue: raw) else { throw unknown("in time unit \(raw)", path) }
    return unit
  }

  private static func size(_ table: FlatTable, _ path: [String]) throws -> Int {
    let size = Int(try table.number(0, absent: Int32(0)))
    guard size >= 0 else { throw unknown("of \(size) elements a row", path) }
    return size
  }

  private static func decimal(_ table: FlatTable, _ path: [String]) throws -> ArrowType {
    let precision = Int(try table.number(0, absent: Int32(0)))
    let scale = Int(try table.number(1, absent: Int32(0)))
    let bits = Int(try table.number(2, absent: Int32(128)))
    if bits == 256 {
      throw refused(
        "decimal256(\(precision), \(scale))", path, "cast it to a decimal of at most 38 digits or to string")
    }
    // The digits that fit the width; a scale outside Spark's range is refused when rows are made.
    guard let digits = [32: 9, 64: 18, 128: 38][bits], (1...digits).contains(precision) else {
      throw unknown("a decimal of \(precision) digits in \(bits) bits", path)
    }
    return .decimal(precision: precision, scale: scale, bits: bits)
  }

  /// The type of a field: slot 2 tells which, slot 3 has its table.
  private static func type(of field: FlatTable, _ path: [String]) throws -> ArrowType {
    let kind = try field.number(2, absent: UInt8(0))
    guard let table = try field.table(3) else { throw unknown("without a type", path) }
    switch kind {
    case 1: return .null
    case 2: return try integer(table, path)
    case 3:
      let precision = try table.number(0, absent: Int16(0))
      guard (0...2).contains(precision) else { throw unknown("of float precision \(precision)", path) }
      return [.half, .float, .double][Int(precision)]
    case 4: return .binary
    case 5: return .utf8
    case 6: return .boolean
    case 7: return try decimal(table, path)
    case 8: return try table.number(0, absent: Int16(1)) == 0 ? .date : .dateMilliseconds
    case 9:
      let type = ArrowType.time(try unit(table, absent: .millisecond, path))
      let bits = Int(try table.number(1, absent: Int32(32)))
      guard bits == type.bitWidth else { throw unknown("a \(type) in \(bits) bits", path) }
      return type
    case 10: return .timestamp(try unit(table, absent: .second, path), zone: try zone(table))
    case 11:
      let raw = try table.number(0, absent: Int16(0))
      guard let unit = ArrowIntervalUnit(rawValue: raw) else { throw unknown("an interval \(raw)", path) }
      return .interval(unit)
    case 12: return .list
    case 13: return .structure
    case 14: throw refused("union", path, "select its parts one by one")
    case 15: return .fixedSizeBinary(width: try size(table, path))
    case 16: return .fixedSizeList(size: try size(table, path))
    case 17: return .map(keysSorted: try table.flag(0))
    case 18: return .duration(try unit(table, absent: .millisecond, path))
    case 19: return .largeBinary
    case 20: return .largeUTF8
    case 21: return .largeList
    case 22: throw refused("run-end encoded", path, "decode it before it is written")
    case 23: throw refused("binary_view", path, "cast it to binary before it is written")
    case 24: throw refused("string_view", path, "cast it to string before it is written")
    case 25, 26: throw refused("list_view", path, "cast it to list before it is written")
    default: throw refused("number \(kind)", path, "cast it to string before it is written")
    }
  }

  /// A zone that is the empty text counts as none.
  private static func zone(_ table: FlatTable) throws -> String? {
    let zone = try table.text(1)
    return zone == "" ? nil : zone
  }
}
