import GnistaCore

extension FunctionCatalog {
  /// Structs.
  static let structure: [SparkFunction] = [
    .rule(
      "struct", .structure, 1...Int.max, "struct(a, b, …)",
      "A struct of the values, each named as its column or `col1`, `col2` and so on."
    ) { call in
      structure(
        call.arguments.enumerated().map { (call.label($0.offset) ?? "col\($0.offset + 1)", $0.element) })
    },
    .rule(
      "named_struct", .structure, 2...Int.max, "named_struct(name1, a, name2, b, …)",
      "A struct of the values with the given names."
    ) { call in
      guard call.count % 2 == 0 else {
        throw GnistaError(
          .invalidArgument, "named_struct needs a value for each name: \(call.count) arguments are given")
      }
      return structure(
        try stride(from: 0, to: call.count, by: 2).map { index in
          guard let name = call.arguments[index].literal?.stringValue else {
            throw call.mismatch(index, "a constant name")
          }
          return (name, call.arguments[index + 1])
        })
    },
  ]

  private static func structure(_ parts: [(name: String, value: SQLFragment)]) -> SQLFragment {
    let schema = Schema(parts.map { StructField($0.name, $0.value.type, nullable: $0.value.nullable) })
    let list = parts.map {
      "\(SQLText.string($0.name)): \($0.value.type == .null ? "CAST(NULL AS INTEGER)" : $0.value.sql)"
    }
    return SQLFragment("{\(list.joined(separator: ", "))}", .structure(schema), nullable: false)
  }
}
