import GnistaCore
import GnistaFrame
import SparkProto

/// What lowering a plan asks of the session that the plan is run in.
protocol LoweringSession: Sendable {
  /// The columns of a relation.
  func schema(of relation: Spark_Connect_Relation) async throws -> Schema
  /// The relation of rows in memory, sent to the server before when they are many.
  func relation(of data: Plan.LocalData, planID: Int) async throws -> Spark_Connect_Relation
  /// The relation of a frame that is kept on the server, which it is from now on.
  ///
  /// - Parameter make: makes the relation when the frame is not kept yet.
  func kept(
    _ handle: CacheHandle, _ make: () async throws -> Spark_Connect_Relation
  ) async throws -> Spark_Connect_Relation
  /// A path of the client's as the server can find it.
  func path(_ path: String) -> String
  /// What turns fitted stages into relations.
  var stages: any StageLowering { get }
}
