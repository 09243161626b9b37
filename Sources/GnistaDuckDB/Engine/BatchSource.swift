import GnistaCore
import GnistaFrame
import Synchronization

/// The running query behind a ``BatchStream``. Owns its connection until the rows are drained or it is let go.
///
/// When the plan ends in fitted stages, only their inputs are queried and the stages run here, so that vectors
/// reach the reader as blocks instead of going through the engine's structs.
final class BatchSource: @unchecked Sendable {
  // Sendable because the stream's consumer takes one batch after the other; the mutex guards the hand-over.
  private let database: Database
  private let connection: Connection
  private let progress: ProgressHandler?
  private let state = Mutex<State>(State())

  private struct State {
    var cursor: Cursor?
    var functions: [BatchFunction] = []
    var outputSchema = Schema()
    var rowsGiven = 0
    var isReleased = false
  }

  init(database: Database, connection: Connection, progress: ProgressHandler?) {
    self.database = database
    self.connection = connection
    self.progress = progress
  }

  deinit { finish() }

  /// Starts the query and gives the schema of its rows.
  func start(_ plan: Plan, engine: EmbeddedEngine) throws -> Schema {
    do {
      if let (run, names, input) = Self.split(plan) { return try start(run, names, input, engine) }
      let (relation, retained) = try engine.lower(plan, on: connection)
      let cursor = try Cursor(connection, relation.sql, schema: relation.schema, retaining: retained)
      state.withLock { state in
        state.cursor = cursor
        state.outputSchema = relation.schema
      }
      return relation.schema
    } catch {
      finish()
      throw error
    }
  }

  /// The fitted stages at a plan's end, the columns selected from their result (nil for all), and what is below.
  private static func split(_ plan: Plan) -> (run: StageRun, names: [String]?, input: Plan)? {
    switch plan.operation {
    case .transform(let stages, let input):
      return (StageRun(stages), nil, input)
    case .project(let exprs, let inner):
      guard case .transform(let stages, let input) = inner.operation else { return nil }
      let names = exprs.compactMap { expr -> String? in
        if case .column(let parts, nil) = expr, parts.count == 1 { parts[0] } else { nil }
      }
      return names.count == exprs.count ? (StageRun(stages), names, input) : nil
    default: return nil
    }
  }

  private func start(_ run: StageRun, _ names: [String]?, _ input: Plan, _ engine: EmbeddedEngine) throws
    -> Schema
  {
    let catalog = LeafCatalog(connection: connection, store: engine.store)
    let lowering = PlanLowering(catalog: catalog, timeZone: engine.store.timeZone)
    let needed = names.map { run.inputNames.union($0.map { $0.lowercased() }) }
    var relation = try lowering.lower(input, needed: needed)
    let shape = try run.resolve(relation.schema)
    let full = Schema(relation.schema.fields + shape.outputs)
    let output = try names.map { names in Schema(try names.map(full.field)) } ?? full
    if let needed {
      let kept = relation.columns.filter { needed.contains($0.name.lowercased()) }
      let list = kept.map { "t.\(SQLText.identifier($0.sqlName))" }.joined(separator: ", ")
      relation = Relation(
        sql: "SELECT \(list.isEmpty ? "1" : list) FROM \(relation.from("t"))", columns: kept)
    }
    let functions = try run.functions(for: relation.schema)
    let cursor = try Cursor(connection, relation.sql, schema: relation.schema, retaining: catalog.retained)
    state.withLock { state in
      state.cursor = cursor
      state.functions = functions
      state.outputSchema = output
    }
    return output
  }

  /// The function that the stream's consumer calls for each batch.
  func nextFunction() -> @Sendable () async throws -> RowBatch? {
    { [self] in
      try Task.checkCancellation()
      do {
        let batch = try await BlockingExecutor.shared.run(onCancel: { self.connection.interrupt() }) {
          try self.next()
        }
        if batch == nil { finish() }
        return batch
      } catch let error as GnistaError where error.code == .cancelled {
        finish()
        throw CancellationError()
      } catch {
        finish()
        throw error
      }
    }
  }

  private func next() throws -> RowBatch? {
    let (cursor, functions, output) = state.withLock { ($0.cursor, $0.functions, $0.outputSchema) }
    guard let cursor, var batch = try cursor.next() else { return nil }
    if !functions.isEmpty {
      try batch.run(functions)
      batch = try batch.selecting(output.names)
      batch = RowBatch(schema: output, columns: batch.columns, count: batch.count, dropped: batch.dropped)
        .compacted()
    }
    let rows = state.withLock { state in
      state.rowsGiven += batch.count
      return state.rowsGiven
    }
    progress?(connection.progress, "\(rows) rows")
    return batch
  }

  /// Lets the query and then the connection go, once.
  private func finish() {
    var (cursor, wasReleased) = state.withLock { state -> (Cursor?, Bool) in
      defer {
        state.cursor = nil
        state.isReleased = true
      }
      return (state.cursor, state.isReleased)
    }
    guard !wasReleased else { return }
    // The cursor must be gone before the connection can serve another query.
    cursor = nil
    _ = cursor
    database.release(connection)
  }
}
