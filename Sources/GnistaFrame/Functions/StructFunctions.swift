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
    .rule(
      "with_field", .structure, 3...3, "with_field(struct, name, a)",
      "The struct with a field added or replaced, as Spark's method withField of columns; dots in the name lead into structs "
        + "within it."
    ) { call in
      guard let name = call.arguments[1].literal?.stringValue else {
        throw call.mismatch(1, "a constant name")
      }
      return try updated(call.arguments[0], path: Column.splitName(name)[...], in: call) { call.arguments[2] }
    },
    .rule(
      "drop_fields", .structure, 2...Int.max, "drop_fields(struct, name, …)",
      "The struct without some fields, as Spark's method dropFields of columns."
    ) { call in
      try call.arguments.indices.dropFirst().reduce(call.arguments[0]) { result, index in
        guard let name = call.arguments[index].literal?.stringValue else {
          throw call.mismatch(index, "a constant name")
        }
        return try updated(result, path: Column.splitName(name)[...], in: call) { nil }
      }
    },
  ]

  /// A struct with the field at a path replaced, added or, when the new value is nil, taken away.
  private static func updated(
    _ value: SQLFragment, path: ArraySlice<String>, in call: LoweringCall, _ new: () throws -> SQLFragment?
  ) throws -> SQLFragment {
    guard case .structure(let schema) = value.type, let name = path.first else {
      throw GnistaError(
        .typeMismatch, "[DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE] a value of type \(value.type) has no fields"
      )
    }
    var parts: [(name: String, value: SQLFragment)] = []
    var isFound = false
    for field in schema.fields {
      let old = SQLFragment(
        "struct_extract(\(value.sql), \(SQLText.string(field.name)))", field.dataType,
        nullable: field.nullable)
      guard field.name.lowercased() == name.lowercased() else {
        parts.append((field.name, old))
        continue
      }
      isFound = true
      if path.count > 1 {
        parts.append((field.name, try updated(old, path: path.dropFirst(), in: call, new)))
      } else if let replacement = try new() {
        parts.append((name, replacement))
      }
    }
    if !isFound, let addition = try new() {
      guard path.count == 1 else { throw Schema.unknownColumn(name, among: schema.names) }
      parts.append((name, addition))
    }
    guard !parts.isEmpty else {
      throw GnistaError(
        .invalidArgument, "[DATATYPE_MISMATCH.CANNOT_DROP_ALL_FIELDS] a struct keeps one field at least")
    }
    var result = structure(parts)
    result.nullable = value.nullable
    if value.nullable { result.sql = "(CASE WHEN \(value.sql) IS NOT NULL THEN \(result.sql) END)" }
    return result
  }

  private static func structure(_ parts: [(name: String, value: SQLFragment)]) -> SQLFragment {
    let schema = Schema(parts.map { StructField($0.name, $0.value.type, nullable: $0.value.nullable) })
    let list = parts.map {
      "\(SQLText.string($0.name)): \($0.value.type == .null ? "CAST(NULL AS INTEGER)" : $0.value.sql)"
    }
    return SQLFragment("{\(list.joined(separator: ", "))}", .structure(schema), nullable: false)
  }
}
