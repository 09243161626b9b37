import GnistaCore

extension FunctionCatalog {
  /// Arrays: elements, order and size.
  static let array: [SparkFunction] = making + reading + changing

  /// An array argument and another argument as its element, both of one type.
  static func arrayAndElement(
    _ call: LoweringCall, array: Int = 0, element: Int = 1
  ) throws -> (array: String, element: String, type: DataType) {
    guard let type = TypeCoercion.common(try call.element(array), call.arguments[element].type) else {
      throw call.mismatch(element, "of the array's element type \(try call.element(array))")
    }
    return (try call.sql(array, as: .array(type)), try call.sql(element, as: type), type)
  }

  private static let making: [SparkFunction] = [
    .rule("array", .array, 0...Int.max, "array(a, b, …)", "An array of the values.") { call in
      guard call.count > 0 else {
        return SQLFragment("CAST([] AS INTEGER[])", .array(.null, containsNull: false), nullable: false)
      }
      let (values, type) = try TypeCoercion.unify(all: call.arguments, in: call)
      return SQLFragment(
        "[\(values.map(\.sql).joined(separator: ", "))]",
        .array(type, containsNull: values.contains(where: \.nullable)),
        nullable: false)
    },
    .rule("array_repeat", .array, 2...2, "array_repeat(a, n)", "An array of the value n times.") { call in
      let type = call.arguments[0].type
      let list = "CAST([] AS \(SQLText.type(type))[])"
      let value = type == .null ? "CAST(NULL AS INTEGER)" : call.arguments[0].sql
      let count = try call.integer(1)
      return SQLFragment(
        "(CASE WHEN \(count) IS NOT NULL THEN list_resize(\(list), greatest(\(count), 0), \(value)) END)",
        .array(type),
        nullable: call.arguments[1].nullable)
    },
    .rule(
      "sequence", .array, 2...3, "sequence(start, stop[, step])",
      "The values from start to stop, both included; a step away from stop is an error."
    ) { try sequence($0) },
    .rule(
      "flatten", .array, 1...1, "flatten(arrays)",
      "The elements of the arrays in an array; null when one of them is null."
    ) { call in
      guard case .array(let inner, _) = try call.element(0) else {
        throw call.mismatch(0, "an array of arrays")
      }
      let sql = call.arguments[0].sql
      return SQLFragment(
        "(CASE WHEN list_count(\(sql)) = len(\(sql)) THEN flatten(\(sql)) END)", .array(inner))
    },
    .rule(
      "arrays_zip", .array, 1...Int.max, "arrays_zip(a, b, …)",
      "An array of structs of the elements at each position."
    ) { call in
      let elements = try call.arguments.indices.map { try call.element($0) }
      let fields = elements.indices.map { StructField(call.label($0) ?? String($0), elements[$0]) }
      let parts = fields.indices.map {
        "\(SQLText.string(fields[$0].name)): \(call.arguments[$0].sql)[\"i#\"]"
      }
      let length = "greatest(\(call.arguments.map { "len(\($0.sql))" }.joined(separator: ", ")))"
      let anyNull = call.arguments.map { "\($0.sql) IS NULL" }.joined(separator: " OR ")
      return call.result(
        "(CASE WHEN \(anyNull) THEN NULL ELSE list_transform(range(1, \(length) + 1), lambda \"i#\": {\(parts.joined(separator: ", "))}) END)",
        .array(.structure(Schema(fields)), containsNull: false))
    },
  ]

  private static func extreme(_ call: LoweringCall, _ name: String) throws -> SQLFragment {
    let element = try call.element(0)
    guard OrderKey.isNeeded(element) else { return SQLFragment("\(name)(\(call.arguments[0].sql))", element) }
    let key = OrderKey.of(SQLFragment("\"v#\"", element))
    let there = "list_filter(\(call.arguments[0].sql), lambda \"v#\": \"v#\" IS NOT NULL)"
    let pairs = "list_transform(\(there), lambda \"v#\": {'k': \(key), 'v': \"v#\"})"
    return SQLFragment("struct_extract(\(name)(\(pairs)), 'v')", element)
  }

