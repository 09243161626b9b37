import GnistaCore
package import GnistaFrame

/// Questions about expressions that the lowering of plans asks, and rewriting.
extension Expr {
  /// The expression with text in SQL grammar replaced by its tree, at every depth.
  func parsed() throws -> Expr {
    try rewritten { expr in
      guard case .sql(let text) = expr else { return nil }
      return try SparkSQLParser.parseExpression(text).parsed()
    }
  }

  /// Replaces sub-expressions from the top: what `change` returns stands in place and is not looked into again.
  package func rewritten(_ change: (Expr) throws -> Expr?) rethrows -> Expr {
    if let replaced = try change(self) { return replaced }
    func rewrite(_ expr: Expr) throws -> Expr { try expr.rewritten(change) }
    func rewrite(_ call: FunctionCall) throws -> FunctionCall {
      var call = call
      call.arguments = try call.arguments.map(rewrite)
      call.filter = try call.filter.map(rewrite)
      call.order = try call.order.map(rewrite)
      return call
    }
    switch self {
    case .column, .star, .literal, .sql: return self
    case .call(let call): return .call(try rewrite(call))
    case .cast(let inner, let type, let isTry): return .cast(try rewrite(inner), type, isTry: isTry)
    case .alias(let inner, let names, let metadata):
      return .alias(try rewrite(inner), names: names, metadata: metadata)
    case .conditional(let branches, let otherwise):
      return .conditional(
        try branches.map { .init(condition: try rewrite($0.condition), value: try rewrite($0.value)) },
        otherwise: try otherwise.map(rewrite))
    case .lambda(let parameters, let body): return .lambda(parameters: parameters, body: try rewrite(body))
    case .window(let call, let window):
      var window = window
      window.partitionBy = try window.partitionBy.map(rewrite)
      window.orderBy = try window.orderBy.map(rewrite)
      return .window(try rewrite(call), window)
    case .sortKey(let inner, let descending, let nullsFirst):
      return .sortKey(try rewrite(inner), descending: descending, nullsFirst: nullsFirst)
    case .extract(let inner, let key): return .extract(try rewrite(inner), key: try rewrite(key))
    }
  }

  /// Whether an aggregate outside a window stands in the expression.
  var containsAggregate: Bool {
    var found = false
    _ = rewritten { expr in
      switch expr {
      case .window: return expr
      case .call(let call) where FunctionCatalog.function(call.name)?.kind == .aggregate:
        found = true
        return expr
      default: return nil
      }
    }
    return found
  }

  /// The generator at the top of the expression, below aliases.
  var generator: FunctionCall? {
    switch self {
    case .alias(let inner, _, _): inner.generator
    case .call(let call) where FunctionCatalog.function(call.name)?.kind == .generator: call
    default: nil
    }
  }

  /// Names that may refer to columns, in lower case; nil when all columns may be meant.
  var referencedNames: Set<String>? {
    var names = Set<String>()
    var meansAll = false
    _ = rewritten { expr in
      switch expr {
      case .column(let parts, _): names.formUnion(parts.map { $0.lowercased() })
      case .star, .sql: meansAll = true
      case .call(let call) where call.name == "colregex": meansAll = true
      case .call(let call) where call.name == "count" && call.arguments == [.star(qualifier: nil)]:
        return expr
      default: break
      }
      return nil
    }
    return meansAll ? nil : names
  }
}
