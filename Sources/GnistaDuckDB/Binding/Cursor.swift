import CDuckDB
import GnistaCore

/// The rows of a running query, chunk by chunk. Holds its connection until it is drained or released.
final class Cursor: @unchecked Sendable {
  // Sendable because it is handed from thread to thread but used by one at a time.
  let schema: Schema
  private let connection: Connection
  private let sql: String
  private var statement: duckdb_prepared_statement?
  private var result = duckdb_result()
  private let retained: [any AnyObject & Sendable]

  /// Starts a query. `schema`, when given, says what the columns are read as; `retained` is kept alive meanwhile.
  init(
    _ connection: Connection, _ sql: String, schema wanted: Schema? = nil,
    retaining retained: [any AnyObject & Sendable] = []
  ) throws {
    self.connection = connection
    self.sql = sql
    self.retained = retained
    var statement: duckdb_prepared_statement?
    var result = duckdb_result()
    guard duckdb_prepare(connection.handle, sql, &statement) == DuckDBSuccess else {
      let message = duckdb_prepare_error(statement).map { String(cString: $0) } ?? "unknown error"
      duckdb_destroy_prepare(&statement)
      throw EngineErrors.translate(message: message, sql: sql)
    }
    guard duckdb_execute_prepared_streaming(statement, &result) == DuckDBSuccess else {
      let error = EngineErrors.translate(&result, sql: sql)
      duckdb_destroy_result(&result)
      duckdb_destroy_prepare(&statement)
      throw error
    }
    schema =
      wanted
      ?? Schema(
        (0..<duckdb_column_count(&result)).map { column in
          let name = duckdb_column_name(&result, column).map { String(cString: $0) } ?? ""
          return StructField(name, LogicalType(duckdb_column_logical_type(&result, column)).dataType)
        })
    self.statement = statement
    self.result = result
  }

  deinit {
    duckdb_destroy_result(&result)
    duckdb_destroy_prepare(&statement)
  }

  /// The next rows, or nil at the end.
  func next() throws -> RowBatch? { try nextChunk()?.batch(schema) }

  /// The next rows as DuckDB gives them, or nil at the end.
  func nextChunk() throws -> Chunk? {
    guard let chunk = duckdb_fetch_chunk(result) else {
      if duckdb_result_error(&result) != nil { throw EngineErrors.translate(&result, sql: sql) }
      return nil
    }
    return Chunk(chunk, connection)
  }
}
