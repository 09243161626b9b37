internal import Foundation
internal import GnistaCore
internal import SparkProto

/// Puts batches together that the server sends in parts, and sees that no row is missing.
struct ArrowChunks {
  private var parts: [Data] = []
  private var rowCount = 0
  private var startOffset = 0
  /// Rows of the result so far.
  private(set) var rows = 0

  /// Takes a part.
  ///
  /// - Returns: the batch, when it is whole.
  /// - Throws: `MALFORMED_DATA` when a part or a batch is missing or comes twice.
  mutating func add(_ part: Spark_Connect_ExecutePlanResponse.ArrowBatch) throws -> SparkArrowBatch? {
    let count = part.hasNumChunksInBatch ? Int(part.numChunksInBatch) : 1
    let index = part.hasChunkIndex ? Int(part.chunkIndex) : 0
    guard count >= 1, index == parts.count, index < count else {
      throw Self.broken("part \(index) of \(count) came where part \(parts.count) was expected")
    }
    if index == 0 {
      rowCount = Int(part.rowCount)
      startOffset = part.hasStartOffset ? Int(part.startOffset) : rows
      guard startOffset == rows else {
        throw Self.broken("a batch begins at row \(startOffset) where row \(rows) was expected")
      }
    } else if Int(part.rowCount) != rowCount {
      throw Self.broken("the parts of a batch disagree about its rows: \(rowCount) and \(part.rowCount)")
    }
    parts.append(part.data)
    guard parts.count == count else { return nil }
    defer { parts = [] }
    rows += rowCount
    var data = parts[0]
    if parts.count > 1 {
      data.reserveCapacity(parts.reduce(0) { $0 + $1.count })
      for part in parts.dropFirst() { data.append(part) }
    }
    return SparkArrowBatch(rowCount: rowCount, startOffset: startOffset, data: data)
  }

  /// Called when the result is complete.
  ///
  /// - Throws: `MALFORMED_DATA` when parts of a batch are missing.
  func finish() throws {
    guard parts.isEmpty else { throw Self.broken("the result ends within a batch") }
  }

  private static func broken(_ reason: String) -> GnistaError {
    GnistaError(
      .malformedData,
      "the Spark server's result is broken: \(reason). Run the query again; if it happens again, report it.")
  }
}
