import GnistaArrow
import GnistaCore
import GnistaFrame
import SparkProto
import Synchronization

/// The running query behind a `BatchStream`: turns what the server sends into batches of rows, one at a time.
///
/// Letting it go ends the query on the server.
final class ResultSource: Sendable {
  private let execution: SparkExecution
  private let state = Mutex(State())

  private struct State {
    var schema: Schema?
    /// Batches that came and were not taken yet, the last first.
    var ready: [ArrowBatch] = []
  }

  /// Begins with a query that was started.
  init(_ execution: SparkExecution) { self.execution = execution }

  /// The columns, which the server sends before any row.
  func schema() async throws -> Schema {
    while let response = try await execution.next() {
      if case .schema(let message) = response {
        let schema = try message.schema()
        state.withLock { $0.schema = schema }
        return schema
      }
    }
    throw GnistaError(.malformedData, "the server ended a query without saying which columns it gives")
  }

  /// The next batch; nil at the end.
  func next() async throws -> RowBatch? {
    while true {
      let (batch, schema) = state.withLock { ($0.ready.popLast(), $0.schema) }
      if let batch { return try batch.rows(as: schema) }
      guard let response = try await execution.next() else { return nil }
      guard case .arrowBatch(let part) = response, part.rowCount > 0 else { continue }
      var reader = try ArrowStreamReader(part.data)
      let batches = try reader.batches().filter { $0.count > 0 }
      state.withLock { $0.ready = batches.reversed() }
    }
  }
}
