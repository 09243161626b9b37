import GnistaCore
import GnistaFrame

/// The name that Spark gives to a column whose expression has no alias.
struct ExprNaming {
  /// Whether an expression gives a map, whose values are named otherwise than the fields of a struct.
  private let isMap: (Expr) -> Bool

  /// The name of an expression by its form alone.
  static func name(_ expr: Expr) -> String { ExprNaming { _ in false }.name(expr) }

  /// The name of a column of a selection, with types looked up in what it selects from.
  static func name(_ expr: Expr, in lowering: ExprLowering) -> String {
    // A conversion of a column keeps the column's name.
    if case .cast(let inner, _, _) = expr, case .column = inner { return name(inner) }
    let naming = ExprNaming { expr in
      if case .map = (try? lowering.lower(expr))?.type { true } else { false }
    }
    return naming.name(expr)
  }

  private init(isMap: @escaping (Expr) -> Bool) { self.isMap = isMap }

  private static let infix: Set<String> = [
    "+", "-", "*", "/", "%", "div", "=", "<", "<=", ">", ">=", "<=>", "&", "|", "^", "and", "or",
  ]

  private func name(_ expr: Expr) -> String {
    switch expr {
    case .column(let parts, _): return parts.last ?? ""
    case .star: return "*"
    case .literal(let value, _): return SparkText.text(of: value) ?? "NULL"
    case .alias(_, let names, _): return names.joined(separator: ", ")
    case .cast(let inner, let type, let isTry):
      return "\(isTry ? "TRY_CAST" : "CAST")(\(name(inner)) AS \(type.simpleString.uppercased()))"
    case .call(let call): return self.call(call)
    case .conditional(let branches, let otherwise):
      let parts = branches.map { "WHEN \(name($0.condition)) THEN \(name($0.value))" }
      let end = otherwise.map { " ELSE \(name($0))" } ?? ""
      return "CASE \(parts.joined(separator: " "))\(end) END"
    case .lambda(let parameters, let body):
      return "lambdafunction(\(name(body)), \(parameters.joined(separator: ", ")))"
    case .window(let call, let window): return "\(self.call(call)) OVER (\(specification(window)))"
    case .sortKey(let inner, let descending, let nullsFirst):
      return "\(name(inner)) \(descending ? "DESC" : "ASC") NULLS \(nullsFirst ? "FIRST" : "LAST")"
    case .extract(let inner, .literal(.string(let field), _)) where !isMap(inner):
      return "\(name(inner)).\(field)"
    case .extract(let inner, let key): return "\(name(inner))[\(name(key))]"
    case .sql(let text): return text
    }
  }

  private func call(_ call: FunctionCall) -> String {
    let arguments = call.arguments.map(name)
    switch (call.name, arguments.count) {
    case ("==", 2): return "(\(arguments[0]) = \(arguments[1]))"
    case ("!=", 2), ("<>", 2): return "(NOT (\(arguments[0]) = \(arguments[1])))"
    case (let name, 2) where Self.infix.contains(name):
      return "(\(arguments[0]) \(name.uppercased()) \(arguments[1]))"
    case ("not", 1), ("!", 1): return "(NOT \(arguments[0]))"
    case ("negative", 1): return "(- \(arguments[0]))"
    case ("~", 1): return "~\(arguments[0])"
    case ("isnull", 1): return "(\(arguments[0]) IS NULL)"
    case ("isnotnull", 1): return "(\(arguments[0]) IS NOT NULL)"
    case ("in", 2...): return "(\(arguments[0]) IN (\(arguments.dropFirst().joined(separator: ", "))))"
    case ("between", 3): return "between(\(arguments.joined(separator: ", ")))"
    case ("like", 2): return "\(arguments[0]) LIKE \(arguments[1])"
    case ("count", 1) where arguments[0] == "*": return "count(1)"
    default:
      let list = (call.isDistinct ? "DISTINCT " : "") + arguments.joined(separator: ", ")
      let filter = call.filter.map { " FILTER (WHERE \(name($0)))" } ?? ""
      return "\(call.name)(\(list))\(filter)"
    }
  }

  private func specification(_ window: WindowSpecification) -> String {
    var parts: [String] = []
    if !window.partitionBy.isEmpty {
      parts.append("PARTITION BY \(window.partitionBy.map(name).joined(separator: ", "))")
    }
    if !window.orderBy.isEmpty {
      parts.append("ORDER BY \(window.orderBy.map(name).joined(separator: ", "))")
    }
    return parts.joined(separator: " ")
  }
}
