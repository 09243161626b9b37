import GnistaCore
import GnistaFrame

/// Turns expressions into the embedded engine's SQL, with Spark's types.
struct ExprLowering {
  let scope: Scope
  let timeZone: String
  /// Parameters of the lambdas around the expression, innermost last.
  private var parameters: [String: SQLFragment] = [:]
  private var lambdaDepth = 0

  init(scope: Scope, timeZone: String) {
    self.scope = scope
    self.timeZone = timeZone
  }

  /// The SQL and type of an expression.
  func lower(_ expr: Expr) throws -> SQLFragment {
    switch expr {
    case .column(let parts, let plan): return try column(parts, plan)
    case .star: throw GnistaError(.invalidArgument, "'*' can only stand alone in a selection or in count(*)")
    case .literal(let value, let type): return SQLText.literal(value, type: type)
    case .call(let call): return try lower(call, window: nil)
    case .cast(let inner, let type, let isTry):
      return try CastLowering.cast(try lower(inner), to: type, isTry: isTry, timeZone: timeZone)
    case .alias(let inner, _, _): return try lower(inner)
    case .conditional(let branches, let otherwise): return try conditional(branches, otherwise)
    case .lambda:
      throw GnistaError(.invalidArgument, "a lambda can only be an argument of a function that takes one")
    case .window(let call, let window): return try lower(call, window: window)
    case .sortKey(let inner, _, _): return try lower(inner)
    case .extract(let inner, let key): return try extract(try lower(inner), key)
    case .sql(let text): return try lower(try SparkSQLParser.parseExpression(text))
    }
  }

  private func column(_ parts: [String], _ plan: Int?) throws -> SQLFragment {
    if let parameter = parameters[parts[0]] {
      return try parts.dropFirst().reduce(parameter) { try field($1, of: $0) }
    }
    let (entry, fields) = try scope.resolve(parts, plan: plan)
    let column = SQLFragment(entry.sql, entry.column.type, nullable: entry.column.nullable)
    return try fields.reduce(column) { try field($1, of: $0) }
  }

  // MARK: Calls

  private func lower(_ call: FunctionCall, window: WindowSpecification?) throws -> SQLFragment {
    // `struct(*)` and the like stand for all columns; `count(*)` counts rows.
    if call.name != "count", call.arguments.contains(.star(qualifier: nil)) {
      var expanded = call
      expanded.arguments = call.arguments.flatMap { argument in
        argument == .star(qualifier: nil)
          ? scope.entries.map { Expr.column(parts: [$0.column.name], plan: nil) } : [argument]
      }
      return try lower(expanded, window: window)
    }
    let function = try FunctionCatalog.resolve(call)
    if function.kind == .window, window == nil {
      throw GnistaError(.invalidArgument, "\(function.signature) needs a window: .over(Window…)")
    }
    let arguments = try call.arguments.map { argument -> SQLFragment in
      switch argument {
      case .lambda: return SQLFragment("", .null)
      case .star where call.name == "count":
        return SQLFragment("*", .integer, nullable: false, literal: .integer(1))
      default: return try lower(argument)
      }
    }
    let lowered = LoweringCall(
      name: call.name, arguments: arguments, isDistinct: call.isDistinct, ignoresNulls: call.ignoresNulls,
      order: try call.order.map(sortKey).joined(separator: ", "), isWindowed: window != nil,
      labels: call.arguments.map(Self.label), timeZone: timeZone
    ) { index, types in
      try lambda(call, index, types)
    }
    var fragment: SQLFragment
    do {
      fragment = try function.lower(lowered)
    } catch let error as GnistaError {
      throw GnistaError(
        error.code, "in \(ExprNaming.name(.call(call))): \(error.message)", cause: error.cause)
    }
    guard function.kind == .aggregate || function.kind == .window else { return fragment }
    let tail = try filterClause(call.filter) + (try window.map(overClause) ?? "")
    fragment.sql = Self.attach(tail, to: fragment.sql)
    return fragment
  }

  /// The name that a struct's field gets from an expression: that of its column or its alias.
  private static func label(_ expr: Expr) -> String? {
    switch expr {
    case .column(let parts, _): parts.last
    case .alias(_, let names, _): names.first
    case .extract(_, .literal(.string(let name), _)): name
    default: nil
    }
  }

  /// Puts `FILTER` and `OVER` behind the aggregates of a lowered call; see ``SQLFragment/tailMark``.
  private static func attach(_ tail: String, to sql: String) -> String {
    guard sql.contains(SQLFragment.tailMark) else { return sql + tail }
    return sql.split(separator: SQLFragment.tailMark, omittingEmptySubsequences: false).joined(
      separator: tail)
  }

  private func filterClause(_ filter: Expr?) throws -> String {
    guard let filter else { return "" }
    return " FILTER (WHERE \(try lower(filter).sql))"
  }

  private func overClause(_ window: WindowSpecification) throws -> String {
    var parts: [String] = []
    if !window.partitionBy.isEmpty {
      parts.append(
        "PARTITION BY " + (try window.partitionBy.map { try lower($0).sql }.joined(separator: ", ")))
    }
    if !window.orderBy.isEmpty {
      parts.append("ORDER BY " + (try window.orderBy.map(sortKey).joined(separator: ", ")))
    }
    if let frame = window.frame {
      try checkDistances(of: window, frame)
      parts.append(
        "\(frame.unit.rawValue) BETWEEN \(Self.boundary(frame.start)) AND \(Self.boundary(frame.end))")
    }
    return " OVER (\(parts.joined(separator: " ")))"
  }

