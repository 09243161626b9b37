import GnistaFrame
import SparkProto
import SwiftProtobuf

/// How rows are spread over the cluster.
extension PlanLowering {
  /// The same rows in other partitions, or with a hint.
  func placed(
    _ placement: Plan.Placement, _ input: Spark_Connect_Relation
  ) throws -> Spark_Connect_Relation.OneOf_RelType {
    switch placement {
    case .repartition(let count?, let keys) where keys.isEmpty: return try shuffled(count, true, input)
    case .coalesce(let count): return try shuffled(count, false, input)
    case .repartition(let count, let keys):
      return .repartitionByExpression(try byExpressions(count, try exprs.lower(keys), input))
    case .repartitionByRange(let count, let keys):
      // Spark takes sort keys for the wish for ranges.
      let orders = try keys.map { Spark_Connect_Expression(.sortOrder(try exprs.sortOrder($0))) }
      return .repartitionByExpression(try byExpressions(count, orders, input))
    case .sortWithinPartitions(let keys):
      let order = try keys.map(exprs.sortOrder)
      return .sort(
        .with {
          $0.input = input
          $0.order = order
          $0.isGlobal = false
        })
    case .hint(let name, let parameters):
      let parameters = try exprs.lower(parameters)
      return .hint(
        .with {
          $0.input = input
          $0.name = name
          $0.parameters = parameters
        })
    }
  }

  private func shuffled(
    _ count: Int, _ shuffles: Bool, _ input: Spark_Connect_Relation
  ) throws -> Spark_Connect_Relation.OneOf_RelType {
    let count = try Self.rowCount(count)
    return .repartition(
      .with {
        $0.input = input
        $0.numPartitions = count
        $0.shuffle = shuffles
      })
  }

  private func byExpressions(
    _ count: Int?, _ keys: [Spark_Connect_Expression], _ input: Spark_Connect_Relation
  ) throws -> Spark_Connect_RepartitionByExpression {
    let count = try count.map(Self.rowCount)
    return .with {
      $0.input = input
      $0.partitionExprs = keys
      if let count { $0.numPartitions = count }
    }
  }
}
