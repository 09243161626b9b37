import GnistaCore
import GnistaFrame
import SparkProto

/// Turns fitted stages that a frame contains into relations of Spark Connect.
///
/// This is where learning joins the lowering of frames: ``PlanLowering`` gives every run of adjacent stages to one of these,
/// with the relation of their input, and goes on with the relation that comes back.
protocol StageLowering: Sendable {
  /// The relation for stages over an input.
  ///
  /// - Parameters:
  ///   - stages: fitted stages, in the order in which they work.
  ///   - input: the input's relation.
  ///   - planID: the id of the plan that the stages make; the outermost relation of the result must carry it, so that
  ///     columns can be bound to the frame.
  ///   - schema: asks the server for the columns of a relation.
  /// - Throws: `GnistaError` `UNSUPPORTED`, naming the stage, for one that cannot run on Spark.
  func lower(
    _ stages: [any BatchTransform], over input: Spark_Connect_Relation, planID: Int,
    schema: @Sendable (Spark_Connect_Relation) async throws -> Schema
  ) async throws -> Spark_Connect_Relation
}

/// What lowers stages where nothing else does: it says that they cannot run on Spark.
struct NoStages: StageLowering {
  func lower(
    _ stages: [any BatchTransform], over input: Spark_Connect_Relation, planID: Int,
    schema: @Sendable (Spark_Connect_Relation) async throws -> Schema
  ) async throws -> Spark_Connect_Relation {
    let names = stages.map { "\(type(of: $0))" }.joined(separator: ", ")
    throw GnistaError(
      .unsupported,
      "this stage cannot run on Spark: \(names). Collect the frame and transform it on the embedded engine")
  }
}
