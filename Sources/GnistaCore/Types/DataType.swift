/// The type of a column, with Spark SQL's names and meaning.
public indirect enum DataType: Hashable, Sendable {
  /// The type of a bare `NULL`.
  case null
  /// True or false.
  case boolean
  /// Signed 8-bit integer (`tinyint`).
  case byte
  /// Signed 16-bit integer (`smallint`).
  case short
  /// Signed 32-bit integer (`int`).
  case integer
  /// Signed 64-bit integer (`bigint`).
  case long
  /// IEEE 754 single precision.
  case float
  /// IEEE 754 double precision.
  case double
  /// Exact decimal number of at most 38 digits.
  case decimal(precision: Int, scale: Int)
  /// Text in UTF-8.
  case string
  /// Bytes.
  case binary
  /// Calendar date without time and zone.
  case date
  /// Instant in microseconds, shown in the session's time zone.
  case timestamp
  /// Date and time without zone, in microseconds.
  case timestampNTZ
  /// Length of time in microseconds (`interval day to second`).
  case dayTimeInterval
  /// Length of time in months (`interval year to month`).
  case yearMonthInterval
  /// Length of time in months, days and microseconds (`interval`).
  case calendarInterval
  /// List of values of one type.
  case array(DataType, containsNull: Bool)
  /// Pairs of keys and values; keys are never null.
  case map(key: DataType, value: DataType, valueContainsNull: Bool)
  /// Named fields.
  case structure(Schema)
  /// Spark ML's vector, dense or sparse.
  case vector

  /// A list whose elements may be null.
  public static func array(_ element: DataType) -> DataType { .array(element, containsNull: true) }

  /// A map whose values may be null.
  public static func map(_ key: DataType, _ value: DataType) -> DataType {
    .map(key: key, value: value, valueContainsNull: true)
  }

  /// Whether arithmetic works on values of this type.
  public var isNumeric: Bool {
    switch self {
    case .byte, .short, .integer, .long, .float, .double, .decimal: true
    default: false
    }
  }

  /// Whether values are whole numbers of fixed width.
  public var isIntegral: Bool {
    switch self {
    case .byte, .short, .integer, .long: true
    default: false
    }
  }

  /// Whether values are binary floating-point numbers.
  public var isFloating: Bool { self == .float || self == .double }

  /// Whether values are instants or wall-clock times.
  public var isTimestamp: Bool { self == .timestamp || self == .timestampNTZ }

  /// Spark's short name, such as `bigint` or `array<string>`.
  public var simpleString: String {
    switch self {
    case .null: "void"
    case .boolean: "boolean"
    case .byte: "tinyint"
    case .short: "smallint"
    case .integer: "int"
    case .long: "bigint"
    case .float: "float"
    case .double: "double"
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .string: "string"
    case .binary: "binary"
    case .date: "date"
    case .timestamp: "timestamp"
    case .timestampNTZ: "timestamp_ntz"
    case .dayTimeInterval: "interval day to second"
    case .yearMonthInterval: "interval year to month"
    case .calendarInterval: "interval"
    case .array(let element, _): "array<\(element.simpleString)>"
    case .map(let key, let value, _): "map<\(key.simpleString),\(value.simpleString)>"
    case .structure(let schema):
      "struct<" + schema.fields.map { "\($0.name):\($0.dataType.simpleString)" }.joined(separator: ",") + ">"
    case .vector: "vector"
    }
  }

  /// The name that `printSchema` shows, such as `long` or `array`.
  public var treeName: String {
    switch self {
    case .byte: "byte"
    case .short: "short"
    case .integer: "integer"
    case .long: "long"
    case .array: "array"
    case .map: "map"
    case .structure: "struct"
    default: simpleString
    }
  }
}

extension DataType: CustomStringConvertible {
  /// Spark's short name.
  public var description: String { simpleString }
}
