import GnistaCore
import GnistaFrame

/// Groups, pivots and grand totals.
extension PlanLowering {
  func aggregate(_ grouping: Plan.Grouping, _ exprs: [Expr], _ input: Plan) throws -> Relation {
    var keys = try grouping.keys.map { try $0.parsed() }
    var aggregates = try exprs.map { try $0.parsed() }
    var needed = Set<String>?([])
    for expr in keys + aggregates + (grouping.pivot.map { [$0.column] } ?? []) {
      guard let names = expr.referencedNames else {
        needed = nil
        break
      }
      needed?.formUnion(names)
    }
    let (named, base) = try lowerInput(input, for: keys + aggregates, needed: needed)
    let windowed = try withTimeWindow(named, over: base, keys: Array(named.prefix(keys.count)))
    let (exprs, relation) = try withRowCalls(windowed.exprs, over: windowed.relation)
    aggregates = Array(exprs.dropFirst(keys.count))
    keys = Array(exprs.prefix(keys.count))
    if let pivot = grouping.pivot { aggregates = try pivoted(aggregates, pivot, relation) }
    aggregates = withNumericColumns(aggregates, relation)
    let lowering = lowering(relation)
    var sets: [[String]] = []
    if case .sets(let given) = grouping.kind {
      sets = try given.map { try $0.map { try lowering.lower(try $0.parsed()).sql } }
    }
    let keyItems = try keys.map { try item($0, lowering) }
    var items = keyItems
    if grouping.kind != .groupBy {
      for index in items.indices { items[index].column.nullable = true }
    }
    for expr in aggregates {
      var item = try item(try withGroupingKeys(expr, keys), lowering)
      if item.column.origins.isEmpty == false { item.column.origins = [] }
      items.append(item)
    }
    return select(
      items, " FROM \(relation.from("t"))\(groupClause(grouping.kind, keyItems.map(\.sql), sets: sets))")
  }

  private func groupClause(_ kind: Plan.Grouping.Kind, _ keys: [String], sets: [[String]]) -> String {
    guard !keys.isEmpty else { return "" }
    let list = keys.joined(separator: ", ")
    return switch kind {
    case .groupBy: " GROUP BY \(list)"
    case .rollup: " GROUP BY ROLLUP(\(list))"
    case .cube: " GROUP BY CUBE(\(list))"
    case .sets:
      " GROUP BY GROUPING SETS (\(sets.map { "(\($0.joined(separator: ", ")))" }.joined(separator: ", ")))"
    }
  }

  /// `avg(*)` and its like stand for all numeric columns, keys too.
  private func withNumericColumns(_ aggregates: [Expr], _ relation: Relation) -> [Expr] {
    aggregates.flatMap { aggregate -> [Expr] in
      guard case .call(let call) = aggregate, call.arguments == [.star(qualifier: nil)], call.name != "count"
      else { return [aggregate] }
      return relation.columns.filter { $0.type.isNumeric }
        .map { .call(call.name, [.column(parts: [$0.name], plan: nil)]) }
    }
  }

  /// `grouping_id()` without arguments is about all keys.
  private func withGroupingKeys(_ expr: Expr, _ keys: [Expr]) throws -> Expr {
    expr.rewritten { expr in
      guard case .call(var call) = expr, call.name == "grouping_id", call.arguments.isEmpty else {
        return nil
      }
      call.arguments = keys.map { if case .alias(let inner, _, _) = $0 { inner } else { $0 } }
      return .call(call)
    }
  }

  /// One copy of the aggregates for each value of the pivot column, over the rows with that value only.
  private func pivoted(
    _ aggregates: [Expr], _ pivot: Plan.Pivot, _ relation: Relation
  ) throws -> [Expr] {
    let column = try pivot.column.parsed()
    let values = try pivot.values ?? pivotValues(column, relation)
    return values.flatMap { value in
      aggregates.map { aggregate in
        let matches = Expr.call("<=>", [column, .literal(value, type: nil)])
        let filtered = aggregate.rewritten { expr in
          guard case .call(var call) = expr, FunctionCatalog.function(call.name)?.kind == .aggregate else {
            return nil
          }
          call.filter = call.filter.map { .call("and", [$0, matches]) } ?? matches
          return .call(call)
        }
        var inner = filtered
        var name = SparkText.text(of: value) ?? "null"
        if case .alias(let expr, let names, _) = filtered {
          inner = expr
          if aggregates.count > 1 { name += "_\(names[0])" }
        } else if aggregates.count > 1 {
          name += "_\(ExprNaming.name(aggregate))"
        }
        // A group without a row of this value gets null, also from count.
        let rows = Expr.call(
          FunctionCall(name: "count", arguments: [.literal(.integer(1), type: nil)], filter: matches))
        let guarded = Expr.conditional(
          [.init(condition: .call(">", [rows, .literal(.integer(0), type: nil)]), value: inner)],
          otherwise: nil)
        return .alias(guarded, names: [name], metadata: [:])
      }
    }
  }

  private func pivotValues(_ column: Expr, _ relation: Relation) throws -> [Value] {
    let key = try lowering(relation).lower(column)
    let rows = try catalog.rows(
      "SELECT DISTINCT \(key.sql) AS v FROM \(relation.from("t")) ORDER BY v ASC NULLS FIRST LIMIT 10001",
      schema: Schema([StructField("v", key.type)]))
    guard rows.count <= 10_000 else {
      throw GnistaError(
        .invalidArgument,
        "the pivot column \(ExprNaming.name(column)) has more than 10000 values; "
          + "name the wanted ones in pivot(…, values:)"
      )
    }
    return rows.map { $0[0] }
  }
}
