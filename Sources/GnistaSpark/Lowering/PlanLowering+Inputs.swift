import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Where rows come from, and how those of two frames come together.
extension PlanLowering {
  /// Operations without an input.
  func leaf(_ operation: Plan.Operation) async throws -> Spark_Connect_Relation.OneOf_RelType {
    switch operation {
    case .files(let source):
      let reading = try FileReading(source, path: session.path).message()
      return .read(.with { $0.dataSource = reading })
    case .table(let name): return .read(.with { $0.namedTable.unparsedIdentifier = name })
    case .sql(let text, let views): return try await query(text, views)
    case .range(let start, let end, let step):
      return .range(
        .with {
          $0.start = start
          $0.end = end
          $0.step = step
        })
    default: throw GnistaError(.internalFailure, "this operation has inputs")
    }
  }

  /// A query in Spark's SQL, with frames that it refers to by name.
  private func query(_ text: String, _ views: [String: Plan]) async throws
    -> Spark_Connect_Relation.OneOf_RelType
  {
    let query = Spark_Connect_SQL.with { $0.query = text }
    if views.isEmpty { return .sql(query) }
    var references: [Spark_Connect_Relation] = []
    for (name, plan) in views.sorted(by: { $0.key < $1.key }) {
      let input = try await lower(plan)
      references.append(
        .with {
          $0.subqueryAlias.input = input
          $0.subqueryAlias.alias = name
        })
    }
    let named = references
    return .withRelations(
      .with {
        $0.root = .with { $0.sql = query }
        $0.references = named
      })
  }

  // MARK: Two inputs

  /// Pairs of rows.
  func join(
    _ joining: Plan.Joining, _ left: Spark_Connect_Relation, _ right: Spark_Connect_Relation
  ) throws -> Spark_Connect_Join {
    var join = Spark_Connect_Join()
    join.left = left
    join.right = right
    join.joinType =
      switch joining.type {
      case .inner: .inner
      case .cross: .cross
      case .fullOuter: .fullOuter
      case .left: .leftOuter
      case .right: .rightOuter
      case .leftSemi: .leftSemi
      case .leftAnti: .leftAnti
      }
    switch joining.condition {
    case .always: if joining.type == .inner { join.joinType = .cross }
    case .on(let condition): join.joinCondition = try exprs.lower(condition)
    case .using(let names): join.usingColumns = names
    }
    return join
  }

  /// Rows of two frames together.
  func setOperation(
    _ operation: Plan.SetOperation, _ left: Spark_Connect_Relation, _ right: Spark_Connect_Relation
  ) -> Spark_Connect_SetOperation {
    .with {
      $0.leftInput = left
      $0.rightInput = right
      switch operation.kind {
      case .unionAll:
        $0.setOpType = .union
        $0.isAll = true
      case .intersect(let all):
        $0.setOpType = .intersect
        $0.isAll = all
      case .except(let all):
        $0.setOpType = .except
        $0.isAll = all
      }
      $0.byName = operation.byName
      $0.allowMissingColumns = operation.allowsMissingColumns
    }
  }
}
