import Foundation
import GnistaCore
import GnistaFrame
import Synchronization

/// The engine that runs frames inside the process: DuckDB for data, Swift kernels for learning.
final class EmbeddedEngine: Engine {
  let name = "embedded"
  private let database: Mutex<Database?>
  let store: SessionStore

  /// Opens an engine on a database file, or in memory when `path` is nil.
  init(path: String?, options: [String: String]) throws {
    _ = Allocator.keepsFreedMemory
    let zone = ProcessInfo.processInfo.environment["TZ"] ?? TimeZone.current.identifier
    let store = SessionStore(settings: [
      "spark.sql.session.timeZone": zone.isEmpty || zone == "GMT" ? "UTC" : zone,
      "spark.sql.ansi.enabled": "true",
      "spark.sql.caseSensitive": "false",
    ])
    let opened = try Database(
      path: path, options: options.merging(["threads": options["threads"] ?? Self.threads]) { $1 },
      settings: Self.settings(store))
    try opened.withConnection { connection in
      store.mainCatalog = try connection.rows("SELECT current_database()").first?[0].stringValue ?? "memory"
      try connection.execute("ATTACH ':memory:' AS \(SessionStore.catalog)")
      // Reading whole row groups ahead helps with remote files only; each thread would hold one in memory.
      try connection.execute("SET GLOBAL disable_parquet_prefetching = true")
      for native in FunctionCatalog.natives { try ScalarFunctions.register(native, on: connection) }
      try ScalarFunctions.registerDiscarding(on: connection)
    }
    opened.setSettings(Self.settings(store))
    database = Mutex(opened)
    self.store = store
  }

  /// Opens an engine on a thread of its own, since opening a large database file takes a while.
  static func open(path: String?, options: [String: String]) async throws -> EmbeddedEngine {
    try await BlockingExecutor.shared.run { try EmbeddedEngine(path: path, options: options) }
  }

  private static var threads: String { String(ProcessInfo.processInfo.activeProcessorCount) }

  private static func settings(_ store: SessionStore) -> [String] {
    var settings = [
      "SET TimeZone = \(SQLText.string(store.timeZone))", "SET enable_progress_bar_print = false",
      // What is ready before it is asked for; more would have left the processor's cache when it is read.
      "SET streaming_buffer_size = '1MB'",
    ]
    if let main = store.mainCatalog {
      // Temporary views are found by their bare names, after the database's own tables.
      let path = [main, SessionStore.catalog].map { SQLText.identifier($0) + ".main" }.joined(separator: ",")
      settings.append("SET search_path = \(SQLText.string(path))")
    }
    return settings
  }

  private func opened() throws -> Database {
    guard let database = database.withLock({ $0 }) else {
      throw GnistaError(.engineFailure, "the session is closed; open a new one with Session.embedded()")
    }
    return database
  }

  /// Runs blocking work with a connection; cancelling the task interrupts it.
  func run<Result: Sendable>(
    progress: ProgressHandler? = nil, _ message: String = "",
    _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    let database = try opened()
    let connection = try database.lease(tellsProgress: progress != nil)
    defer { database.release(connection) }
    let watch = progress.map { ProgressWatch(connection, $0, message) }
    defer { watch?.stop() }
    do {
      return try await BlockingExecutor.shared.run(onCancel: { connection.interrupt() }) {
        for table in self.store.sweep() {
          try connection.execute("DROP TABLE IF EXISTS \(SessionStore.catalog).main.\(table)")
        }
        return try body(connection)
      }
    } catch let error as GnistaError where error.code == .cancelled {
      throw CancellationError()
    }
  }

  /// Lowers a plan; `retained` must live as long as the query runs.
  func lower(_ plan: Plan, on connection: Connection) throws -> (
    relation: Relation, retained: [any AnyObject & Sendable]
  ) {
    let catalog = LeafCatalog(connection: connection, store: store)
    let relation = try PlanLowering(catalog: catalog, timeZone: store.timeZone).lower(plan)
    return (relation, catalog.retained)
  }

  func schema(of plan: Plan) async throws -> Schema {
    try await run { connection in
      let (relation, retained) = try self.lower(plan, on: connection)
      // Binding finds what only the engine can see, such as a function that does not exist in a query's text.
      return try withExtendedLifetime(retained) {
        _ = try connection.describe(relation.sql)
        return relation.schema
      }
    }
  }

