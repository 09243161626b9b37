import GnistaCore

extension FunctionCatalog {
  /// Arrays as sets: each element once, in the order of its first appearance.
  static let arraySets: [SparkFunction] = [
    .rule("array_distinct", .array, 1...1, "array_distinct(array)", "Each element once.") { call in
      call.result(distinct(call.arguments[0].sql), call.arguments[0].type)
    },
    .rule("array_union", .array, 2...2, "array_union(a, b)", "Each element of either array once.") { call in
      let (a, b, type) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      return call.result(
        "(CASE WHEN \(a.sql) IS NOT NULL AND \(b.sql) IS NOT NULL THEN \(distinct("list_concat(\(a.sql), \(b.sql))")) END)",
        type)
    },
    .rule("array_intersect", .array, 2...2, "array_intersect(a, b)", "Each element of both arrays once.") {
      call in
      let (a, b, type) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      return call.result(
        "(CASE WHEN \(b.sql) IS NOT NULL THEN list_filter(\(distinct(a.sql)), lambda \"f#\": list_position(\(b.sql), \"f#\") IS NOT NULL) END)",
        type)
    },
    .rule("array_except", .array, 2...2, "array_except(a, b)", "Each element of a that is not in b once.") {
      call in
      let (a, b, type) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      return call.result(
        "(CASE WHEN \(b.sql) IS NOT NULL THEN list_filter(\(distinct(a.sql)), lambda \"f#\": list_position(\(b.sql), \"f#\") IS NULL) END)",
        type)
    },
    .rule(
      "arrays_overlap", .array, 2...2, "arrays_overlap(a, b)",
      "Whether both have an element in common that is not null; null when only nulls might be."
    ) { call in
      let (a, b, _) = try TypeCoercion.unify(call.arguments[0], call.arguments[1], in: call)
      let maybe =
        "len(\(a.sql)) > 0 AND len(\(b.sql)) > 0 AND (list_count(\(a.sql)) < len(\(a.sql)) OR list_count(\(b.sql)) < len(\(b.sql)))"
      return SQLFragment(
        "(CASE WHEN \(a.sql) IS NULL OR \(b.sql) IS NULL THEN NULL WHEN list_has_any(\(a.sql), \(b.sql)) THEN TRUE WHEN \(maybe) THEN NULL ELSE FALSE END)",
        .boolean)
    },
  ]

  private static func distinct(_ array: String) -> String {
    "list_filter(\(array), lambda \"e#\", \"i#\": list_position(\(array), \"e#\") = \"i#\")"
  }
}
