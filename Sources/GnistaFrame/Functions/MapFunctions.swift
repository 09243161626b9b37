import GnistaCore

extension FunctionCatalog {
  /// Maps. Keys that are null or come twice are an error.
  static let map: [SparkFunction] = [
    .rule("map", .map, 0...Int.max, "map(k1, v1, k2, v2, …)", "A map of keys and values.") { call in
      guard call.count % 2 == 0 else {
        throw GnistaError(
          .invalidArgument, "map needs a value for each key: \(call.count) arguments are given")
      }
      guard call.count > 0 else {
        return SQLFragment(
          "CAST(MAP {} AS MAP(INTEGER, INTEGER))", .map(key: .null, value: .null, valueContainsNull: false),
          nullable: false)
      }
      let (keys, keyType) = try TypeCoercion.unify(
        all: stride(from: 0, to: call.count, by: 2).map { call.arguments[$0] }, in: call)
      let (values, valueType) = try TypeCoercion.unify(
        all: stride(from: 1, to: call.count, by: 2).map { call.arguments[$0] }, in: call)
      let lists = [keys, values].map { "[\($0.map(\.sql).joined(separator: ", "))]" }
      return SQLFragment(
        "map(\(lists[0]), \(lists[1]))",
        .map(key: keyType, value: valueType, valueContainsNull: values.contains(where: \.nullable)),
        nullable: false)
    },
    .rule(
      "map_from_arrays", .map, 2...2, "map_from_arrays(keys, values)", "A map of two arrays of equal length."
    ) { call in
      let (keys, values) = (call.arguments[0].sql, call.arguments[1].sql)
      return call.result(
        "(CASE WHEN \(keys) IS NOT NULL AND \(values) IS NOT NULL THEN map(\(keys), \(values)) END)",
        .map(try call.element(0), try call.element(1)))
    },
    .rule(
      "map_from_entries", .map, 1...1, "map_from_entries(entries)",
      "A map of an array of structs of key and value; null when one of them is null."
    ) { call in
      guard case .structure(let schema) = try call.element(0), schema.count == 2 else {
        throw call.mismatch(0, "an array of structs of two fields")
      }
      let entries = call.arguments[0].sql
      return SQLFragment(
        "(CASE WHEN list_count(\(entries)) = len(\(entries)) THEN map_from_entries(\(entries)) END)",
        .map(schema.fields[0].dataType, schema.fields[1].dataType))
    },
    .rule("map_concat", .map, 0...Int.max, "map_concat(a, b, …)", "The entries of all maps.") { call in
      guard call.count > 0 else {
        return SQLFragment("CAST(MAP {} AS MAP(VARCHAR, VARCHAR))", .map(.string, .string), nullable: false)
      }
      let (maps, type) = try TypeCoercion.unify(all: call.arguments, in: call)
      guard maps.count > 1 else { return maps[0] }
      let anyNull = maps.map { "\($0.sql) IS NULL" }.joined(separator: " OR ")
      let entries = maps.map { "map_entries(\($0.sql))" }.joined(separator: ", ")
      return call.result(
        "(CASE WHEN \(anyNull) THEN NULL ELSE map_from_entries(list_concat(\(entries))) END)", type)
    },
    .rule("map_keys", .map, 1...1, "map_keys(map)", "The keys.") { call in
      call.result("map_keys(\(call.arguments[0].sql))", .array(try call.entry(0).key, containsNull: false))
    },
    .rule("map_values", .map, 1...1, "map_values(map)", "The values.") { call in
      call.result("map_values(\(call.arguments[0].sql))", .array(try call.entry(0).value))
    },
    .rule("map_entries", .map, 1...1, "map_entries(map)", "The entries as structs of key and value.") {
      call in
      let (key, value) = try call.entry(0)
      let schema = Schema([StructField("key", key, nullable: false), StructField("value", value)])
      return call.result(
        "map_entries(\(call.arguments[0].sql))", .array(.structure(schema), containsNull: false))
    },
    .rule("map_contains_key", .map, 2...2, "map_contains_key(map, key)", "Whether the map has the key.") {
      call in
      call.result(
        "list_contains(map_keys(\(call.arguments[0].sql)), \(try call.sql(1, as: try call.entry(0).key)))",
        .boolean)
    },
  ]
}
