import CDuckDB
import GnistaCore

/// One connection of a database. Used by one thread at a time; only ``interrupt()`` may be called from others.
final class Connection: @unchecked Sendable {
  // Sendable because the pool lends a connection to one user at a time, and DuckDB allows an interrupt from any thread.
  private(set) var handle: duckdb_connection?
  /// Which of the database's settings this connection has; see ``Database``.
  var settingsGeneration = -1
  /// Whether the engine counts how far a query is; nil before ``Database`` has said so.
  var tellsProgress: Bool?

  init(database: duckdb_database) throws {
    guard duckdb_connect(database, &handle) == DuckDBSuccess else {
      throw GnistaError(.engineFailure, "the embedded engine gave no connection; is it out of memory?")
    }
  }

  deinit { duckdb_disconnect(&handle) }

  /// Runs statements and throws their rows away.
  ///
  /// - Parameter isUserText: the user wrote them, so that errors tell line and column.
  func execute(_ sql: String, isUserText: Bool = false) throws {
    var result = duckdb_result()
    defer { duckdb_destroy_result(&result) }
    guard duckdb_query(handle, sql, &result) == DuckDBSuccess else {
      throw EngineErrors.translate(&result, sql: sql, isUserText: isUserText)
    }
  }

  /// Runs one query and reads all its rows.
  func rows(_ sql: String) throws -> [Row] {
    let cursor = try Cursor(self, sql)
    var rows: [Row] = []
    while let batch = try cursor.next() { rows.append(contentsOf: batch.rows) }
    return rows
  }

  /// Names and types of a query's columns, without running it.
  ///
  /// - Parameter isUserText: the user wrote the query, so that errors tell line and column.
  func describe(_ sql: String, isUserText: Bool = false) throws -> (schema: Schema, needsCast: [Bool]) {
    var statement: duckdb_prepared_statement?
    defer { duckdb_destroy_prepare(&statement) }
    guard duckdb_prepare(handle, sql, &statement) == DuckDBSuccess else {
      let message = duckdb_prepare_error(statement).map { String(cString: $0) } ?? "unknown error"
      throw EngineErrors.translate(message: message, sql: sql, isUserText: isUserText)
    }
    var fields: [StructField] = []
    var needsCast: [Bool] = []
    for column in 0..<duckdb_prepared_statement_column_count(statement) {
      let type = LogicalType(duckdb_prepared_statement_column_logical_type(statement, column))
      let name = duckdb_prepared_statement_column_name(statement, column)
      fields.append(StructField(name.map { String(cString: $0) } ?? "", type.dataType))
      needsCast.append(type.needsCast)
      duckdb_free(UnsafeMutableRawPointer(mutating: name))
    }
    return (Schema(fields), needsCast)
  }

  /// Stops what the connection is running.
  func interrupt() { duckdb_interrupt(handle) }

  /// How far the running query is, from 0 to 1; nil when that is not known.
  var progress: Double? {
    let percentage = duckdb_query_progress(handle).percentage
    return percentage < 0 ? nil : percentage / 100
  }
}
