import Foundation
public import GnistaCore

/// Arrow's types and Spark's.
extension ArrowField {
  /// Where Spark keeps a column's metadata, as JSON.
  static let sparkMetadata = "SPARK::metadata::json"

  /// The field of a column of a frame, with the layout that Spark has for its type.
  public init(_ column: StructField) {
    self.init(column.name, column.dataType, nullable: column.nullable)
    if !column.metadata.isEmpty { metadata[Self.sparkMetadata] = JSONValue.object(column.metadata).text() }
  }

  private init(_ name: String, _ type: DataType, nullable: Bool) {
    func field(_ type: ArrowType, _ children: [ArrowField] = []) -> ArrowField {
      ArrowField(name, type, nullable: nullable, children: children)
    }
    self =
      switch type {
      case .null: field(.null)
      case .boolean: field(.boolean)
      case .byte: field(.integer(bits: 8, signed: true))
      case .short: field(.integer(bits: 16, signed: true))
      case .integer: field(.integer(bits: 32, signed: true))
      case .long: field(.integer(bits: 64, signed: true))
      case .float: field(.float)
      case .double: field(.double)
      case .decimal(let precision, let scale): field(.decimal(precision: precision, scale: scale, bits: 128))
      case .string: field(.utf8)
      case .binary: field(.binary)
      case .date: field(.date)
      case .timestamp: field(.timestamp(.microsecond, zone: "UTC"))
      case .timestampNTZ: field(.timestamp(.microsecond, zone: nil))
      case .dayTimeInterval: field(.duration(.microsecond))
      case .yearMonthInterval: field(.interval(.yearMonth))
      case .calendarInterval: field(.interval(.monthDayNano))
      case .array(let element, let containsNull):
        .list(of: ArrowField("element", element, nullable: containsNull), named: name, nullable: nullable)
      case .map(let key, let value, let valueContainsNull):
        .map(
          key: ArrowField("key", key, nullable: false),
          value: ArrowField("value", value, nullable: valueContainsNull), named: name, nullable: nullable)
      case .structure(let schema): field(.structure, schema.fields.map(ArrowField.init))
      case .vector: field(.structure, Schema.vectorStorage.fields.map(ArrowField.init))
      }
  }

  /// The field as a column of a frame: Arrow's type as the Spark type that holds all its values.
  ///
  /// A struct with the four parts of Spark's stored vectors is a vector. Unsigned numbers become the next wider signed ones.
  /// - Throws: ``GnistaError`` `UNSUPPORTED`, naming column, type and remedy, for types that Gnista has no values for.
  public func column() throws -> StructField { try column(path: name) }

  private func column(path: String) throws -> StructField {
    let json = try metadata[Self.sparkMetadata].map { try JSONValue(parsing: Data($0.utf8)) }
    return StructField(
      name, try dataType(path: path), nullable: nullable, metadata: json?.objectValue ?? [:])
  }

  func dataType(path: String) throws -> DataType {
    func child(_ index: Int) throws -> DataType {
      try children[index].dataType(path: path + "." + children[index].name)
    }
    switch type {
    case .null: return .null
    case .boolean: return .boolean
    case .integer(8, true): return .byte
    case .integer(16, true), .integer(8, false): return .short
    case .integer(32, true), .integer(16, false): return .integer
    case .integer(64, true), .integer(32, false): return .long
    case .integer: return .decimal(precision: 20, scale: 0)
    case .half, .float: return .float
    case .double: return .double
    case .decimal(let precision, let scale, _):
      guard (0...precision).contains(scale) else {
        throw refused(path, "cast it to a decimal with a scale from 0 to its precision, or to double")
      }
      return .decimal(precision: precision, scale: scale)
    case .date, .dateMilliseconds: return .date
    case .time: throw refused(path, "cast it to string")
    case .timestamp(_, let zone): return zone == nil ? .timestampNTZ : .timestamp
    case .duration, .interval(.dayTime): return .dayTimeInterval
    case .interval(.yearMonth): return .yearMonthInterval
    case .interval(.monthDayNano): return .calendarInterval
    case .utf8, .largeUTF8: return .string
    case .binary, .largeBinary, .fixedSizeBinary: return .binary
    case .list, .largeList, .fixedSizeList: return .array(try child(0), containsNull: children[0].nullable)
    case .map:
      let entries = children[0]
      return .map(
        key: try entries.children[0].dataType(path: path + ".key"),
        value: try entries.children[1].dataType(path: path + ".value"),
        valueContainsNull: entries.children[1].nullable)
    case .structure:
      if let special = sparkExtension {
        throw GnistaError(
          .unsupported,
          "column '\(path)' has Spark's type \(special), which Gnista has no values for; \(Self.remedies[special] ?? "")"
        )
      }
      if isVector { return .vector }
      return .structure(Schema(try children.map { try $0.column(path: path + "." + $0.name) }))
    }
  }

  private func refused(_ path: String, _ remedy: String) -> GnistaError {
    GnistaError(
      .unsupported, "column '\(path)' has the Arrow type \(type), which Gnista has no values for; \(remedy)")
  }

  private static let remedies = [
    "variant": "take parts of it with variant_get or write it as text with to_json",
    "geometry": "take its bytes with st_asbinary", "geography": "take its bytes with st_asbinary",
  ]

  /// Spark sends these types as structs and marks their second part.
  private var sparkExtension: String? {
    children.count == 2
      ? ["variant", "geometry", "geography"].first { children[1].metadata[$0] == "true" } : nil
  }

  /// Whether the field has the parts of Spark's stored vectors.
  var isVector: Bool {
    let parts = Schema.vectorStorage.fields.map(ArrowField.init)
    return type == .structure && children.count == parts.count
      && zip(children, parts).allSatisfy { found, part in
        found.name == part.name && found.type == part.type && found.dictionary == nil
          && found.children.map(\.type) == part.children.map(\.type)
          && found.children.allSatisfy { $0.dictionary == nil }
      }
  }
}