  func batches(of plan: Plan, progress: ProgressHandler?) async throws -> BatchStream {
    let database = try opened()
    let connection = try database.lease(tellsProgress: progress != nil)
    let source = BatchSource(database: database, connection: connection, progress: progress)
    do {
      let schema = try await BlockingExecutor.shared.run(onCancel: { connection.interrupt() }) {
        try source.start(plan, engine: self)
      }
      return BatchStream(schema: schema) { source.nextFunction() }
    } catch let error as GnistaError where error.code == .cancelled {
      throw CancellationError()
    }
  }

  func write(_ plan: Plan, to target: WriteTarget, progress: ProgressHandler?) async throws -> Int {
    try await run(progress: progress, "writing") { connection in
      if target.destination == .nowhere {
        return try Discarding(plan: plan, connection: connection, store: self.store).run()
      }
      let (relation, retained) = try self.lower(plan, on: connection)
      return try withExtendedLifetime(retained) {
        try Writing(relation: relation, target: target, connection: connection, timeZone: self.store.timeZone)
          .run()
      }
    }
  }

  func explain(_ plan: Plan, mode: ExplainMode) async throws -> String {
    try await run { connection in
      let (relation, retained) = try self.lower(plan, on: connection)
      return try withExtendedLifetime(retained) {
        var text = "== Plan ==\n\(PlanText.tree(plan))\n== SQL ==\n\(relation.sql)\n"
        if mode != .simple {
          let verb = mode == .analyze ? "EXPLAIN ANALYZE" : "EXPLAIN"
          let rows = try connection.rows("\(verb) \(relation.sql)")
          text +=
            "== Engine ==\n" + rows.compactMap { $0.values.last?.stringValue }.joined(separator: "\n") + "\n"
        }
        return text
      }
    }
  }

  func execute(_ statement: String) async throws {
    try await run { connection in try connection.execute(statement, isUserText: true) }
  }

  func createTemporaryView(_ name: String, of plan: Plan, replacing: Bool) async throws {
    try await run { connection in
      if !replacing, self.store.view(name) != nil {
        throw GnistaError(
          .alreadyExists, "a temporary view named '\(name)' exists already; drop it or replace it")
      }
      let (relation, retained) = try self.lower(plan, on: connection)
      let list = relation.columns.map {
        "v.\(SQLText.identifier($0.sqlName)) AS \(SQLText.identifier($0.name))"
      }
      let names = relation.columns.map { $0.name.lowercased() }
      // A frame with two columns of one name can be a view for `table`, but SQL text could not tell them apart.
      if Set(names).count == names.count {
        try connection.execute(
          "CREATE OR REPLACE VIEW \(SessionStore.catalog).main.\(SQLText.identifier(name)) AS "
            + "SELECT \(list.joined(separator: ", ")) FROM \(relation.from("v"))")
      }
      self.store.setView(name, plan, runs: retained)
    }
  }

  func dropTemporaryView(_ name: String) async throws -> Bool {
    guard store.removeView(name) else { return false }
    try await execute("DROP VIEW IF EXISTS \(SessionStore.catalog).main.\(SQLText.identifier(name))")
    return true
  }

  func tables() async throws -> [TableInfo] {
    let views = store.viewNames.map { TableInfo(name: $0, isTemporary: true, isView: true) }
    let rows = try await run { connection in
      try connection.rows(
        "SELECT table_name, table_type FROM information_schema.tables "
          + "WHERE table_catalog <> '\(SessionStore.catalog)' ORDER BY 1")
    }
    return views
      + rows.map {
        TableInfo(name: $0[0].stringValue ?? "", isTemporary: false, isView: $0[1].stringValue == "VIEW")
      }
  }

  func uncache(_ handle: CacheHandle) async throws {
    guard store.cachedColumns(handle.name) != nil else { return }
    store.setCached(handle.name, nil)
    try await execute("DROP TABLE IF EXISTS \(SessionStore.catalog).main.\(handle.name)")
  }

  func setting(_ key: String) async throws -> String? { store.setting(key) }

  func set(_ key: String, to value: String) async throws {
    let known = ["spark.sql.session.timeZone"]
    guard known.contains(key) else {
      throw GnistaError(
        .unsupported,
        "the embedded engine has no setting '\(key)' that can be changed; it has: \(known.joined(separator: ", "))"
      )
    }
    guard TimeZone(identifier: value) != nil else {
      throw GnistaError(
        .invalidArgument, "'\(value)' is not a time zone; use a name such as 'Europe/Stockholm' or 'UTC'")
    }
    store.set(key, value)
    try opened().setSettings(Self.settings(store))
  }

  func close() async {
    let closing = database.withLock { database in
      defer { database = nil }
      return database
    }
    closing?.interruptAll()
  }
}