  private static func boundary(_ boundary: WindowSpecification.Boundary) -> String {
    switch boundary {
    case .unboundedPreceding: "UNBOUNDED PRECEDING"
    case .unboundedFollowing: "UNBOUNDED FOLLOWING"
    case .currentRow, .offset(0): "CURRENT ROW"
    case .offset(let count): count < 0 ? "\(-count) PRECEDING" : "\(count) FOLLOWING"
    case .preceding(let value): "\(SQLText.literal(value).sql) PRECEDING"
    case .following(let value): "\(SQLText.literal(value).sql) FOLLOWING"
    }
  }

  /// A sort key with Spark's order of nulls: first when ascending, last when descending, unless said otherwise.
  func sortKey(_ expr: Expr) throws -> String {
    guard case .sortKey(let inner, let descending, let nullsFirst) = expr else {
      return "\(OrderKey.of(try lower(expr))) ASC NULLS FIRST"
    }
    return
      "\(OrderKey.of(try lower(inner))) \(descending ? "DESC" : "ASC") NULLS \(nullsFirst ? "FIRST" : "LAST")"
  }

  private func lambda(
    _ call: FunctionCall, _ index: Int, _ types: [DataType]
  ) throws -> (parameters: [String], body: SQLFragment) {
    guard call.arguments.indices.contains(index), case .lambda(let names, let body) = call.arguments[index]
    else {
      throw GnistaError(
        .invalidArgument, "'\(call.name)' needs a lambda as argument \(index + 1), such as x -> x + 1")
    }
    guard names.count <= types.count else {
      throw GnistaError(
        .invalidArgument, "'\(call.name)' gives its lambda \(types.count) values, not \(names.count)")
    }
    var inner = self
    inner.lambdaDepth += 1
    let sqlNames = names.map { "\"\($0)#\(inner.lambdaDepth)\"" }
    for (position, name) in names.enumerated() {
      inner.parameters[name] = SQLFragment(sqlNames[position], types[position])
    }
    return (sqlNames, try inner.lower(body))
  }

  // MARK: Conditionals and parts of values

  private func conditional(_ branches: [Expr.Branch], _ otherwise: Expr?) throws -> SQLFragment {
    let call = LoweringCall(name: "CASE", arguments: [], timeZone: timeZone) { _, _ in
      ([], SQLFragment("", .null))
    }
    let values = try branches.map { try lower($0.value) } + (try otherwise.map { [try lower($0)] } ?? [])
    let (unified, type) = try TypeCoercion.unify(all: values, in: call)
    let parts = try zip(branches, unified).map { branch, value in
      let condition = try lower(branch.condition)
      guard condition.type == .boolean else {
        throw GnistaError(
          .typeMismatch,
          "[DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE] WHEN \(ExprNaming.name(branch.condition)) is no condition but "
            + "of type \(condition.type)")
      }
      return "WHEN \(condition.sql) THEN \(value.sql)"
    }
    let end = otherwise == nil ? "" : " ELSE \(unified[unified.count - 1].sql)"
    return SQLFragment(
      "(CASE \(parts.joined(separator: " "))\(end) END)", type,
      nullable: otherwise == nil || unified.contains(where: \.nullable))
  }

  private func extract(_ base: SQLFragment, _ key: Expr) throws -> SQLFragment {
    if case .structure = base.type, case .literal(.string(let name), _) = key {
      return try field(name, of: base)
    }
    switch base.type {
    case .array(let element, _):
      let index = try lower(key)
      // DuckDB counts from 1; an index outside the array is Spark's error.
      return SQLFragment(
        "(CASE WHEN \(index.sql) < 0 OR \(index.sql) >= len(\(base.sql)) THEN error('[INVALID_ARRAY_INDEX] The index ' "
          + "|| \(index.sql) || ' is out of bounds. The array has ' || len(\(base.sql)) || ' elements.') "
          + "ELSE \(base.sql)[\(index.sql) + 1] END)", element)
    case .map(let keyType, let value, _):
      let wanted = try CastLowering.cast(try lower(key), to: keyType, timeZone: timeZone)
      return SQLFragment("element_at(\(base.sql), \(wanted.sql))[1]", value)
    default:
      throw GnistaError(.typeMismatch, "a value of type \(base.type) has no fields or elements")
    }
  }

  private func field(_ name: String, of base: SQLFragment) throws -> SQLFragment {
    switch base.type {
    case .structure(let schema):
      let field = try schema.field(name)
      return SQLFragment(
        "struct_extract(\(base.sql), \(SQLText.string(field.name)))", field.dataType,
        nullable: base.nullable || field.nullable)
    case .array(.structure(let schema), _):
      let field = try schema.field(name)
      return SQLFragment(
        "list_transform(\(base.sql), lambda \"e#\": struct_extract(\"e#\", \(SQLText.string(field.name))))",
        .array(field.dataType))
    case .map(.string, let value, _):
      return SQLFragment("element_at(\(base.sql), \(SQLText.string(name)))[1]", value)
    default:
      throw GnistaError(.typeMismatch, "a value of type \(base.type) has no field '\(name)'")
    }
  }
}
