public import GnistaCore

/// Spelling of names, constants and types in the embedded engine's SQL.
public enum SQLText {
  /// A name in double quotes.
  public static func identifier(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// A text in single quotes.
  public static func string(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// The engine's name of a type.
  public static func type(_ type: DataType) -> String {
    switch type {
    case .null: "INTEGER"
    case .boolean: "BOOLEAN"
    case .byte: "TINYINT"
    case .short: "SMALLINT"
    case .integer: "INTEGER"
    case .long: "BIGINT"
    case .float: "FLOAT"
    case .double: "DOUBLE"
    case .decimal(let precision, let scale): "DECIMAL(\(precision),\(scale))"
    case .string: "VARCHAR"
    case .binary: "BLOB"
    case .date: "DATE"
    case .timestamp: "TIMESTAMP WITH TIME ZONE"
    case .timestampNTZ: "TIMESTAMP"
    case .dayTimeInterval, .yearMonthInterval, .calendarInterval: "INTERVAL"
    case .array(let element, _): "\(Self.type(element))[]"
    case .map(let key, let value, _): "MAP(\(Self.type(key)), \(Self.type(value)))"
    case .structure(let schema): structure(schema)
    case .vector: structure(.vectorStorage)
    }
  }

  private static func structure(_ schema: Schema) -> String {
    "STRUCT(" + schema.fields.map { "\(identifier($0.name)) \(type($0.dataType))" }.joined(separator: ", ")
      + ")"
  }

  /// A constant, with its type spelled out so that the engine does not choose another.
  public static func literal(_ value: Value, type wanted: DataType? = nil) -> SQLFragment {
    let type = wanted ?? value.dataType
    guard !value.isNull else {
      let sql = type == .null ? "NULL" : "CAST(NULL AS \(Self.type(type)))"
      return SQLFragment(sql, type, nullable: true, literal: .null)
    }
    return SQLFragment(constant(value, type), type, nullable: false, literal: value)
  }

  private static func constant(_ value: Value, _ type: DataType) -> String {
    switch value {
    case .null: "CAST(NULL AS \(Self.type(type)))"
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .string(let text): type == .string ? string(text) : "CAST(\(string(text)) AS \(Self.type(type)))"
    case .binary(let bytes):
      "CAST(" + string(bytes.map { "\\x" + hexadecimal($0) }.joined()) + " AS BLOB)"
    case .date(let days): "DATE '\(CivilDate(daysSinceEpoch: Int(days)))'"
    case .timestamp(let micros): "make_timestamptz(CAST(\(micros) AS BIGINT))"
    case .timestampNTZ(let micros): "make_timestamp(CAST(\(micros) AS BIGINT))"
    case .dayTimeInterval(let micros): "to_microseconds(CAST(\(micros) AS BIGINT))"
    case .yearMonthInterval(let months): "to_months(\(months))"
    case .calendarInterval(let months, let days, let micros):
      "(to_months(\(months)) + to_days(\(days)) + to_microseconds(CAST(\(micros) AS BIGINT)))"
    case .array(let list):
      "CAST([" + list.map { literal($0).sql }.joined(separator: ", ") + "] AS \(Self.type(type)))"
    case .map(let entries):
      "CAST(MAP {"
        + entries.map { "\(literal($0.key).sql): \(literal($0.value).sql)" }.joined(separator: ", ")
        + "} AS \(Self.type(type)))"
    case .structure(let row):
      "CAST({"
        + zip(row.schema.names, row.values).map { "\(string($0)): \(literal($1).sql)" }
        .joined(separator: ", ") + "} AS \(Self.type(type)))"
    case .vector(let vector): self.vector(vector)
    case .double(let number) where number.isNaN || number.isInfinite:
      "CAST('\(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf")' AS DOUBLE)"
    case .float(let number) where number.isNaN || number.isInfinite:
      "CAST('\(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf")' AS FLOAT)"
    default: "CAST('\(numberText(value))' AS \(Self.type(type)))"
    }
  }

  private static func numberText(_ value: Value) -> String {
    switch value {
    case .float(let number): number.description
    case .double(let number): number.description
    default: SparkText.text(of: value) ?? ""
    }
  }

  private static func vector(_ vector: Vector) -> String {
    let kind: String
    let size: String
    let indices: String
    let values: [Double]
    switch vector {
    case .dense(let all): (kind, size, indices, values) = ("1", "NULL", "NULL", all)
    case .sparse(let count, let positions, let kept):
      kind = "0"
      size = String(count)
      indices = "[\(positions.map(String.init).joined(separator: ", "))]"
      values = kept
    }
    let elements = values.map { literal(.double($0)).sql }.joined(separator: ", ")
    return "CAST({'type': \(kind), 'size': \(size), 'indices': \(indices), 'values': [\(elements)]} AS "
      + "\(Self.type(.vector)))"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
