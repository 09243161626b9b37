import GnistaCore

extension FunctionCatalog {
  /// JSON texts.
  static let json: [SparkFunction] = [
    .template(
      "get_json_object", .json, "get_json_object(text, path)",
      "The part of a JSON text at a path such as `$.a[0].b`; null when there is none.",
      takes: [.string, .string], gives: .string, nullable: true, "gnista_get_json_object($1, $2)"),
    .rule(
      "from_json", .json, 2...3, "from_json(text, schema[, options])",
      "The values of a JSON text by a schema such as `a INT, b ARRAY<STRING>`; what does not fit is null. Options: timestampFormat, dateFormat."
    ) { call in
      guard let text = try call.constantText(1, "the schema of from_json") else {
        throw call.mismatch(1, "a schema")
      }
      let type = try schemaType(text)
      let options = call.count == 3 ? try call.sql(2, as: .map(.string, .string)) : emptyOptions
      let plain =
        "gnista_from_json(\(try call.text(0)), \(SQLText.string(text)), \(options), \(SQLText.string(call.timeZone)))"
      return SQLFragment("CAST(json(\(plain)) AS \(SQLText.type(type)))", type)
    },
    .rule(
      "to_json", .json, 1...2, "to_json(a[, options])",
      "A struct, map or array as JSON text; null fields are left out. Options: timestampFormat, dateFormat."
    ) { call in
      let options = call.count == 2 ? try call.sql(1, as: .map(.string, .string)) : emptyOptions
      guard call.arguments[0].type != .null else {
        return SQLFragment("CAST(NULL AS VARCHAR)", .string, literal: .null)
      }
      return call.result(
        "gnista_to_json(\(call.arguments[0].sql), \(options), \(SQLText.string(call.timeZone)))", .string)
    },
    .template(
      "json_array_length", .json, "json_array_length(text)",
      "Number of elements of a JSON array; null for anything else.", takes: [.string], gives: .integer,
      nullable: true, "gnista_json_array_length($1)"),
    .template(
      "json_object_keys", .json, "json_object_keys(text)",
      "The keys of a JSON object; null for anything else.", takes: [.string], gives: .array(.string),
      nullable: true, "gnista_json_object_keys($1)"),
    .rule("schema_of_json", .json, 1...1, "schema_of_json(text)", "The schema of a constant JSON text.") {
      call in
      guard let text = try call.constantText(0, "the text of schema_of_json") else {
        throw call.mismatch(0, "a text, not null")
      }
      let schema = try JSONSchemaText.schema(of: text)
      return SQLFragment(SQLText.string(schema), .string, nullable: false, literal: .string(schema))
    },
  ]

  /// No options.
  static let emptyOptions = "CAST(MAP {} AS MAP(VARCHAR, VARCHAR))"

  /// The type of a schema in Spark's words: a type, or the fields of a struct.
  static func schemaType(_ text: String) throws -> DataType {
    if let type = try? DataTypeParser.parseType(text) { return type }
    return .structure(try DataTypeParser.parseSchema(text))
  }
}
