internal import Foundation
internal import SparkProto

/// One thing that comes of running a plan.
enum SparkResponse: Sendable {
  /// Names and types of the result's columns; comes before its rows.
  case schema(Spark_Connect_DataType)
  /// Rows of the result: a whole Arrow IPC stream with schema and one batch.
  case arrowBatch(SparkArrowBatch)
  /// The answer to a command of spark.ml.
  case mlResult(Spark_Connect_MlCommandResult)
  /// The relation that stands for the rows of a command in SQL.
  case sqlResult(Spark_Connect_Relation)
  /// What the operators of the plan counted.
  case metrics(Spark_Connect_ExecutePlanResponse.Metrics)
  /// What `observe` saw, under its names.
  case observed([Spark_Connect_ExecutePlanResponse.ObservedMetrics])
  /// The answer to any other command.
  case other(Spark_Connect_ExecutePlanResponse.OneOf_ResponseType)
}

/// Rows of a result as they come over the wire.
struct SparkArrowBatch: Sendable {
  /// How many rows there are.
  var rowCount: Int
  /// How many rows of the result come before them.
  var startOffset: Int
  /// An Arrow IPC stream: the schema, the batch, and the end.
  var data: Data
}
