import CDuckDB

/// The type ids of DuckDB's C API that Gnista meets.
enum DuckDBType {
  static let boolean: duckdb_type = 1
  static let tinyint: duckdb_type = 2
  static let smallint: duckdb_type = 3
  static let integer: duckdb_type = 4
  static let bigint: duckdb_type = 5
  static let utinyint: duckdb_type = 6
  static let usmallint: duckdb_type = 7
  static let uinteger: duckdb_type = 8
  static let ubigint: duckdb_type = 9
  static let float: duckdb_type = 10
  static let double: duckdb_type = 11
  static let timestamp: duckdb_type = 12
  static let date: duckdb_type = 13
  static let time: duckdb_type = 14
  static let interval: duckdb_type = 15
  static let hugeint: duckdb_type = 16
  static let varchar: duckdb_type = 17
  static let blob: duckdb_type = 18
  static let decimal: duckdb_type = 19
  static let timestampSeconds: duckdb_type = 20
  static let timestampMilliseconds: duckdb_type = 21
  static let timestampNanoseconds: duckdb_type = 22
  static let enumeration: duckdb_type = 23
  static let list: duckdb_type = 24
  static let structure: duckdb_type = 25
  static let map: duckdb_type = 26
  static let uuid: duckdb_type = 27
  static let timestampTZ: duckdb_type = 31
  static let uhugeint: duckdb_type = 32
  static let array: duckdb_type = 33
  static let any: duckdb_type = 34
  static let null: duckdb_type = 36
}
