import CDuckDB
import GnistaCore
import Synchronization

/// An open database with a pool of connections.
///
/// A connection is lent to one user at a time. Settings of the session, such as its time zone, are applied to a
/// connection before it is lent, when they have changed since it was last used.
final class Database: @unchecked Sendable {
  // Sendable because the handle is only read after init, and DuckDB allows connections to be made from any thread.
  private var handle: duckdb_database?
  private let state: Mutex<State>
  /// How many threads the engine uses.
  let threads: Int

  private struct State {
    var idle: [Connection] = []
    var running: [ObjectIdentifier: Connection] = [:]
    var settings: [String]
    var generation = 0
  }

  /// Opens a database file, or one in memory when `path` is nil.
  init(path: String?, options: [String: String], settings: [String]) throws {
    try DuckDBLibrary.load()
    var config: duckdb_config?
    guard duckdb_create_config(&config) == DuckDBSuccess else {
      throw GnistaError(.engineFailure, "the embedded engine gave no configuration")
    }
    defer { duckdb_destroy_config(&config) }
    for (name, value) in options {
      guard duckdb_set_config(config, name, value) == DuckDBSuccess else {
        throw GnistaError(
          .invalidArgument, "the embedded engine has no option '\(name)' with value '\(value)'")
      }
    }
    state = Mutex(State(settings: settings))
    threads = max(1, options["threads"].flatMap { Int($0) } ?? 1)
    var message: UnsafeMutablePointer<CChar>?
    guard duckdb_open_ext(path, &handle, config, &message) == DuckDBSuccess else {
      let text = message.map { String(cString: $0) } ?? "unknown error"
      duckdb_free(message)
      throw GnistaError(
        .ioFailure, "cannot open the database \(path.map { "'\($0)'" } ?? "in memory"): \(text)")
    }
  }

  deinit {
    state.withLock { $0.idle.removeAll() }
    duckdb_close(&handle)
  }

  /// Takes a connection out of the pool; give it back with ``release(_:)``.
  ///
  /// - Parameter tellsProgress: whether ``Connection/progress`` is wanted; counting it takes the engine some time.
  func lease(tellsProgress: Bool = false) throws -> Connection {
    let (pooled, settings, generation) = state.withLock { ($0.idle.popLast(), $0.settings, $0.generation) }
    guard let handle else { throw GnistaError(.engineFailure, "the database is closed") }
    let connection = try pooled ?? Connection(database: handle)
    if connection.settingsGeneration != generation {
      for setting in settings { try connection.execute(setting) }
      connection.settingsGeneration = generation
    }
    if connection.tellsProgress != tellsProgress {
      try connection.execute("SET enable_progress_bar = \(tellsProgress)")
      connection.tellsProgress = tellsProgress
    }
    state.withLock { $0.running[ObjectIdentifier(connection)] = connection }
    return connection
  }

  /// Gives a connection back.
  func release(_ connection: Connection) {
    state.withLock { state in
      state.running[ObjectIdentifier(connection)] = nil
      if state.idle.count < 8 { state.idle.append(connection) }
    }
  }

  /// Runs a closure with a connection of the pool.
  func withConnection<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    let connection = try lease()
    defer { release(connection) }
    return try body(connection)
  }

  /// Replaces the statements that every connection runs before it is used.
  func setSettings(_ settings: [String]) {
    state.withLock { state in
      state.settings = settings
      state.generation += 1
    }
  }

  /// Stops everything that runs.
  func interruptAll() {
    for connection in state.withLock({ Array($0.running.values) }) { connection.interrupt() }
  }
}
