import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf
import Synchronization

@testable import GnistaSpark

/// A session without a server: what lowering asks is answered from here.
struct PlainLoweringSession: LoweringSession {
  var columns = Schema()
  var stages: any StageLowering = NoStages()

  func schema(of relation: Spark_Connect_Relation) async throws -> Schema { columns }

  func relation(of data: Plan.LocalData, planID: Int) async throws -> Spark_Connect_Relation {
    .with {
      $0.common.planID = Int64(planID)
      $0.localRelation.schema = data.schema.json.text()
    }
  }

  func kept(
    _ handle: CacheHandle, _ make: () async throws -> Spark_Connect_Relation
  ) async throws -> Spark_Connect_Relation { try await make() }

  func path(_ path: String) -> String { "/there/" + path }
}

/// An engine that only keeps the session of frames company.
struct AbsentEngine: Engine {
  var name: String { "absent" }
  private var none: GnistaError { GnistaError(.unsupported, "there is no engine") }
  func schema(of plan: Plan) async throws -> Schema { throw none }
  func batches(of plan: Plan, progress: ProgressHandler?) async throws -> BatchStream { throw none }
  func write(_ plan: Plan, to target: WriteTarget, progress: ProgressHandler?) async throws -> Int {
    throw none
  }
  func explain(_ plan: Plan, mode: ExplainMode) async throws -> String { throw none }
  func execute(_ statement: String) async throws { throw none }
  func createTemporaryView(_ name: String, of plan: Plan, replacing: Bool) async throws { throw none }
  func dropTemporaryView(_ name: String) async throws -> Bool { throw none }
  func tables() async throws -> [TableInfo] { throw none }
  func uncache(_ handle: CacheHandle) async throws { throw none }
  func setting(_ key: String) async throws -> String? { throw none }
  func set(_ key: String, to value: String) async throws { throw none }
  func close() async {}
}
