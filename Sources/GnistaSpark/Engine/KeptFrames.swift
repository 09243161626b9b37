import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf
import Synchronization

/// The frames that the server keeps for `cache()`.
///
/// Spark finds kept rows by the plan that made them, so each frame's relation is made once and stays the same as long as
/// it is kept. What nobody can name any more is let go.
final class KeptFrames: Sendable {
  private let client: SparkConnectClient
  private let state = Mutex<[String: Entry]>([:])

  private struct Entry {
    weak var handle: CacheHandle?
    var relation: Spark_Connect_Relation
  }

  init(_ client: SparkConnectClient) { self.client = client }

  /// The relation of a kept frame. The rows themselves are kept when they are first computed.
  func relation(
    of handle: CacheHandle, _ make: () async throws -> Spark_Connect_Relation
  ) async throws -> Spark_Connect_Relation {
    if let entry = state.withLock({ $0[handle.name] }) { return entry.relation }
    let made = try await make()
    _ = try await client.analyze { $0.persist.relation = made }
    return state.withLock { kept in
      // Another task may have come first; its relation is the one that rows are kept for.
      if let entry = kept[handle.name] { return entry.relation }
      kept[handle.name] = Entry(handle: handle, relation: made)
      return made
    }
  }

  /// Lets a frame go.
  func drop(_ handle: CacheHandle) async throws {
    guard let entry = state.withLock({ $0.removeValue(forKey: handle.name) }) else { return }
    try await unpersist(entry.relation)
  }

  /// Lets the frames go whose handles are gone. Failures do not matter: the server forgets them with the session.
  func sweep() async {
    let gone = state.withLock { kept in
      let names = kept.filter { $0.value.handle == nil }.map(\.key)
      return names.compactMap { kept.removeValue(forKey: $0)?.relation }
    }
    for relation in gone { try? await unpersist(relation) }
  }

  private func unpersist(_ relation: Spark_Connect_Relation) async throws {
    _ = try await client.analyze { $0.unpersist.relation = relation }
  }
}
