/// Makes the function argument of a higher-order function from a Swift closure.
///
/// The parameters get Spark's names `x`, `y` and `z`, or, where the body has a column or an inner function's parameter of
/// that name, `x_1` and so on: what the closure was given never gets confused with what it takes from outside.
struct LambdaExpression {
  /// Names that stand for the parameters while their real ones are sought: no column has them.
  private static let probes = ["\u{2}x", "\u{2}y", "\u{2}z"]

  static func make(_ count: Int, _ body: ([Column]) -> Column) -> Expr {
    let probe = body(probes.prefix(count).map(variable))
    let taken = probe.expr.mentionedNames
    let names = ["x", "y", "z"].prefix(count).map { base in
      var name = base
      var number = 0
      while taken.contains(name) {
        number += 1
        name = "\(base)_\(number)"
      }
      return name
    }
    return .lambda(parameters: names, body: body(names.map(variable)).expr)
  }

  private static func variable(_ name: String) -> Column { Column(.column(parts: [name], plan: nil)) }
}

extension Expr {
  /// Words that may be names of columns or of functions' parameters, in small letters.
  fileprivate var mentionedNames: Set<String> {
    switch self {
    case .column(let parts, _): Set(parts.map { $0.lowercased() })
    case .star, .literal: []
    case .sql(let text):
      Set(text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    case .call(let call): call.mentionedNames
    case .cast(let inner, _, _), .alias(let inner, _, _), .sortKey(let inner, _, _): inner.mentionedNames
    case .conditional(let branches, let otherwise):
      branches.reduce(into: otherwise?.mentionedNames ?? []) {
        $0.formUnion($1.condition.mentionedNames)
        $0.formUnion($1.value.mentionedNames)
      }
    case .lambda(let parameters, let body):
      body.mentionedNames.union(parameters.map { $0.lowercased() })
    case .window(let call, let window):
      (window.partitionBy + window.orderBy).reduce(into: call.mentionedNames) {
        $0.formUnion($1.mentionedNames)
      }
    case .extract(let inner, let key): inner.mentionedNames.union(key.mentionedNames)
    }
  }
}

extension FunctionCall {
  fileprivate var mentionedNames: Set<String> {
    (arguments + order).reduce(into: filter?.mentionedNames ?? []) { $0.formUnion($1.mentionedNames) }
  }
}