  private static let reading: [SparkFunction] = [
    .rule(
      "size", aliases: ["cardinality"], .array, 1...1, "size(a)", "Number of elements of an array or map."
    ) { call in
      if case .map = call.arguments[0].type {
        return call.result("CAST(cardinality(\(call.arguments[0].sql)) AS INTEGER)", .integer)
      }
      if call.arguments[0].type == .null {
        return SQLFragment("CAST(NULL AS INTEGER)", .integer, literal: .null)
      }
      return call.result("CAST(len(\(call.arguments[0].sql)) AS INTEGER)", .integer)
    },
    .rule("array_size", .array, 1...1, "array_size(array)", "Number of elements.") { call in
      if call.arguments[0].type == .null {
        return SQLFragment("CAST(NULL AS INTEGER)", .integer, literal: .null)
      }
      return call.result("CAST(len(\(call.arguments[0].sql)) AS INTEGER)", .integer)
    },
    .rule(
      "array_contains", .array, 2...2, "array_contains(array, a)",
      "Whether a is an element; null when it is not found but there are nulls."
    ) { call in
      guard call.arguments[1].type != .null else { throw call.mismatch(1, "a value, not null") }
      let (array, element, _) = try arrayAndElement(call)
      return SQLFragment(
        "(CASE WHEN \(element) IS NULL THEN NULL WHEN list_contains(\(array), \(element)) THEN TRUE "
          + "WHEN list_count(\(array)) < len(\(array)) THEN NULL ELSE list_contains(\(array), \(element)) END)",
        .boolean)
    },
    .rule(
      "array_position", .array, 2...2, "array_position(array, a)",
      "1-based position of the first element that equals a; 0 without one."
    ) { call in
      let (array, element, _) = try arrayAndElement(call)
      return call.result(
        "(CASE WHEN \(array) IS NULL OR \(element) IS NULL THEN NULL ELSE CAST(COALESCE(list_position(\(array), \(element)), 0) AS BIGINT) END)",
        .long)
    },
    .rule(
      "element_at", .array, 2...2, "element_at(a, key)",
      "The element at a 1-based position, from the end when negative (outside is an error), or a map's value."
    ) { try elementAt($0, isTry: false) },
    .rule(
      "try_element_at", .array, 2...2, "try_element_at(a, key)",
      "The element at a 1-based position, from the end when negative, or a map's value; null when there is none."
    ) { try elementAt($0, isTry: true) },
    .rule(
      "get", .array, 2...2, "get(array, index)", "The element at a 0-based position; null outside the array."
    ) { call in
      let index = try call.integer(1)
      return SQLFragment(
        "(CASE WHEN \(index) >= 0 THEN \(call.arguments[0].sql)[\(index) + 1] END)", try call.element(0))
    },
    .rule("array_max", .array, 1...1, "array_max(array)", "The greatest element, nulls passed over.") {
      try extreme($0, "list_max")
    },
    .rule("array_min", .array, 1...1, "array_min(array)", "The least element, nulls passed over.") {
      try extreme($0, "list_min")
    },
    .rule(
      "array_join", .array, 2...3, "array_join(array, separator[, null])",
      "The elements as one text; nulls are left out or replaced."
    ) { call in
      let array = try call.sql(0, as: .array(.string))
      let list =
        call.count == 3
        ? "list_transform(\(array), lambda \"e#\": COALESCE(\"e#\", \(try call.text(2))))" : array
      // The engine gives null for an array of nulls alone.
      let separator = try call.text(1)
      return call.result(
        "(CASE WHEN \(array) IS NOT NULL AND \(separator) IS NOT NULL THEN "
          + "COALESCE(array_to_string(\(list), \(separator)), '') END)", .string)
    },
  ]

