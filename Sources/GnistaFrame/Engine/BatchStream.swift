public import GnistaCore

/// The rows of a frame as they come, batch by batch.
///
/// The engine works only as fast as the batches are taken, so memory stays bounded. Ending the iteration early, or
/// cancelling the task, stops the engine.
public struct BatchStream: AsyncSequence, Sendable {
  /// A run of rows.
  public typealias Element = RowBatch

  /// Names and types of the columns.
  public let schema: Schema
  private let makeNext: @Sendable () -> @Sendable () async throws -> RowBatch?

  /// Makes a stream from a function that gives a fresh source of batches.
  public init(schema: Schema, _ makeNext: @escaping @Sendable () -> @Sendable () async throws -> RowBatch?) {
    self.schema = schema
    self.makeNext = makeNext
  }

  /// Takes the batches one by one.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let nextBatch: @Sendable () async throws -> RowBatch?

    /// The next batch, or nil at the end.
    public mutating func next() async throws -> RowBatch? {
      try await nextBatch()
    }
  }

  /// Begins to take the batches.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(nextBatch: makeNext()) }
}
