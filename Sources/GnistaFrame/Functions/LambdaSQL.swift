import GnistaCore

/// SQL of lambdas: the engine's take an element and its position from 1, Spark's also keys, values and positions from 0.
enum LambdaSQL {
  /// The body with each of the parameters replaced by other SQL. Parameters are quoted names that nothing else has; text
  /// constants are left alone.
  static func substitute(_ replacements: [(parameter: String, sql: String)], in body: String) -> String {
    var result = ""
    var rest = body[...]
    while let character = rest.first {
      if character == "'" {
        let tail = rest.dropFirst()
        let end = tail.firstIndex(of: "'") ?? tail.endIndex
        let next = end == tail.endIndex ? end : tail.index(after: end)
        result += rest[..<next]
        rest = rest[next...]
      } else if character == "\"", let hit = replacements.first(where: { rest.hasPrefix($0.parameter) }) {
        result += hit.sql
        rest = rest.dropFirst(hit.parameter.count)
      } else {
        result.append(character)
        rest.removeFirst()
      }
    }
    return result
  }

  /// A position from 1 as Spark's from 0.
  static func position(_ parameter: String) -> String { "CAST(\(parameter) - 1 AS INTEGER)" }
}

extension LoweringCall {
  /// `lambda x[, i]: body` over an array's elements, with the type of the body.
  func elementLambda(_ index: Int, over element: DataType) throws -> (sql: String, body: SQLFragment) {
    let (parameters, body) = try lambda(index, over: [element, .integer])
    guard parameters.count == 2 else { return ("lambda \(parameters[0]): \(body.sql)", body) }
    let counted = LambdaSQL.substitute([(parameters[1], LambdaSQL.position(parameters[1]))], in: body.sql)
    return ("lambda \(parameters[0]), \(parameters[1]): \(counted)", body)
  }

  /// The body of a lambda of a key and a value, over the map entry `"e#"`.
  func entryLambda(_ index: Int, over entry: (key: DataType, value: DataType)) throws -> SQLFragment {
    var (parameters, body) = try lambda(index, over: [entry.key, entry.value])
    let parts = ["struct_extract(\"e#\", 'key')", "struct_extract(\"e#\", 'value')"]
    body.sql = LambdaSQL.substitute(zip(parameters, parts).map { ($0, $1) }, in: body.sql)
    return body
  }
}
