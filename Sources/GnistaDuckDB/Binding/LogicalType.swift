import CDuckDB
import Foundation
import GnistaCore

/// Owns a logical type of DuckDB.
final class LogicalType {
  private var handle: duckdb_logical_type?

  /// Takes over a handle.
  init(_ handle: duckdb_logical_type?) { self.handle = handle }

  /// The engine's type for a Spark type.
  convenience init(_ type: DataType) {
    self.init(Self.make(type))
  }

  deinit { duckdb_destroy_logical_type(&handle) }

  /// Lends the handle for a call. Swift may end an object's life after its last use, so the handle must not be taken
  /// out and used later.
  func borrow<Result>(_ body: (duckdb_logical_type?) -> Result) -> Result {
    withExtendedLifetime(self) { body(handle) }
  }

  /// Lends the handles of several types for a call.
  static func borrow<Result>(
    _ types: [LogicalType], _ body: (inout [duckdb_logical_type?]) -> Result
  ) -> Result {
    withExtendedLifetime(types) {
      var handles = types.map(\.handle)
      return body(&handles)
    }
  }

  private static func make(_ type: DataType) -> duckdb_logical_type? {
    switch type {
    case .null: return duckdb_create_logical_type(DuckDBType.integer)
    case .boolean: return duckdb_create_logical_type(DuckDBType.boolean)
    case .byte: return duckdb_create_logical_type(DuckDBType.tinyint)
    case .short: return duckdb_create_logical_type(DuckDBType.smallint)
    case .integer: return duckdb_create_logical_type(DuckDBType.integer)
    case .long: return duckdb_create_logical_type(DuckDBType.bigint)
    case .float: return duckdb_create_logical_type(DuckDBType.float)
    case .double: return duckdb_create_logical_type(DuckDBType.double)
    case .decimal(let precision, let scale): return duckdb_create_decimal_type(UInt8(precision), UInt8(scale))
    case .string: return duckdb_create_logical_type(DuckDBType.varchar)
    case .binary: return duckdb_create_logical_type(DuckDBType.blob)
    case .date: return duckdb_create_logical_type(DuckDBType.date)
    case .timestamp: return duckdb_create_logical_type(DuckDBType.timestampTZ)
    case .timestampNTZ: return duckdb_create_logical_type(DuckDBType.timestamp)
    case .dayTimeInterval, .yearMonthInterval, .calendarInterval:
      return duckdb_create_logical_type(DuckDBType.interval)
    case .array(let element, _): return LogicalType(element).borrow { duckdb_create_list_type($0) }
    case .map(let key, let value, _):
      return LogicalType(key).borrow { key in LogicalType(value).borrow { duckdb_create_map_type(key, $0) } }
    case .structure(let schema): return structure(schema)
    case .vector: return structure(.vectorStorage)
    }
  }

  private static func structure(_ schema: Schema) -> duckdb_logical_type? {
    let names = schema.names.map { strdup($0) }
    defer { names.forEach { free($0) } }
    var pointers = names.map { UnsafePointer<CChar>($0) }
    return LogicalType.borrow(schema.fields.map { LogicalType($0.dataType) }) { handles in
      duckdb_create_struct_type(&handles, &pointers, idx_t(handles.count))
    }
  }

  /// The Spark type that values of this type are read as.
  ///
  /// Types that Spark lacks are read as the nearest it has: unsigned and huge integers as wider ones or decimals, times
  /// and UUIDs as strings, enums as strings, fixed-size arrays as arrays.
  var dataType: DataType {
    switch duckdb_get_type_id(handle) {
    case DuckDBType.null: return .null
    case DuckDBType.boolean: return .boolean
    case DuckDBType.tinyint: return .byte
    case DuckDBType.smallint, DuckDBType.utinyint: return .short
    case DuckDBType.integer, DuckDBType.usmallint: return .integer
    case DuckDBType.bigint, DuckDBType.uinteger: return .long
    case DuckDBType.ubigint: return .decimal(precision: 20, scale: 0)
    case DuckDBType.hugeint, DuckDBType.uhugeint: return .decimal(precision: 38, scale: 0)
    case DuckDBType.float: return .float
    case DuckDBType.double: return .double
    case DuckDBType.decimal:
      return .decimal(precision: Int(duckdb_decimal_width(handle)), scale: Int(duckdb_decimal_scale(handle)))
    case DuckDBType.blob: return .binary
    case DuckDBType.date: return .date
    case DuckDBType.timestampTZ: return .timestamp
    case DuckDBType.timestamp, DuckDBType.timestampSeconds, DuckDBType.timestampMilliseconds,
      DuckDBType.timestampNanoseconds:
      return .timestampNTZ
    case DuckDBType.interval: return .calendarInterval
    case DuckDBType.list: return .array(LogicalType(duckdb_list_type_child_type(handle)).dataType)
    case DuckDBType.array: return .array(LogicalType(duckdb_array_type_child_type(handle)).dataType)
    case DuckDBType.map:
      return .map(
        LogicalType(duckdb_map_type_key_type(handle)).dataType,
        LogicalType(duckdb_map_type_value_type(handle)).dataType)
    case DuckDBType.structure:
      let fields = (0..<duckdb_struct_type_child_count(handle)).map { index in
        let name = duckdb_struct_type_child_name(handle, index)
        defer { duckdb_free(name) }
        return StructField(
          name.map { String(cString: $0) } ?? "",
          LogicalType(duckdb_struct_type_child_type(handle, index)).dataType)
      }
      let schema = Schema(fields)
      return schema.isVectorStorage ? .vector : .structure(schema)
    default: return .string
    }
  }

  /// Whether a value must be cast before it is read as ``dataType``.
  var needsCast: Bool {
    switch duckdb_get_type_id(handle) {
    case DuckDBType.null, DuckDBType.boolean, DuckDBType.tinyint, DuckDBType.smallint, DuckDBType.integer,
      DuckDBType.bigint, DuckDBType.float, DuckDBType.double, DuckDBType.decimal, DuckDBType.blob,
      DuckDBType.date, DuckDBType.timestampTZ, DuckDBType.timestamp, DuckDBType.interval, DuckDBType.varchar:
      return false
    case DuckDBType.list: return LogicalType(duckdb_list_type_child_type(handle)).needsCast
    case DuckDBType.map:
      return LogicalType(duckdb_map_type_key_type(handle)).needsCast
        || LogicalType(duckdb_map_type_value_type(handle)).needsCast
    case DuckDBType.structure:
      return (0..<duckdb_struct_type_child_count(handle)).contains {
        LogicalType(duckdb_struct_type_child_type(handle, $0)).needsCast
      }
    default: return true
    }
  }
}

extension Schema {
  /// Whether this is the struct that vectors are stored as.
  var isVectorStorage: Bool {
    count == 4
      && zip(fields, Schema.vectorStorage.fields).allSatisfy {
        $0.name == $1.name && $0.dataType.simpleString == $1.dataType.simpleString
      }
  }
}
