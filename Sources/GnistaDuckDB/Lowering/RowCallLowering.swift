import GnistaCore
import GnistaFrame

/// Calls that number the rows, such as `rand(42)`, in conditions and aggregates.
///
/// In the engine's SQL they are window functions, which can stand neither in WHERE nor in an aggregate. They become columns of
/// a selection below the operation.
extension PlanLowering {
  private static let numbering: Set<String> = [
    "rand", "random", "randn", "uniform", "randstr", "monotonically_increasing_id",
  ]
  /// What tells these columns from all others.
  private static let origin = -2

  /// The expressions with such calls replaced, over a relation that has their values as columns.
  func withRowCalls(_ exprs: [Expr], over relation: Relation) throws -> (exprs: [Expr], relation: Relation) {
    var calls: [FunctionCall] = []
    let rewritten = exprs.map { expr in
      expr.rewritten { part in
        guard case .call(let call) = part, Self.numbering.contains(call.name) else { return nil }
        if !calls.contains(call) { calls.append(call) }
        return .column(parts: [Self.columnName(call)], plan: Self.origin)
      }
    }
    if calls.isEmpty { return (exprs, relation) }
    let lowering = lowering(relation)
    var result = relation
    var list = relation.columns.map { "t.\(SQLText.identifier($0.sqlName))" }
    for (index, call) in calls.enumerated() {
      let value = try lowering.lower(.call(call))
      let column = Relation.Column(
        name: Self.columnName(call), sqlName: "#r\(index)", type: value.type, nullable: value.nullable,
        origins: [Self.origin])
      list.append("\(value.sql) AS \(SQLText.identifier(column.sqlName))")
      result.columns.append(column)
    }
    result.sql = "SELECT \(list.joined(separator: ", ")) FROM \(relation.from("t"))"
    return (rewritten, result)
  }

  /// The name of the call, so that what is made of it is named as it would be.
  private static func columnName(_ call: FunctionCall) -> String { ExprNaming.name(.call(call)) }
}