  private static let changing: [SparkFunction] = [
    .rule("array_append", .array, 2...2, "array_append(array, a)", "With one more element at the end.") {
      call in
      let (array, element, type) = try arrayAndElement(call)
      return SQLFragment(
        "(CASE WHEN \(array) IS NOT NULL THEN list_append(\(array), \(element)) END)", .array(type),
        nullable: call.arguments[0].nullable)
    },
    .rule(
      "array_prepend", .array, 2...2, "array_prepend(array, a)", "With one more element at the beginning."
    ) { call in
      let (array, element, type) = try arrayAndElement(call)
      return SQLFragment(
        "(CASE WHEN \(array) IS NOT NULL THEN list_prepend(\(element), \(array)) END)", .array(type),
        nullable: call.arguments[0].nullable)
    },
    .rule(
      "array_insert", .array, 3...3, "array_insert(array, position, a)",
      "With one more element at a 1-based position, from the end when negative; gaps are filled with nulls."
    ) { call in
      let (array, element, type) = try arrayAndElement(call, element: 2)
      let position = try call.integer(1)
      let head = "list_resize(\(array)[1:\(position) - 1], \(position) - 1)"
      let before = "(len(\(array)) + \(position) + 1)"
      let gap = "list_resize(CAST([] AS \(SQLText.type(type))[]), -\(before))"
      return SQLFragment(
        "(CASE WHEN \(array) IS NULL OR \(position) IS NULL THEN NULL "
          + "WHEN \(position) = 0 THEN \(SQLText.raise("INVALID_INDEX_OF_ZERO", "The index 0 is invalid. An index shall be either < 0 or > 0.")) "
          + "WHEN \(position) > 0 THEN list_concat(\(head), [\(element)], \(array)[\(position):]) "
          + "WHEN \(before) >= 0 THEN list_concat(\(array)[1:\(before)], [\(element)], \(array)[\(before) + 1:]) "
          + "ELSE list_concat([\(element)], \(gap), \(array)) END)", .array(type))
    },
    .rule("array_remove", .array, 2...2, "array_remove(array, a)", "Without the elements that equal a.") {
      call in
      let (array, element, type) = try arrayAndElement(call)
      return SQLFragment(
        "(CASE WHEN \(element) IS NOT NULL THEN list_filter(\(array), lambda \"e#\": \"e#\" IS DISTINCT FROM \(element)) END)",
        .array(type))
    },
    .rule("array_compact", .array, 1...1, "array_compact(array)", "Without nulls.") { call in
      call.result(
        "list_filter(\(call.arguments[0].sql), lambda \"e#\": \"e#\" IS NOT NULL)",
        .array(try call.element(0), containsNull: false))
    },
    .rule(
      "slice", .array, 3...3, "slice(array, start, length)",
      "Part of an array from a 1-based position, from the end when negative."
    ) { call in
      let (array, start, length) = (call.arguments[0].sql, try call.integer(1), try call.integer(2))
      let first = "(len(\(array)) + \(start) + 1)"
      return call.result(
        "(CASE WHEN \(start) = 0 THEN \(SQLText.raise("INVALID_PARAMETER_VALUE.START", "The start of slice is 1-based and cannot be 0.")) "
          + "WHEN \(length) < 0 THEN \(SQLText.raise("INVALID_PARAMETER_VALUE.LENGTH", "The length of slice cannot be negative.")) "
          + "WHEN \(start) > 0 THEN \(array)[\(start):CAST(\(start) AS BIGINT) + \(length) - 1] "
          + "WHEN \(first) < 1 THEN \(array)[1:0] ELSE \(array)[\(first):\(first) + \(length) - 1] END)",
        call.arguments[0].type)
    },
    .rule(
      "sort_array", .array, 1...2, "sort_array(array[, ascending])",
      "In ascending order with nulls first, or in descending order with nulls last."
    ) { call in
      let array = call.arguments[0].sql
      let up = "list_sort(\(array), 'ASC', 'NULLS FIRST')"
      let down = "list_sort(\(array), 'DESC', 'NULLS LAST')"
      guard call.count == 2 else { return call.result(up, call.arguments[0].type) }
      if let flag = call.arguments[1].literal?.booleanValue {
        return call.result(flag ? up : down, call.arguments[0].type)
      }
      return call.result(
        "(CASE WHEN \(try call.sql(1, as: .boolean)) THEN \(up) ELSE \(down) END)", call.arguments[0].type)
    },
    .rule(
      "array_sort", .array, 1...2, "array_sort(array[, (a, b) -> order])",
      "In ascending order with nulls last, or in the order that a function of two elements gives: negative, 0 or positive."
    ) { call in
      let array = call.arguments[0].sql
      guard call.count == 2 else {
        return call.result("list_sort(\(array), 'ASC', 'NULLS LAST')", call.arguments[0].type)
      }
      let element = try call.element(0)
      let (parameters, body) = try call.lambda(1, over: [element, element])
      guard parameters.count == 2 else { throw call.mismatch(1, "a function of two elements") }
      // How many elements come before each one gives its place; equal ones keep their order.
      let rank = "len(list_filter(\(array), lambda \(parameters[0]): (\(body.sql)) < 0))"
      let ranked =
        "list_transform(\(array), lambda \(parameters[1]), \"i#\": {'r': \(rank), 'i': \"i#\", 'v': \(parameters[1])})"
      return call.result(
        "list_transform(list_sort(\(ranked)), lambda \"e#\": struct_extract(\"e#\", 'v'))",
        call.arguments[0].type)
    },
  ]

