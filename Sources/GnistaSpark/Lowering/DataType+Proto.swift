import Foundation
import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Spark's types as Spark Connect writes them.
extension Spark_Connect_DataType {
  /// The message for a type.
  init(_ type: DataType) {
    self.init()
    kind =
      switch type {
      case .null: .null(.init())
      case .boolean: .boolean(.init())
      case .byte: .byte(.init())
      case .short: .short(.init())
      case .integer: .integer(.init())
      case .long: .long(.init())
      case .float: .float(.init())
      case .double: .double(.init())
      case .decimal(let precision, let scale):
        .decimal(
          .with {
            $0.precision = Int32(precision)
            $0.scale = Int32(scale)
          })
      case .string: .string(.init())
      case .binary: .binary(.init())
      case .date: .date(.init())
      case .timestamp: .timestamp(.init())
      case .timestampNTZ: .timestampNtz(.init())
      case .dayTimeInterval: .dayTimeInterval(.init())
      case .yearMonthInterval: .yearMonthInterval(.init())
      case .calendarInterval: .calendarInterval(.init())
      case .array(let element, let containsNull):
        .array(
          .with {
            $0.elementType = Self(element)
            $0.containsNull = containsNull
          })
      case .map(let key, let value, let valueContainsNull):
        .map(
          .with {
            $0.keyType = Self(key)
            $0.valueType = Self(value)
            $0.valueContainsNull = valueContainsNull
          })
      case .structure(let schema): .struct(.with { $0.fields = schema.fields.map(Self.field) })
      case .vector:
        .udt(
          .with {
            $0.type = "udt"
            $0.jvmClass = Self.vectorClass
            $0.pythonClass = "pyspark.ml.linalg.VectorUDT"
            $0.sqlType = Self(.structure(Schema.vectorStorage))
          })
      }
  }

  private static let vectorClass = "org.apache.spark.ml.linalg.VectorUDT"

  private static func field(_ field: GnistaCore.StructField) -> StructField {
    .with {
      $0.name = field.name
      $0.dataType = Self(field.dataType)
      $0.nullable = field.nullable
      if !field.metadata.isEmpty { $0.metadata = JSONValue.object(field.metadata).text() }
    }
  }

  /// The type that the message means.
  ///
  /// Texts of fixed or bounded length and of other collations are texts, and intervals have no units of their own.
  ///
  /// - Parameter path: the column's name, for the message of an error.
  /// - Throws: `GnistaError` `UNSUPPORTED`, naming column, type and remedy, for types that Gnista has no values for.
  func type(of path: String) throws -> DataType {
    switch kind {
    case .null: return .null
    case .boolean: return .boolean
    case .byte: return .byte
    case .short: return .short
    case .integer: return .integer
    case .long: return .long
    case .float: return .float
    case .double: return .double
    case .decimal(let decimal):
      return .decimal(
        precision: decimal.hasPrecision ? Int(decimal.precision) : 10,
        scale: decimal.hasScale ? Int(decimal.scale) : 0)
    case .string, .char, .varChar: return .string
    case .binary: return .binary
    case .date: return .date
    case .timestamp: return .timestamp
    case .timestampNtz: return .timestampNTZ
    case .dayTimeInterval: return .dayTimeInterval
    case .yearMonthInterval: return .yearMonthInterval
    case .calendarInterval: return .calendarInterval
    case .array(let array):
      return .array(try array.elementType.type(of: path), containsNull: array.containsNull)
    case .map(let map):
      return .map(
        key: try map.keyType.type(of: path), value: try map.valueType.type(of: path),
        valueContainsNull: map.valueContainsNull)
    case .struct(let structure): return .structure(try Self.schema(structure, under: path + "."))
    case .udt(let udt):
      if udt.jvmClass == Self.vectorClass { return .vector }
      throw Self.refused(path, "the user-defined type \(udt.jvmClass)", "select parts of it or leave it out")
    case .variant:
      throw Self.refused(path, "the type variant", "take parts of it with variant_get or to_json")
    case .geometry: throw Self.refused(path, "the type geometry", "take its bytes with st_asbinary")
    case .geography: throw Self.refused(path, "the type geography", "take its bytes with st_asbinary")
    case .time: throw Self.refused(path, "the type time", "cast it to string")
    case .timestampNtzNanos, .timestampLtzNanos:
      throw Self.refused(path, "a timestamp finer than microseconds", "cast it to timestamp(6)")
    case .unparsed(let text): return try DataType(ddl: text.dataTypeString)
    case nil: throw Self.refused(path, "a type that this version does not know", "cast it or leave it out")
    }
  }

  /// The columns that a message of a whole result means.
  ///
  /// - Throws: as ``type(of:)``, and `MALFORMED_DATA` when the message is not of a struct.
  func schema() throws -> Schema {
    guard case .struct(let structure) = kind else {
      throw GnistaError(.malformedData, "the server announced a result that is not made of columns")
    }
    return try Self.schema(structure, under: "")
  }

  private static func schema(_ structure: Struct, under path: String) throws -> Schema {
    Schema(
      try structure.fields.map { field in
        let metadata =
          field.hasMetadata && !field.metadata.isEmpty
          ? try JSONValue(parsing: Data(field.metadata.utf8)).objectValue ?? [:] : [:]
        return GnistaCore.StructField(
          field.name, try field.dataType.type(of: path + field.name), nullable: field.nullable,
          metadata: metadata)
      })
  }

  private static func refused(_ path: String, _ type: String, _ remedy: String) -> GnistaError {
    GnistaError(.unsupported, "column '\(path)' has \(type), which Gnista has no values for; \(remedy)")
  }
}
