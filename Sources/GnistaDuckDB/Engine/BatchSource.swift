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
    /// Whether nobody wants more rows.
    var isLetGo = false
    /// Whether the connection was given back.
    var isReleased = false
    /// Chunks whose stages run, first rows first.
    var inWork: [Task<[RowBatch], any Error>] = []
    /// How many chunks are taken at once.
    var portion = 1
    /// Batches that are ready, last rows first.
    var ready: [RowBatch] = []
    /// The job that takes chunks from the engine; nil when none does.
    var fetching: Task<Void, Never>?
    /// Whether all chunks were taken, or no more are wanted.
    var isExhausted = false
    /// What ended the query; thrown after the rows before it were given.
    var failure: (any Error)?
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
      if let (run, names, input) = StageRun.split(plan) { return try start(run, names, input, engine) }
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
        let hasStages = state.withLock { !$0.functions.isEmpty }
        let batch = try await hasStages ? nextTransformed() : nextPlain()
        guard let batch else {
          finish()
          return nil
        }
        report(batch)
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

  private func report(_ batch: RowBatch) {
    let rows = state.withLock { state in
      state.rowsGiven += batch.count
      return state.rowsGiven
    }
    progress?(connection.progress, "\(rows) rows")
  }

  private func nextPlain() async throws -> RowBatch? {
    try await BlockingExecutor.shared.run(onCancel: { self.connection.interrupt() }) {
      try self.state.withLock(\.cursor)?.next()
    }
  }

  // MARK: Stages

  /// The next batch that the stages have worked on. They work on several portions of chunks at once, which are given
  /// in the order of the rows, while the next chunks are taken from the engine.
  private func nextTransformed() async throws -> RowBatch? {
    while true {
      if let batch = state.withLock({ $0.ready.popLast() }) { return batch }
      let fetching = startFetching()
      let first = state.withLock { $0.inWork.isEmpty ? nil : $0.inWork.removeFirst() }
      if let first {
        let batches = try await first.value
        state.withLock { $0.ready = batches.reversed() }
      } else if let fetching {
        await withTaskCancellationHandler {
          await fetching.value
        } onCancel: {
          connection.interrupt()
        }
      } else if state.withLock(\.inWork.isEmpty) {
        if let failure = state.withLock(\.failure) { throw failure }
        return nil
      }
    }
  }

  /// Begins to take chunks where nobody does, there is room for their work, and there are any.
  private func startFetching() -> Task<Void, Never>? {
    state.withLock { state in
      guard state.fetching == nil, !state.isExhausted, state.inWork.count <= database.threads else {
        return state.fetching
      }
      let task = Task(executorPreference: BlockingExecutor.shared) { self.fetch() }
      state.fetching = task
      return task
    }
  }

  /// Takes chunks from the engine until there is work for all threads.
  private func fetch() {
    let (cursor, functions, output) = state.withLock { ($0.cursor, $0.functions, $0.outputSchema) }
    while let cursor, state.withLock({ !$0.isExhausted && $0.inWork.count <= database.threads }) {
      var chunks: [Chunk] = []
      // Portions grow, so that the first rows come soon and many rows need few hand-overs.
      let portion = state.withLock(\.portion)
      do {
        while chunks.count < portion, let chunk = try cursor.nextChunk() { chunks.append(chunk) }
        if chunks.count < portion { state.withLock { $0.isExhausted = true } }
      } catch {
        state.withLock { state in
          state.failure = error
          state.isExhausted = true
        }
      }
      guard !chunks.isEmpty else { break }
      let (schema, taken) = (cursor.schema, chunks)
      let task = Task(executorPreference: BlockingExecutor.shared) {
        try taken.map { chunk in
          try Task.checkCancellation()
          var batch = chunk.batch(schema)
          try batch.run(functions)
          batch = try batch.selecting(output.names)
          return RowBatch(schema: output, columns: batch.columns, count: batch.count, dropped: batch.dropped)
            .compacted()
        }
      }
      state.withLock { state in
        state.inWork.append(task)
        state.portion = min(2 * state.portion, 8)
      }
    }
    let isLetGo = state.withLock { state in
      state.fetching = nil
      return state.isLetGo
    }
    if isLetGo { finish() }
  }

  /// Lets the query and then the connection go, once. While chunks are taken, whoever takes them does it afterwards.
  private func finish() {
    var (cursor, isMine) = state.withLock { state -> (Cursor?, Bool) in
      state.isLetGo = true
      state.isExhausted = true
      for task in state.inWork { task.cancel() }
      state.inWork = []
      if state.fetching != nil {
        connection.interrupt()
        return (nil, false)
      }
      defer {
        state.cursor = nil
        state.isReleased = true
      }
      return (state.cursor, !state.isReleased)
    }
    guard isMine else { return }
    // The cursor must be gone before the connection can serve another query.
    cursor = nil
    _ = cursor
    database.release(connection)
  }
}
