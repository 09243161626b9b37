import Foundation
import GnistaArrow
import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf
import Synchronization

/// Brings rows in memory to the server.
///
/// A few rows travel within the plan. More are sent before as artifacts, in chunks, each once in a session: the plan then
/// holds only their hashes.
final class LocalRelations: Sendable {
  /// How large rows within a plan may be, in bytes (Spark's `spark.sql.session.localRelationCacheThreshold`).
  static let inlineBytes = 1 << 20
  /// How large a chunk may become, in bytes; the size is looked at after each batch.
  static let chunkBytes = 8 << 20
  /// How many sent frames are remembered. Where one was forgotten, its rows are encoded again but not sent again.
  private static let remembered = 256

  private let client: SparkConnectClient
  private let takesChunks: Bool
  private let sent = Mutex(Sent())

  private struct Sent {
    var relations: [Int: Spark_Connect_Relation] = [:]
    var order: [Int] = []
  }

  /// - Parameter version: the server's version; chunks came with Spark 4.1.
  init(_ client: SparkConnectClient, version: String) {
    self.client = client
    takesChunks = !version.hasPrefix("4.0.")
  }

  /// The relation of some rows.
  func relation(of data: Plan.LocalData, planID: Int) async throws -> Spark_Connect_Relation {
    if let known = sent.withLock({ $0.relations[planID] }) { return known }
    var chunks = try await BlockingExecutor.shared.run {
      try Self.chunks(data, limit: self.takesChunks ? Self.chunkBytes : .max)
    }
    let schema = data.schema.json.text()
    var relation = Spark_Connect_Relation()
    relation.common.planID = Int64(planID)
    if chunks.count <= 1, chunks.first?.count ?? 0 <= Self.inlineBytes {
      relation.localRelation.schema = schema
      if let rows = chunks.first { relation.localRelation.data = rows }
      return relation
    }
    if takesChunks {
      chunks.append(Data(schema.utf8))
      var hashes = try await client.cache(chunks)
      relation.chunkedCachedLocalRelation.schemaHash = hashes.removeLast()
      relation.chunkedCachedLocalRelation.dataHashes = hashes
    } else {
      let whole =
        try Spark_Connect_LocalRelation.with {
          $0.schema = schema
          $0.data = chunks[0]
        }.serializedData() as Data
      relation.cachedLocalRelation.hash = try await client.cache([whole])[0]
    }
    remember(relation, planID)
    return relation
  }

  private func remember(_ relation: Spark_Connect_Relation, _ planID: Int) {
    sent.withLock { sent in
      if sent.relations.updateValue(relation, forKey: planID) == nil { sent.order.append(planID) }
      if sent.order.count > Self.remembered { sent.relations[sent.order.removeFirst()] = nil }
    }
  }

  /// Rows as Arrow streams of about the given size; none when there is no row.
  static func chunks(_ data: Plan.LocalData, limit: Int) throws -> [Data] {
    let schema = ArrowSchema(data.schema)
    var chunks: [Data] = []
    var writer: ArrowStreamWriter?
    for batch in data.batches where batch.count > 0 {
      var open = writer ?? ArrowStreamWriter(schema)
      try open.write(try ArrowBatch(batch))
      if open.bytes.count >= limit {
        chunks.append(open.finish())
        writer = nil
      } else {
        writer = open
      }
    }
    if var open = writer { chunks.append(open.finish()) }
    return chunks
  }
}
