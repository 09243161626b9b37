/// One value of a frame, of any of Spark's types.
public enum Value: Hashable, Sendable {
  /// No value.
  case null
  /// `boolean`
  case boolean(Bool)
  /// `tinyint`
  case byte(Int8)
  /// `smallint`
  case short(Int16)
  /// `int`
  case integer(Int32)
  /// `bigint`
  case long(Int64)
  /// `float`
  case float(Float)
  /// `double`
  case double(Double)
  /// `decimal`
  case decimal(DecimalValue)
  /// `string`
  case string(String)
  /// `binary`
  case binary([UInt8])
  /// `date`, in days since 1970-01-01.
  case date(Int32)
  /// `timestamp`, in microseconds since 1970-01-01 00:00:00 UTC.
  case timestamp(Int64)
  /// `timestamp_ntz`, in microseconds since 1970-01-01 00:00:00 on the same wall clock.
  case timestampNTZ(Int64)
  /// `interval day to second`, in microseconds.
  case dayTimeInterval(Int64)
  /// `interval year to month`, in months.
  case yearMonthInterval(Int32)
  /// `interval`, in months, days and microseconds.
  case calendarInterval(months: Int32, days: Int32, microseconds: Int64)
  /// `array`
  case array([Value])
  /// `map`, in order of insertion.
  case map([MapEntry])
  /// `struct`
  case structure(Row)
  /// Spark ML's vector.
  case vector(Vector)

  /// One pair of a map.
  public struct MapEntry: Hashable, Sendable {
    /// The key, never null.
    public var key: Value
    /// The value.
    public var value: Value
    /// Makes a pair.
    public init(key: Value, value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// Whether this is the null value.
  public var isNull: Bool { self == .null }

  /// The number as a double; nil for null and for what is not a number. True counts as 1.
  public var doubleValue: Double? {
    switch self {
    case .boolean(let flag): flag ? 1 : 0
    case .byte(let value): Double(value)
    case .short(let value): Double(value)
    case .integer(let value): Double(value)
    case .long(let value): Double(value)
    case .float(let value): Double(value)
    case .double(let value): value
    case .decimal(let value): value.doubleValue
    default: nil
    }
  }

  /// The whole number; nil for null and for what is not a whole number.
  public var integerValue: Int? {
    switch self {
    case .byte(let value): Int(value)
    case .short(let value): Int(value)
    case .integer(let value): Int(value)
    case .long(let value): Int(value)
    default: nil
    }
  }

  /// The text, when this is a string.
  public var stringValue: String? { if case .string(let text) = self { text } else { nil } }

  /// The truth value, when this is one.
  public var booleanValue: Bool? { if case .boolean(let flag) = self { flag } else { nil } }

  /// The elements, when this is an array.
  public var arrayValue: [Value]? { if case .array(let list) = self { list } else { nil } }

  /// The vector, when this is one.
  public var vectorValue: Vector? { if case .vector(let vector) = self { vector } else { nil } }

  /// The nested row, when this is a struct.
  public var rowValue: Row? { if case .structure(let row) = self { row } else { nil } }

  /// The type of this value taken alone; an array's element type is that of its first non-null element.
  public var dataType: DataType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .byte: .byte
    case .short: .short
    case .integer: .integer
    case .long: .long
    case .float: .float
    case .double: .double
    case .decimal(let value):
      .decimal(precision: max(String(value.unscaled.magnitude).count, value.scale), scale: value.scale)
    case .string: .string
    case .binary: .binary
    case .date: .date
    case .timestamp: .timestamp
    case .timestampNTZ: .timestampNTZ
    case .dayTimeInterval: .dayTimeInterval
    case .yearMonthInterval: .yearMonthInterval
    case .calendarInterval: .calendarInterval
    case .array(let list):
      .array(list.first { !$0.isNull }?.dataType ?? .null, containsNull: list.contains(.null))
    case .map(let entries):
      .map(
        key: entries.first?.key.dataType ?? .null,
        value: entries.first { !$0.value.isNull }?.value.dataType ?? .null,
        valueContainsNull: entries.contains { $0.value.isNull })
    case .structure(let row): .structure(row.schema)
    case .vector: .vector
    }
  }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  /// A whole number in source code is Spark's `int` when it fits, else `bigint`.
  public init(integerLiteral value: Int64) {
    self = Int32(exactly: value).map(Value.integer) ?? .long(value)
  }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(nilLiteral: ()) { self = .null }
}
