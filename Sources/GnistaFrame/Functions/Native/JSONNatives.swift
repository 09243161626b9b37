import GnistaCore

extension FunctionCatalog {
  /// JSON.
  static let jsonNatives: [NativeFunction] = [
    .make("gnista_get_json_object") { (text: String, path: String) -> String? in
      guard let path = JSONPath(path), let root = JSONNode.parse(text, isLenient: true) else { return nil }
      return path.evaluate(root)
    },
    .make("gnista_json_member") { (text: String, name: String) -> String? in
      guard let root = JSONNode.parse(text, isLenient: true) else { return nil }
      return JSONPath(member: name).evaluate(root)
    },
    .make("gnista_json_array_length") { (text: String) -> Int32? in
      guard case .array(let items)? = JSONNode.parse(text) else { return nil }
      return Int32(items.count)
    },
    NativeFunction("gnista_json_object_keys", [.string], gives: .array(.string)) { arguments in
      guard case .object(let members)? = JSONNode.parse(arguments[0].stringValue ?? "") else { return .null }
      return .array(members.map { .string($0.key) })
    },
    NativeFunction("gnista_to_json", [nil, .map(.string, .string), .string], gives: .string) { arguments in
      let writer = try JSONValues(options: arguments[1], zone: arguments[2].stringValue ?? "UTC")
      return .string(writer.text(arguments[0]))
    },
    NativeFunction("gnista_from_json", [.string, .string, .map(.string, .string), .string], gives: .string) {
      arguments in
      let reader = try JSONValues(options: arguments[2], zone: arguments[3].stringValue ?? "UTC")
      let type = try FunctionCatalog.schemaType(arguments[1].stringValue ?? "")
      return reader.normalized(arguments[0].stringValue ?? "", as: type).map(Value.string) ?? .null
    },
  ]
}

/// `schema_of_json`.
enum JSONSchemaText {
  private indirect enum Shape: Equatable {
    case null, boolean, long, double, string
    case array(Shape)
    case object([String: Shape])
  }

  /// The schema of a JSON text in Spark's words.
  static func schema(of text: String) throws -> String {
    guard let node = JSONNode.parse(text) else {
      throw GnistaError(.invalidValue, "[CANNOT_INFER_SCHEMA] '\(text)' is not JSON")
    }
    return name(shape(node))
  }

  private static func shape(_ node: JSONNode) -> Shape {
    switch node {
    case .null: .null
    case .boolean: .boolean
    case .whole(let digits): Int64(digits) == nil ? .double : .long
    case .number: .double
    case .string: .string
    case .array(let items): .array(items.map(shape).reduce(.null, merged))
    case .object(let members):
      .object(Dictionary(members.map { ($0.key, shape($0.value)) }, uniquingKeysWith: { $1 }))
    }
  }

  private static func merged(_ a: Shape, _ b: Shape) -> Shape {
    switch (a, b) {
    case _ where a == b: a
    case (.null, let other), (let other, .null): other
    case (.long, .double), (.double, .long): .double
    case (.array(let x), .array(let y)): .array(merged(x, y))
    case (.object(let x), .object(let y)): .object(x.merging(y, uniquingKeysWith: merged))
    default: .string
    }
  }

  private static func name(_ shape: Shape) -> String {
    switch shape {
    case .null, .string: "STRING"
    case .boolean: "BOOLEAN"
    case .long: "BIGINT"
    case .double: "DOUBLE"
    case .array(let element): "ARRAY<\(name(element))>"
    case .object(let fields):
      "STRUCT<"
        + fields.sorted { $0.key < $1.key }.map { "\($0.key): \(name($0.value))" }.joined(separator: ", ")
        + ">"
    }
  }
}
