/// The type of an Arrow column. The types of nested values stand in the field's children.
public enum ArrowType: Hashable, Sendable {
  /// Only nulls; no bytes.
  case null
  /// Truth values, one bit each.
  case boolean
  /// Whole numbers of 8, 16, 32 or 64 bits.
  case integer(bits: Int, signed: Bool)
  /// IEEE 754 half precision.
  case half
  /// IEEE 754 single precision.
  case float
  /// IEEE 754 double precision.
  case double
  /// Exact decimal numbers in 32, 64 or 128 bits.
  case decimal(precision: Int, scale: Int, bits: Int)
  /// Days since 1970-01-01, in 32 bits.
  case date
  /// Dates as milliseconds since 1970-01-01, in 64 bits.
  case dateMilliseconds
  /// Time of day, in 32 bits for seconds and milliseconds, in 64 bits for finer units.
  case time(ArrowTimeUnit)
  /// Instants since 1970-01-01 UTC when there is a zone to show them in, else wall-clock times.
  case timestamp(ArrowTimeUnit, zone: String?)
  /// Lengths of time, in 64 bits.
  case duration(ArrowTimeUnit)
  /// Lengths of time in calendar units.
  case interval(ArrowIntervalUnit)
  /// Texts with 32-bit offsets.
  case utf8
  /// Texts with 64-bit offsets.
  case largeUTF8
  /// Bytes with 32-bit offsets.
  case binary
  /// Bytes with 64-bit offsets.
  case largeBinary
  /// Bytes, the same number in each row.
  case fixedSizeBinary(width: Int)
  /// Lists with 32-bit offsets; one child.
  case list
  /// Lists with 64-bit offsets; one child.
  case largeList
  /// Lists with the same number of elements in each row; one child.
  case fixedSizeList(size: Int)
  /// Named values; one child for each.
  case structure
  /// Maps; one child, a struct of key and value.
  case map(keysSorted: Bool)
}

extension ArrowType {
  /// Bits that one value takes in the buffer of values; nil for types that have no such buffer of a fixed width.
  var bitWidth: Int? {
    switch self {
    case .boolean: 1
    case .integer(let bits, _): bits
    case .half: 16
    case .float, .date: 32
    case .double, .dateMilliseconds, .timestamp, .duration: 64
    case .time(let unit): unit == .second || unit == .millisecond ? 32 : 64
    case .decimal(_, _, let bits): bits
    case .interval(let unit): unit.byteWidth * 8
    case .fixedSizeBinary(let width): width * 8
    case .null, .utf8, .largeUTF8, .binary, .largeBinary, .list, .largeList, .fixedSizeList, .structure, .map:
      nil
    }
  }

  /// Bits of one offset; nil for types without offsets.
  var offsetBits: Int? {
    switch self {
    case .utf8, .binary, .list, .map: 32
    case .largeUTF8, .largeBinary, .largeList: 64
    default: nil
    }
  }

  /// Whether a buffer of bytes follows the offsets.
  var isVariableBytes: Bool {
    switch self {
    case .utf8, .largeUTF8, .binary, .largeBinary: true
    default: false
    }
  }
}

extension ArrowType: CustomStringConvertible {
  /// The type as PyArrow writes it, without children: `int64`, `timestamp[us, tz=UTC]`, `list`.
  public var description: String {
    switch self {
    case .null: "null"
    case .boolean: "bool"
    case .integer(let bits, let signed): (signed ? "int" : "uint") + String(bits)
    case .half: "halffloat"
    case .float: "float"
    case .double: "double"
    case .decimal(let precision, let scale, let bits): "decimal\(bits)(\(precision), \(scale))"
    case .date: "date32[day]"
    case .dateMilliseconds: "date64[ms]"
    case .time(let unit): "time\(bitWidth ?? 0)[\(unit.symbol)]"
    case .timestamp(let unit, nil): "timestamp[\(unit.symbol)]"
    case .timestamp(let unit, let zone?): "timestamp[\(unit.symbol), tz=\(zone)]"
    case .duration(let unit): "duration[\(unit.symbol)]"
    case .interval(.yearMonth): "month_interval"
    case .interval(.dayTime): "day_time_interval"
    case .interval(.monthDayNano): "month_day_nano_interval"
    case .utf8: "string"
    case .largeUTF8: "large_string"
    case .binary: "binary"
    case .largeBinary: "large_binary"
    case .fixedSizeBinary(let width): "fixed_size_binary[\(width)]"
    case .list: "list"
    case .largeList: "large_list"
    case .fixedSizeList(let size): "fixed_size_list[\(size)]"
    case .structure: "struct"
    case .map: "map"
    }
  }
}
