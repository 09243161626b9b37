public import GnistaFrame

extension Session {
  /// Opens a session on the embedded engine.
  ///
  /// - Parameters:
  ///   - path: a DuckDB database file, which is made when it is missing; nil for a database in memory.
  ///   - options: settings of DuckDB, such as `threads`, `memory_limit` or `temp_directory`.
  /// - Throws: ``GnistaError`` `MISSING_LIBRARY` when DuckDB is not installed (`gnista runtime install duckdb`),
  ///   `IO_FAILURE` when the file cannot be opened, `INVALID_ARGUMENT` for an unknown option.
  public static func embedded(at path: String? = nil, options: [String: String] = [:]) async throws -> Session
  {
    Session(engine: try await EmbeddedEngine.open(path: path, options: options))
  }

  /// Version of the embedded engine's library, such as `v2.0.0`; loads the library when that has not happened yet.
  public static func embeddedEngineVersion() throws -> String {
    try DuckDBLibrary.load()
    return DuckDBLibrary.version
  }
}
