import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Groups, pivots and grand totals.
extension PlanLowering {
  /// One row for each group.
  func aggregate(
    _ grouping: Plan.Grouping, _ list: [Expr], _ input: Plan
  ) async throws -> Spark_Connect_Aggregate {
    let below = try await lower(input)
    let aggregates = try exprs.lower(try await withNumericColumns(list, below))
    let keys = try exprs.lower(grouping.keys)
    var message = Spark_Connect_Aggregate()
    message.input = below
    message.groupingExpressions = keys
    message.aggregateExpressions = aggregates
    switch grouping.kind {
    case .groupBy: message.groupType = .groupby
    case .rollup: message.groupType = .rollup
    case .cube: message.groupType = .cube
    case .sets(let sets):
      message.groupType = .groupingSets
      message.groupingSets = try sets.map { set in
        let list = try exprs.lower(set)
        return .with { $0.groupingSet = list }
      }
    }
    if let pivot = grouping.pivot {
      guard grouping.kind == .groupBy else {
        throw GnistaError(.unsupported, "on Spark a pivot stands behind groupBy, not behind rollup or cube")
      }
      message.groupType = .pivot
      message.pivot.col = try exprs.lower(pivot.column)
      message.pivot.values = (pivot.values ?? []).map { Spark_Connect_Expression.Literal($0) }
    }
    return message
  }

  /// `avg(*)` and its like stand for all numeric columns, keys too.
  private func withNumericColumns(_ list: [Expr], _ input: Spark_Connect_Relation) async throws -> [Expr] {
    func ofAll(_ expr: Expr) -> FunctionCall? {
      guard case .call(let call) = expr, call.arguments == [.star(qualifier: nil)],
        ["avg", "sum", "min", "max"].contains(call.name)
      else { return nil }
      return call
    }
    guard list.contains(where: { ofAll($0) != nil }) else { return list }
    let numbers = try await session.schema(of: input).fields.filter { $0.dataType.isNumeric }
    return list.flatMap { expr -> [Expr] in
      guard let call = ofAll(expr) else { return [expr] }
      return numbers.map { .call(call.name, [.column(parts: [$0.name], plan: nil)]) }
    }
  }
}
