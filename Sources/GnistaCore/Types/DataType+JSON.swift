/// Spark's JSON form of types, as Parquet metadata, saved models and Spark Connect carry it.
extension DataType {
  /// The type in Spark's JSON form: a string for a simple type, an object for a nested one.
  public var json: JSONValue {
    switch self {
    case .null: "void"
    case .byte: "byte"
    case .short: "short"
    case .integer: "integer"
    case .long: "long"
    case .array(let element, let containsNull):
      ["type": "array", "elementType": element.json, "containsNull": .bool(containsNull)]
    case .map(let key, let value, let valueContainsNull):
      [
        "type": "map", "keyType": key.json, "valueType": value.json,
        "valueContainsNull": .bool(valueContainsNull),
      ]
    case .structure(let schema): schema.json
    case .vector:
      [
        "type": "udt", "class": "org.apache.spark.ml.linalg.VectorUDT",
        "pyClass": "pyspark.ml.linalg.VectorUDT", "sqlType": Schema.vectorStorage.json,
      ]
    default: .string(simpleString)
    }
  }

  /// Reads a type from Spark's JSON form.
  ///
  /// - Throws: ``GnistaError`` with code `MALFORMED_DATA` when the form is not known.
  public init(json: JSONValue) throws {
    if let name = json.stringValue {
      self = try DataType(simpleName: name)
      return
    }
    switch json["type"]?.stringValue {
    case "array":
      self = .array(
        try DataType(json: json["elementType"] ?? .null),
        containsNull: json["containsNull"]?.boolValue ?? true)
    case "map":
      self = .map(
        key: try DataType(json: json["keyType"] ?? .null),
        value: try DataType(json: json["valueType"] ?? .null),
        valueContainsNull: json["valueContainsNull"]?.boolValue ?? true)
    case "struct": self = .structure(try Schema(json: json))
    case "udt":
      guard json["class"]?.stringValue == "org.apache.spark.ml.linalg.VectorUDT" else {
        throw GnistaError(
          .malformedData, "unknown user-defined type '\(json["class"]?.stringValue ?? "?")' in a schema")
      }
      self = .vector
    default:
      throw GnistaError(.malformedData, "not a data type in Spark's JSON form: \(json)")
    }
  }

  /// Reads the name of a type without parameters of its own, or a decimal.
  private init(simpleName name: String) throws {
    let known: [String: DataType] = [
      "void": .null, "null": .null, "boolean": .boolean, "byte": .byte, "tinyint": .byte, "short": .short,
      "smallint": .short, "integer": .integer, "int": .integer, "long": .long, "bigint": .long,
      "float": .float, "double": .double, "string": .string, "binary": .binary, "date": .date,
      "timestamp": .timestamp, "timestamp_ntz": .timestampNTZ, "interval": .calendarInterval,
      "interval day to second": .dayTimeInterval, "interval year to month": .yearMonthInterval,
      "decimal": .decimal(precision: 10, scale: 0),
    ]
    if let type = known[name] {
      self = type
    } else if name.hasPrefix("decimal("), name.hasSuffix(")") {
      let parts = name.dropFirst(8).dropLast().split(separator: ",")
        .compactMap { Int($0.filter { !$0.isWhitespace }) }
      guard parts.count == 2 else { throw GnistaError(.malformedData, "malformed decimal type '\(name)'") }
      self = .decimal(precision: parts[0], scale: parts[1])
    } else {
      throw GnistaError(.malformedData, "unknown data type '\(name)' in a schema")
    }
  }
}