  private static func elementAt(_ call: LoweringCall, isTry: Bool) throws -> SQLFragment {
    if case .map(let key, let value, _) = call.arguments[0].type {
      return SQLFragment("\(call.arguments[0].sql)[\(try call.sql(1, as: key))]", value)
    }
    let (array, index) = (call.arguments[0].sql, try call.integer(1))
    let zero = SQLText.raise(
      "INVALID_INDEX_OF_ZERO", "The index 0 is invalid. An index shall be either < 0 or > 0.")
    let outside = SQLText.raise(
      "INVALID_ARRAY_INDEX_IN_ELEMENT_AT",
      sql:
        "'The index ' || \(index) || ' is out of bounds. The array has ' || len(\(array)) || ' elements. Use try_element_at to get null instead.'"
    )
    let check = isTry ? "" : "WHEN abs(\(index)) > len(\(array)) THEN \(outside) "
    return SQLFragment(
      "(CASE WHEN \(index) = 0 THEN \(zero) \(check)ELSE \(array)[\(index)] END)", try call.element(0))
  }

  private static func sequence(_ call: LoweringCall) throws -> SQLFragment {
    if call.arguments[0].type == .date || call.arguments[0].type.isTimestamp { return try timeSequence(call) }
    let (ends, type) = try TypeCoercion.unify(all: call.arguments, in: call)
    guard type.isIntegral else { throw call.mismatch(0, "a whole number, date or timestamp") }
    let (start, stop) = (ends[0].sql, ends[1].sql)
    let step = ends.count == 3 ? ends[2].sql : "(CASE WHEN \(start) <= \(stop) THEN 1 ELSE -1 END)"
    let wrong =
      "\(step) = 0 AND \(start) <> \(stop) OR \(step) > 0 AND \(start) > \(stop) OR \(step) < 0 AND \(start) < \(stop)"
    let error = SQLText.raise(
      "ILLEGAL_SEQUENCE",
      sql: "'Illegal sequence boundaries: ' || \(start) || ' to ' || \(stop) || ' by ' || \(step)")
    let list =
      "(CASE WHEN \(step) = 0 THEN [CAST(\(start) AS BIGINT)] ELSE generate_series(CAST(\(start) AS BIGINT), CAST(\(stop) AS BIGINT), CAST(\(step) AS BIGINT)) END)"
    return call.result(
      "(CASE WHEN \(wrong) THEN \(error) ELSE CAST(\(list) AS \(SQLText.type(type))[]) END)",
      .array(type, containsNull: false))
  }

  /// A sequence of dates or times: each is the start with so many steps added, so that months keep the start's day.
  private static func timeSequence(_ call: LoweringCall) throws -> SQLFragment {
    let (ends, type) = try TypeCoercion.unify(all: Array(call.arguments[..<2]), in: call)
    let (start, stop) = (ends[0].sql, ends[1].sql)
    let step = call.count == 3 ? call.arguments[2] : SQLFragment("to_days(1)", .dayTimeInterval)
    let wallStart =
      type == .timestamp ? CastLowering.local(start, call.timeZone) : "CAST(\(start) AS TIMESTAMP)"
    let wallStop = type == .timestamp ? CastLowering.local(stop, call.timeZone) : "CAST(\(stop) AS TIMESTAMP)"
    let size: String
    let term: String
    let count: String
    if step.type == .yearMonthInterval {
      size = IntervalSQL.months(step.sql)
      count = "(datesub('month', \(wallStart), \(wallStop)) // \(size))"
      let months = "to_months(CAST(\"i#\" * \(size) AS INTEGER))"
      term =
        type == .timestamp
        ? IntervalSQL.add(months: "\"i#\" * \(size)", to: start, zone: call.timeZone) : "\(start) + \(months)"
    } else {
      size = "epoch_us(\(step.sql))"
      // One step more than the clock counts, since a day may have 23 hours; what is beyond the end is left out.
      count = "((epoch_us(\(wallStop)) - epoch_us(\(wallStart))) // \(size))"
      term =
        type == .timestamp
        ? IntervalSQL.add(micros: "\"i#\" * \(size)", to: start, zone: call.timeZone)
        : "\(start) + to_microseconds(\"i#\" * \(size))"
    }
    let terms =
      "list_transform(range(0, greatest(\(count), -1) + 2), lambda \"i#\": CAST(\(term) AS \(SQLText.type(type))))"
    let kept =
      "list_filter(\(terms), lambda \"t#\": CASE WHEN \(size) > 0 THEN \"t#\" BETWEEN \(start) AND \(stop) ELSE \"t#\" BETWEEN \(stop) AND \(start) END)"
    let error = SQLText.raise(
      "ILLEGAL_SEQUENCE", "Illegal sequence boundaries: the step leads away from the end.")
    let wrong = "\(size) = 0 OR \(size) > 0 AND \(start) > \(stop) OR \(size) < 0 AND \(start) < \(stop)"
    return call.result(
      "(CASE WHEN \(start) IS NULL OR \(stop) IS NULL THEN NULL WHEN \(wrong) THEN \(error) ELSE \(kept) END)",
      .array(type, containsNull: false))
  }
}
