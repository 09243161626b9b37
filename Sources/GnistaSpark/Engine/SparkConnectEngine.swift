import Foundation
import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// The engine that runs frames on an Apache Spark cluster, through Spark Connect.
///
/// A frame's plan becomes one relation, which Spark optimizes and runs as a whole; rows come back as Arrow batches, one at
/// a time.
final class SparkConnectEngine: Engine {
  let name = "spark"
  /// The session on the server.
  let client: SparkConnectClient
  let stages: any StageLowering
  private let local: LocalRelations
  private let frames: KeptFrames

  /// An engine on a session that has been connected.
  ///
  /// - Parameters:
  ///   - client: the session.
  ///   - version: the server's version, such as `4.3.0`.
  ///   - stages: what turns fitted stages into relations.
  init(_ client: SparkConnectClient, version: String, stages: any StageLowering = NoStages()) {
    self.client = client
    self.stages = stages
    local = LocalRelations(client, version: version)
    frames = KeptFrames(client)
  }

  /// The relation of a plan.
  func lower(_ plan: Plan) async throws -> Spark_Connect_Relation {
    await frames.sweep()
    return try await PlanLowering(session: self).lower(plan)
  }

  // MARK: Rows

  func schema(of plan: Plan) async throws -> Schema { try await schema(of: lower(plan)) }

  func batches(of plan: Plan, progress: ProgressHandler?) async throws -> BatchStream {
    try await batches(of: lower(plan), progress: progress)
  }

  /// The rows of a relation.
  func batches(of relation: Spark_Connect_Relation, progress: ProgressHandler?) async throws -> BatchStream {
    let source = ResultSource(client.execute(.with { $0.root = relation }, progress: progress))
    let schema = try await source.schema()
    return BatchStream(schema: schema) { { try await source.next() } }
  }

  /// All rows of a small relation.
  private func rows(of relation: Spark_Connect_Relation) async throws -> [Row] {
    var rows: [Row] = []
    for try await batch in try await batches(of: relation, progress: nil) { rows += batch.rows }
    return rows
  }

  func write(_ plan: Plan, to target: WriteTarget, progress: ProgressHandler?) async throws -> Int {
    let writing = FrameWriting(target, path: path)
    let counted = FrameWriting.counting(try await lower(plan))
    let responses = try await client.run(
      .with { $0.writeOperation = try writing.message(counted) }, progress: progress)
    return FrameWriting.rowCount(in: responses)
  }

  // MARK: Texts, views and settings

  func explain(_ plan: Plan, mode: ExplainMode) async throws -> String {
    try await PlanExplanation(client).text(of: lower(plan), mode: mode)
  }

  func execute(_ statement: String) async throws {
    try await client.run(.with { $0.sqlCommand.input = .with { $0.sql.query = statement } })
  }

  func createTemporaryView(_ name: String, of plan: Plan, replacing: Bool) async throws {
    let input = try await lower(plan)
    try await client.run(
      .with {
        $0.createDataframeView.input = input
        $0.createDataframeView.name = name
        $0.createDataframeView.replace = replacing
      })
  }

  func dropTemporaryView(_ name: String) async throws -> Bool {
    let answer = try await rows(of: .with { $0.catalog.dropTempView.viewName = name })
    return answer.first?.values.first?.booleanValue ?? false
  }

  func tables() async throws -> [TableInfo] {
    try await rows(of: .with { $0.catalog.listTables = .init() }).map { row in
      TableInfo(
        name: row["name"]?.stringValue ?? "", isTemporary: row["isTemporary"]?.booleanValue ?? false,
        isView: row["tableType"]?.stringValue != "MANAGED" && row["tableType"]?.stringValue != "EXTERNAL")
    }
  }

  func uncache(_ handle: CacheHandle) async throws { try await frames.drop(handle) }

  func setting(_ key: String) async throws -> String? { try await client.settings([key])[key] ?? nil }

  func set(_ key: String, to value: String) async throws { try await client.set([key: value]) }

  func close() async { await client.close() }
}

extension SparkConnectEngine: LoweringSession {
  func schema(of relation: Spark_Connect_Relation) async throws -> Schema {
    try await client.analyze { $0.schema.plan.root = relation }.schema.schema.schema()
  }

  func relation(of data: Plan.LocalData, planID: Int) async throws -> Spark_Connect_Relation {
    try await local.relation(of: data, planID: planID)
  }

  func kept(
    _ handle: CacheHandle, _ make: () async throws -> Spark_Connect_Relation
  ) async throws -> Spark_Connect_Relation {
    try await frames.relation(of: handle, make)
  }

  /// A server on this machine finds relative paths from where the client runs; elsewhere they are the server's matter.
  func path(_ path: String) -> String {
    guard client.server.isOnThisMachine, !path.hasPrefix("/"), !path.contains("://"), !path.hasPrefix("file:")
    else {
      return path
    }
    return FileManager.default.currentDirectoryPath + "/" + path
  }
}

extension SparkConnectionString {
  /// Whether the server is reached over the loopback interface.
  var isOnThisMachine: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
