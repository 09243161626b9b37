import GnistaCore
import GnistaFrame

/// A plan as an indented tree, for `explain`.
enum PlanText {
  static func tree(_ plan: Plan, depth: Int = 0) -> String {
    let (text, inputs) = describe(plan.operation)
    let line = String(repeating: "  ", count: depth) + (depth == 0 ? "" : "+- ") + text
    return ([line] + inputs.map { tree($0, depth: depth + 1) }).joined(separator: "\n")
  }

  private static func text(_ placement: Plan.Placement) -> String {
    func list(_ exprs: [Expr]) -> String { "[" + exprs.map(ExprNaming.name).joined(separator: ", ") + "]" }
    return switch placement {
    case .repartition(let count, let by):
      "Repartition \(count.map(String.init) ?? "by") \(list(by)) (passed over)"
    case .repartitionByRange(let count, let by):
      "RepartitionByRange \(count.map(String.init) ?? "by") \(list(by)) (passed over)"
    case .coalesce(let count): "Coalesce \(count) (passed over)"
    case .sortWithinPartitions(let keys): "Sort \(list(keys))"
    case .hint(let name, _): "Hint \(name) (passed over)"
    }
  }

  private static func describe(_ operation: Plan.Operation) -> (String, [Plan]) {
    func list(_ exprs: [Expr]) -> String { "[" + exprs.map(ExprNaming.name).joined(separator: ", ") + "]" }
    switch operation {
    case .files(let source):
      return ("Files \(source.format.rawValue) \(source.paths.joined(separator: ", "))", [])
    case .local(let data):
      return ("Local \(data.schema.names) (\(data.batches.reduce(0) { $0 + $1.count }) rows)", [])
    case .table(let name): return ("Table \(name)", [])
    case .sql(let text, let views): return ("SQL \(text)", views.sorted { $0.key < $1.key }.map(\.value))
    case .range(let start, let end, let step): return ("Range \(start)..<\(end) step \(step)", [])
    case .project(let exprs, let input): return ("Project \(list(exprs))", [input])
    case .withColumns(let columns, let input):
      return (
        "WithColumns [\(columns.map { "\(ExprNaming.name($0.expr)) AS \($0.name)" }.joined(separator: ", "))]",
        [input]
      )
    case .rename(let names, let input):
      return ("Rename [\(names.map { "\($0.from) AS \($0.to)" }.joined(separator: ", "))]", [input])
    case .drop(let exprs, let input): return ("Drop \(list(exprs))", [input])
    case .filter(let condition, let input): return ("Filter \(ExprNaming.name(condition))", [input])
    case .aggregate(let grouping, let exprs, let input):
      return ("Aggregate by \(list(grouping.keys)) \(list(exprs))", [input])
    case .sort(let keys, let input): return ("Sort \(list(keys))", [input])
    case .limit(let count, let offset, let input):
      return ("Limit \(count == Int.max ? "all" : String(count)) offset \(offset)", [input])
    case .tail(let count, let input): return ("Tail \(count)", [input])
    case .deduplicate(let names, let input): return ("Deduplicate \(names ?? ["*"])", [input])
    case .sample(let sampling, let input):
      return (
        "Sample [\(sampling.lowerBound), \(sampling.upperBound)) seed \(sampling.seed)"
          + (sampling.withReplacement ? " with replacement" : ""), [input]
      )
    case .unpivot(let unpivoting, let input): return ("Unpivot by \(list(unpivoting.ids))", [input])
    case .placed(let placement, let input): return (text(placement), [input])
    case .alias(let name, let input): return ("Alias \(name)", [input])
    case .toDF(let names, let input): return ("ToDF \(names)", [input])
    case .transform(let stages, let input):
      return ("Stages (one fused function) \(stages.map { String(describing: type(of: $0)) })", [input])
    case .cached(let handle, let input): return ("Cached \(handle.name)", [input])
    case .join(let joining, let left, let right): return ("Join \(joining.type.rawValue)", [left, right])
    case .setOperation(let operation, let left, let right): return ("\(operation.kind)", [left, right])
    }
  }
}
