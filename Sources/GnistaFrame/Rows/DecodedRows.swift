public import GnistaCore

/// The rows of a frame as `Decodable` values, one after the other, in bounded memory.
///
/// Ending the iteration early, or cancelling the task, stops the engine.
public struct DecodedRows<Element: Decodable>: AsyncSequence {
  /// Names and types of the columns.
  public var schema: Schema { stream.schema }
  private let stream: BatchStream

  init(_ stream: BatchStream) { self.stream = stream }

  /// Takes the values one by one.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var batches: BatchStream.AsyncIterator
    private let decoder: RowDecoder
    private var batch: RowBatch?
    private var row = 0
    private var number = 0

    init(_ stream: BatchStream) {
      batches = stream.makeAsyncIterator()
      decoder = RowDecoder(schema: stream.schema)
    }

    /// The next value, or nil at the end.
    ///
    /// - Throws: ``GnistaError``, as ``RowDecoder/decode(_:from:row:number:)`` and the engine do.
    public mutating func next() async throws -> Element? {
      while true {
        if let batch {
          while row < batch.count, batch.isDropped(row) { row += 1 }
          if row < batch.count {
            defer { (row, number) = (row + 1, number + 1) }
            return try decoder.decode(Element.self, from: batch, row: row, number: number)
          }
        }
        guard let next = try await batches.next() else { return nil }
        (batch, row) = (next, 0)
      }
    }
  }

  /// Begins to take the values.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream) }
}

extension DecodedRows: Sendable where Element: Sendable {}
