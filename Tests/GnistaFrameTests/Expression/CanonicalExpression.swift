import GnistaCore

@testable import GnistaFrame

/// Brings forms that mean the same to one, so that what Spark makes of a text can be compared with what Gnista makes.
func canonical(_ expr: Expr) -> Expr {
  switch expr {
  case .call(let call): return canonical(call)
  case .cast(.literal(.timestampNTZ(let micros), _), .timestamp, isTry: false):
    // The golden files were made with the session in UTC.
    return .literal(.timestamp(micros), type: nil)
  case .cast(.literal(.string(let text), _), .timestamp, isTry: false):
    guard let time = DateTimeText.timestamp(text), time.zone == nil else { return expr }
    return .literal(.timestamp(time.wallClockMicros), type: nil)
  case .cast(.literal(.string(let text), _), .float, isTry: false):
    return .literal(.float(Float(text) ?? .nan), type: nil)
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
        partitionBy: window.partitionBy.map(canonical), orderBy: window.orderBy.map(canonicalKey),
        frame: window.frame))
  case .sortKey(let operand, let descending, let nullsFirst):
    return .sortKey(canonical(operand), descending: descending, nullsFirst: nullsFirst)
  case .extract(let operand, let key): return .extract(canonical(operand), key: canonical(key))
  default: return expr
  }
}

/// A key without a direction is ascending, nulls first.
private func canonicalKey(_ key: Expr) -> Expr {
  if case .sortKey = key { return canonical(key) }
  return .sortKey(canonical(key), descending: false, nullsFirst: true)
}

private let castFunctions: [String: DataType] = [
  "boolean": .boolean, "tinyint": .byte, "smallint": .short, "int": .integer, "bigint": .long,
  "float": .float,
  "double": .double, "decimal": .decimal(precision: 10, scale: 0), "date": .date, "timestamp": .timestamp,
  "binary": .binary, "string": .string,
]

private func canonical(_ call: FunctionCall) -> Expr {
  var call = call
  call.arguments = call.arguments.map(canonical)
  call.filter = call.filter.map(canonical)
  call.order = call.order.map(canonical)
  if let type = castFunctions[call.name], call.arguments.count == 1 {
    return canonical(.cast(call.arguments[0], type, isTry: false))
  }
  switch call.name {
  case "!=": return .call("not", [.call("=", call.arguments)])
  case "substr": call.name = "substring"
  case "extract", "timestampadd", "timestampdiff":
    // The name of a part or unit has no case.
    if case .literal(.string(let name), _)? = call.arguments.first {
      call.arguments[0] = .literal(.string(name.uppercased()), type: nil)
    }
  case "lambdafunction":
    let parameters = call.arguments.dropFirst().map { argument in
      if case .column(let parts, _) = argument { parts.joined(separator: ".") } else { "?" }
    }
    return .lambda(parameters: parameters, body: call.arguments[0])
  case "get" where call.arguments.count == 2:
    return .extract(call.arguments[0], key: call.arguments[1])
  case "struct" where !call.arguments.contains(.star(qualifier: nil)):
    call.name = "named_struct"
    call.arguments = call.arguments.enumerated().flatMap {
      [.literal(.string(fieldName($1, $0)), type: nil), $1]
    }
  case "like_any", "like_all", "not_like_any", "not_like_all": return likeChain(call)
  case "like" where call.arguments.count == 3:
    // The tree of the golden files does not show the character that escapes; the functions' answers do.
    call.arguments.removeLast()
  default: break
  }
  // Spark's tree has the defaults of some arguments.
  let defaults: [String: Value] = ["substring": .integer(.max), "overlay": .integer(-1)]
  if let value = defaults[call.name], call.arguments.last == .literal(value, type: nil) {
    call.arguments.removeLast()
  }
  return .call(call)
}

/// The name that a field of `struct` gets.
private func fieldName(_ argument: Expr, _ index: Int) -> String {
  switch argument {
  case .alias(_, let names, _): names.first ?? ""
  case .column(let parts, _): parts.last ?? ""
  default: "col\(index + 1)"
  }
}

/// A comparison with several patterns as the chain that it stands for.
private func likeChain(_ call: FunctionCall) -> Expr {
  let comparisons = call.arguments.dropFirst().map { pattern -> Expr in
    let like = Expr.call("like", [call.arguments[0], pattern])
    return call.name.hasPrefix("not") ? .call("not", [like]) : like
  }
  let joint = call.name.hasSuffix("any") ? "or" : "and"
  return comparisons.dropFirst().reduce(comparisons[0]) { .call(joint, [$0, $1]) }
}
