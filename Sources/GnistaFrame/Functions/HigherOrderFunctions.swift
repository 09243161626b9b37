import GnistaCore

extension FunctionCatalog {
  /// Functions that take functions.
  static let higherOrder: [SparkFunction] = [
    .rule(
      "transform", .array, 2...2, "transform(array, x -> …)",
      "The function's value for each element; a second parameter is its 0-based position."
    ) { call in
      let (lambda, body) = try call.elementLambda(1, over: try call.element(0))
      return SQLFragment(
        "list_transform(\(call.arguments[0].sql), \(lambda))", .array(body.type),
        nullable: call.arguments[0].nullable)
    },
    .rule(
      "filter", .array, 2...2, "filter(array, x -> condition)",
      "The elements for which the condition holds; a second parameter is the 0-based position."
    ) { call in
      let (lambda, _) = try call.elementLambda(1, over: try call.element(0))
      return SQLFragment(
        "list_filter(\(call.arguments[0].sql), \(lambda))", call.arguments[0].type,
        nullable: call.arguments[0].nullable)
    },
    .rule(
      "exists", .array, 2...2, "exists(array, x -> condition)", "Whether the condition holds for an element."
    ) { call in
      let (lambda, _) = try call.elementLambda(1, over: try call.element(0))
      return SQLFragment(
        "list_reduce(list_transform(\(call.arguments[0].sql), \(lambda)), lambda \"a#\", \"b#\": \"a#\" OR \"b#\", FALSE)",
        .boolean)
    },
    .rule(
      "forall", .array, 2...2, "forall(array, x -> condition)",
      "Whether the condition holds for all elements."
    ) { call in
      let (lambda, _) = try call.elementLambda(1, over: try call.element(0))
      return SQLFragment(
        "list_reduce(list_transform(\(call.arguments[0].sql), \(lambda)), lambda \"a#\", \"b#\": \"a#\" AND \"b#\", TRUE)",
        .boolean)
    },
    .rule(
      "aggregate", aliases: ["reduce"], .array, 3...4, "aggregate(array, start, (sum, x) -> …[, sum -> …])",
      "Folds the elements into a value that begins as start; the last function finishes it."
    ) { call in
      let start = call.arguments[1]
      let element = try call.element(0)
      let (parameters, body) = try call.lambda(2, over: [start.type, element])
      guard parameters.count == 2 else {
        throw call.mismatch(2, "a function of the value so far and an element")
      }
      let merged = try CastLowering.cast(body, to: start.type, timeZone: call.timeZone)
      let list = element == .null ? "CAST(\(call.arguments[0].sql) AS INTEGER[])" : call.arguments[0].sql
      let folded =
        "list_reduce(\(list), lambda \(parameters[0]), \(parameters[1]): \(merged.sql), \(start.sql))"
      guard call.count == 4 else { return SQLFragment(folded, start.type) }
      let (names, finish) = try call.lambda(3, over: [start.type])
      return SQLFragment("list_transform([\(folded)], lambda \(names[0]): \(finish.sql))[1]", finish.type)
    },
    .rule(
      "zip_with", .array, 3...3, "zip_with(a, b, (x, y) -> …)",
      "The function's value for the elements at each position; the shorter array is filled up with nulls."
    ) { call in
      let (a, b) = (call.arguments[0].sql, call.arguments[1].sql)
      let (parameters, body) = try call.lambda(2, over: [try call.element(0), try call.element(1)])
      let sql = LambdaSQL.substitute(
        zip(parameters, ["\(a)[\"i#\"]", "\(b)[\"i#\"]"]).map { ($0, $1) }, in: body.sql)
      return call.result(
        "(CASE WHEN \(a) IS NOT NULL AND \(b) IS NOT NULL THEN list_transform(range(1, greatest(len(\(a)), len(\(b))) + 1), lambda \"i#\": \(sql)) END)",
        .array(body.type))
    },
    .rule(
      "map_filter", .map, 2...2, "map_filter(map, (k, v) -> condition)",
      "The entries for which the condition holds."
    ) { call in
      let body = try call.entryLambda(1, over: try call.entry(0))
      return call.result(
        "map_from_entries(list_filter(map_entries(\(call.arguments[0].sql)), lambda \"e#\": \(body.sql)))",
        call.arguments[0].type)
    },
    .rule(
      "transform_keys", .map, 2...2, "transform_keys(map, (k, v) -> …)",
      "With each key replaced; keys that become equal are an error."
    ) { call in
      let entry = try call.entry(0)
      let body = try call.entryLambda(1, over: entry)
      let entries =
        "list_transform(map_entries(\(call.arguments[0].sql)), lambda \"e#\": {'key': \(body.sql), 'value': struct_extract(\"e#\", 'value')})"
      return call.result("map_from_entries(\(entries))", .map(body.type, entry.value))
    },
    .rule("transform_values", .map, 2...2, "transform_values(map, (k, v) -> …)", "With each value replaced.")
    { call in
      let entry = try call.entry(0)
      let body = try call.entryLambda(1, over: entry)
      let entries =
        "list_transform(map_entries(\(call.arguments[0].sql)), lambda \"e#\": {'key': struct_extract(\"e#\", 'key'), 'value': \(body.sql)})"
      return call.result("map_from_entries(\(entries))", .map(entry.key, body.type))
    },
    .rule(
      "map_zip_with", .map, 3...3, "map_zip_with(a, b, (k, x, y) -> …)",
      "The function's value for each key of either map; a value that is missing is null."
    ) { call in
      let (a, b) = (call.arguments[0].sql, call.arguments[1].sql)
      let (left, right) = (try call.entry(0), try call.entry(1))
      let (parameters, body) = try call.lambda(2, over: [left.key, left.value, right.value])
      let parts = ["\"k#\"", "\(a)[\"k#\"]", "\(b)[\"k#\"]"]
      let sql = LambdaSQL.substitute(zip(parameters, parts).map { ($0, $1) }, in: body.sql)
      let all = "list_concat(map_keys(\(a)), map_keys(\(b)))"
      let keys = "list_filter(\(all), lambda \"e#\", \"i#\": list_position(\(all), \"e#\") = \"i#\")"
      return call.result(
        "(CASE WHEN \(a) IS NOT NULL AND \(b) IS NOT NULL THEN map(\(keys), list_transform(\(keys), lambda \"k#\": \(sql))) END)",
        .map(left.key, body.type))
    },
  ]
}
