import GnistaCore

@testable import GnistaFrame

/// Brings forms that mean the same to one, so that what Spark prints can be compared with what it was made from.
func canonical(_ expr: Expr) -> Expr {
  switch expr {
  case .cast(.literal(.timestampNTZ(let micros), _), .timestamp, isTry: false):
    // The golden file was made with the session in UTC.
    return .literal(.timestamp(micros), type: nil)
  case .call(let call) where call.name == "extract":
    // The part's name has no case.
    let part = call.arguments.first.map { part -> Expr in
      if case .literal(.string(let name), _) = part {
        .literal(.string(name.uppercased()), type: nil)
      } else {
        part
      }
    }
    return .call("extract", (part.map { [$0] } ?? []) + call.arguments.dropFirst().map(canonical))
  case .cast(.literal(.string(let text), _), .float, isTry: false):
    return .literal(.float(Float(text) ?? .nan), type: nil)
  case .call(let call): return canonical(call)
  case .cast(let operand, let type, let isTry): return .cast(canonical(operand), type, isTry: isTry)
  case .alias(let operand, let names, let metadata):
    return .alias(canonical(operand), names: names, metadata: metadata)
  case .conditional(let branches, let otherwise):
    return .conditional(
      branches.map { .init(condition: canonical($0.condition), value: canonical($0.value)) },
      otherwise: otherwise.map(canonical))
  case .lambda(let parameters, let body): return .lambda(parameters: parameters, body: canonical(body))
  case .window(let call, let window):
    guard case .call(let inner) = canonical(call) else { return expr }
    return .window(
      inner,
      WindowSpecification(
        partitionBy: window.partitionBy.map(canonical), orderBy: window.orderBy.map(canonical),
        frame: window.frame))
  case .sortKey(let operand, let descending, let nullsFirst):
    return .sortKey(canonical(operand), descending: descending, nullsFirst: nullsFirst)
  case .extract(let operand, let key): return .extract(canonical(operand), key: canonical(key))
  default: return expr
  }
}

private func canonical(_ call: FunctionCall) -> Expr {
  var call = call
  call.arguments = call.arguments.map(canonical)
  call.filter = call.filter.map(canonical)
  switch call.name {
  case "!=": return .call("not", [.call("=", call.arguments)])
  case "substring" where call.arguments.last == .literal(.integer(.max), type: nil):
    return .call("substring", Array(call.arguments.dropLast()))
  case "lambdafunction":
    let parameters = call.arguments.dropFirst().map { argument in
      if case .column(let parts, _) = argument { parts.joined(separator: ".") } else { "?" }
    }
    return .lambda(parameters: parameters, body: call.arguments[0])
  default: return .call(call)
  }
}
