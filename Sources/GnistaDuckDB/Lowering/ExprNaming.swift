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
  private static let shifts = ["shiftleft": "<<", "shiftright": ">>", "shiftrightunsigned": ">>>"]

  private func name(_ expr: Expr) -> String {
    switch expr {
    case .column(let parts, _): return parts.last ?? ""
    case .star: return "*"
    case .literal(let value, _): return Self.constant(value)
    case .alias(_, let names, _): return names.joined(separator: ", ")
    case .cast(.literal(.timestampNTZ(let micros), _), .timestamp, false):
      // What a TIMESTAMP constant without zone is read as.
      return "TIMESTAMP '\(CivilDate.timestampText(micros))'"
    case .cast(let inner, let type, let isTry):
      return "\(isTry ? "TRY_CAST" : "CAST")(\(name(inner)) AS \(type.simpleString.uppercased()))"
    case .call(let call): return self.call(call)
    case .conditional(let branches, let otherwise):
      let parts = branches.map { "WHEN \(name($0.condition)) THEN \(name($0.value))" }
      let end = otherwise.map { " ELSE \(name($0))" } ?? ""
      return "CASE \(parts.joined(separator: " "))\(end) END"
    case .lambda(let parameters, let body):
      let variables = parameters.map { _ in "namedlambdavariable()" }
      return "lambdafunction(\(lambdaBody(body, parameters)), \(variables.joined(separator: ", ")))"
    case .window(let call, let window):
      return WindowNaming(call: call, window: window, name: name).text(self.call)
    case .sortKey(let inner, let descending, let nullsFirst):
      return "\(name(inner)) \(descending ? "DESC" : "ASC") NULLS \(nullsFirst ? "FIRST" : "LAST")"
    case .extract(let inner, .literal(.string(let field), _)) where !isMap(inner):
      return "\(name(inner)).\(field)"
    case .extract(let inner, let key): return "\(name(inner))[\(name(key))]"
    case .sql(let text): return text
    }
  }

  /// The body of a function, in which Spark does not name the parameters.
  private func lambdaBody(_ body: Expr, _ parameters: [String]) -> String {
    name(
      body.rewritten { expr in
        guard case .column(let parts, _) = expr, parts.count == 1, parameters.contains(parts[0]) else {
          return nil
        }
        return .call("namedlambdavariable", [])
      })
  }

  private static func constant(_ value: Value) -> String {
    let text = SparkText.text(of: value) ?? "NULL"
    return switch value {
    case .date: "DATE '\(text)'"
    case .timestamp: "TIMESTAMP '\(text)'"
    case .timestampNTZ: "TIMESTAMP_NTZ '\(text)'"
    case .binary(let bytes):
      "X'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined() + "'"
    default: text
    }
  }

  private func call(_ call: FunctionCall) -> String {
    let arguments = call.arguments.map(name)
    let list = arguments.joined(separator: ", ")
    switch (call.name, arguments.count) {
    case ("==", 2): return "(\(arguments[0]) = \(arguments[1]))"
    case ("!=", 2), ("<>", 2): return "(NOT (\(arguments[0]) = \(arguments[1])))"
    case ("and", 2), ("or", 2): return "(\(arguments[0]) \(call.name.uppercased()) \(arguments[1]))"
    case (let name, 2) where Self.infix.contains(name): return "(\(arguments[0]) \(name) \(arguments[1]))"
    case (let name, 2) where Self.shifts[name] != nil:
      return "(\(arguments[0]) \(Self.shifts[name] ?? name) \(arguments[1]))"
    case ("not", 1), ("!", 1): return "(NOT \(arguments[0]))"
    case ("negative", 1): return "(- \(arguments[0]))"
    case ("positive", 1): return "(+ \(arguments[0]))"
    case ("~", 1): return "~\(arguments[0])"
    case ("isnull", 1): return "(\(arguments[0]) IS NULL)"
    case ("isnotnull", 1): return "(\(arguments[0]) IS NOT NULL)"
    case ("in", 2...): return "(\(arguments[0]) IN (\(arguments.dropFirst().joined(separator: ", "))))"
    case ("between", 3): return "between(\(list))"
    case ("like", 2): return "\(arguments[0]) LIKE \(arguments[1])"
    case ("if", 3): return "(IF(\(list)))"
    case ("extract", 2): return "extract(\(arguments[0]) FROM \(arguments[1]))"
    case ("trim", 2): return "TRIM(BOTH \(arguments[0]) FROM \(arguments[1]))"
    case ("ltrim", 2): return "TRIM(LEADING \(arguments[0]) FROM \(arguments[1]))"
    case ("rtrim", 2): return "TRIM(TRAILING \(arguments[0]) FROM \(arguments[1]))"
    case ("with_field", 3): return "update_fields(\(arguments[0]), WithField(\(arguments[2])))"
    case ("drop_fields", 2...):
      return "update_fields(\(arguments[0])\(String(repeating: ", dropfield()", count: arguments.count - 1)))"
    case ("window", 2...), ("session_window", 2): return call.name
    case ("when", 2): return "CASE WHEN \(arguments[0]) THEN \(arguments[1]) END"
    case ("when", 3): return "CASE WHEN \(arguments[0]) THEN \(arguments[1]) ELSE \(arguments[2]) END"
    case ("count", 1) where arguments[0] == "*": return filtered("count(1)", call)
    default:
      if let text = FunctionNaming.ordered(call, arguments) { return filtered(text, call) }
      let (name, shown) = FunctionNaming.shown(call, arguments)
      let text = "\(name)(\(call.isDistinct ? "DISTINCT " : "")\(shown.joined(separator: ", ")))"
      let order =
        call.order.isEmpty
        ? "" : " WITHIN GROUP (ORDER BY \(call.order.map(self.name).joined(separator: ", ")))"
      return filtered(text + order, call)
    }
  }

  private func filtered(_ text: String, _ call: FunctionCall) -> String {
    text + (call.filter.map { " FILTER (WHERE \(name($0)))" } ?? "")
  }
}
