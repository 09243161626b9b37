import Foundation
import GnistaCore
import GnistaFrame

/// Writes expressions in Spark SQL's grammar, for the few that Spark Connect has no message for: aggregates with an order
/// of their values.
struct SparkSQLWriter {
  /// The text of an expression.
  ///
  /// - Throws: `GnistaError` `UNSUPPORTED` for a column that is bound to a frame, and for fields that are added to structs,
  ///   which have no form in SQL.
  func text(_ expr: Expr) throws -> String {
    switch expr {
    case .column(let parts, nil): return parts.map(SparkIdentifier.always).joined(separator: ".")
    case .column(let parts, .some):
      throw GnistaError(
        .unsupported,
        "column '\(parts.joined(separator: "."))' is bound to a frame and stands in an aggregate with an order, which goes "
          + "to Spark as text; use col(\"\(parts.joined(separator: "."))\") there")
    case .star(let qualifier): return (qualifier.map { $0 + "." } ?? "") + "*"
    case .literal(let value, let type):
      let constant = try self.constant(value)
      guard let type, type != value.dataType else { return constant }
      return "CAST(\(constant) AS \(type.simpleString))"
    case .call(let call): return try self.call(call)
    case .cast(let inner, let type, let isTry):
      return "\(isTry ? "TRY_CAST" : "CAST")(\(try text(inner)) AS \(type.simpleString))"
    case .alias(let inner, let names, _):
      let list = names.map(SparkIdentifier.always).joined(separator: ", ")
      return try text(inner) + " AS " + (names.count == 1 ? list : "(\(list))")
    case .conditional(let branches, let otherwise):
      let parts = try branches.map { "WHEN \(try text($0.condition)) THEN \(try text($0.value))" }
      let end = try otherwise.map { " ELSE \(try text($0))" } ?? ""
      return "CASE \(parts.joined(separator: " "))\(end) END"
    case .lambda(let parameters, let body):
      return "(\(parameters.map(SparkIdentifier.always).joined(separator: ", "))) -> \(try text(body))"
    case .window(let call, let window):
      return try self.call(call) + " OVER (\(try self.window(window)))"
    case .sortKey(let inner, let descending, let nullsFirst):
      return "\(try text(inner)) \(descending ? "DESC" : "ASC") NULLS \(nullsFirst ? "FIRST" : "LAST")"
    case .extract(let inner, let key): return "(\(try text(inner)))[\(try text(key))]"
    case .sql(let text): return "(\(text))"
    }
  }

  private func list(_ exprs: some Sequence<Expr>) throws -> String {
    try exprs.map(text).joined(separator: ", ")
  }

  // MARK: Calls

  private func call(_ call: FunctionCall) throws -> String {
    let arguments = call.arguments
    switch (call.name, arguments.count) {
    case ("in", 2...): return "(\(try text(arguments[0])) IN (\(try list(arguments.dropFirst()))))"
    case ("between", 3):
      return "(\(try text(arguments[0])) BETWEEN \(try text(arguments[1])) AND \(try text(arguments[2])))"
    case ("!=", 2), ("<>", 2): return "(\(try text(arguments[0])) <> \(try text(arguments[1])))"
    case ("with_field", _), ("drop_fields", _), ("colregex", _):
      throw GnistaError(
        .unsupported,
        "\(call.name) cannot stand in an aggregate with an order, which goes to Spark as text; make a column of it before"
      )
    default: return try ordered(call)
    }
  }

  private func ordered(_ call: FunctionCall) throws -> String {
    var (arguments, order) = (call.arguments, call.order)
    // The parser makes the ordered column of these the first argument; their grammar has it only as the order.
    if Self.takesOrder.contains(call.name), let first = arguments.first {
      if order.isEmpty { order = [.sortKey(first, descending: false, nullsFirst: true)] }
      arguments.removeFirst()
      if call.name == "mode" { arguments = [] }
    }
    var text =
      "\(SparkIdentifier.always(call.name))(\(call.isDistinct ? "DISTINCT " : "")\(try list(arguments)))"
    if !order.isEmpty { text += " WITHIN GROUP (ORDER BY \(try list(order)))" }
    if let filter = call.filter { text += " FILTER (WHERE \(try self.text(filter)))" }
    if call.ignoresNulls { text += " IGNORE NULLS" }
    return text
  }

  private static let takesOrder: Set<String> = ["percentile_cont", "percentile_disc", "mode"]

  /// Whether Spark knows the function only with an order of its values.
  static func needsOrder(_ call: FunctionCall) -> Bool {
    !call.order.isEmpty || call.name == "percentile_cont" || call.name == "percentile_disc"
  }

  // MARK: Windows

  private func window(_ window: WindowSpecification) throws -> String {
    var parts: [String] = []
    if !window.partitionBy.isEmpty { parts.append("PARTITION BY \(try list(window.partitionBy))") }
    if !window.orderBy.isEmpty { parts.append("ORDER BY \(try list(window.orderBy))") }
    if let frame = window.frame {
      let (start, end) = (try boundary(frame.start), try boundary(frame.end))
      parts.append("\(frame.unit.rawValue) BETWEEN \(start) AND \(end)")
    }
    return parts.joined(separator: " ")
  }

  private func boundary(_ boundary: WindowSpecification.Boundary) throws -> String {
    switch boundary {
    case .unboundedPreceding: "UNBOUNDED PRECEDING"
    case .unboundedFollowing: "UNBOUNDED FOLLOWING"
    case .currentRow: "CURRENT ROW"
    case .offset(let count): "\(count.magnitude) \(count < 0 ? "PRECEDING" : "FOLLOWING")"
    case .preceding(let value): "\(try constant(value)) PRECEDING"
    case .following(let value): "\(try constant(value)) FOLLOWING"
    }
  }

  // MARK: Constants

  private func constant(_ value: Value) throws -> String {
    switch value {
    case .null: return "NULL"
    case .boolean(let flag): return flag ? "TRUE" : "FALSE"
    case .byte(let number): return "CAST(\(number) AS TINYINT)"
    case .short(let number): return "CAST(\(number) AS SMALLINT)"
    case .integer(let number): return "CAST(\(number) AS INT)"
    case .long(let number): return "CAST('\(number)' AS BIGINT)"
    case .float(let number): return "CAST('\(SparkText.float(number))' AS FLOAT)"
    case .double(let number): return "CAST('\(SparkText.double(number))' AS DOUBLE)"
    case .decimal(let number): return "CAST('\(number)' AS \(value.dataType.simpleString))"
    case .string(let text): return Self.quoted(text)
    case .binary(let bytes):
      return "X'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
    case .date(let days): return "DATE '\(CivilDate(daysSinceEpoch: Int(days)))'"
    case .timestamp(let micros): return "TIMESTAMP '\(CivilDate.timestampText(micros))Z'"
    case .timestampNTZ(let micros): return "TIMESTAMP_NTZ '\(CivilDate.timestampText(micros))'"
    case .dayTimeInterval, .yearMonthInterval: return SparkText.text(of: value) ?? "NULL"
    case .calendarInterval(let months, let days, let micros):
      return "make_interval(0, \(months), 0, \(days), 0, 0, CAST('\(micros)' AS DECIMAL(38, 0)) / 1000000)"
    case .array(let list): return "array(\(try list.map(constant).joined(separator: ", ")))"
    case .map(let entries):
      return
        "map(\(try entries.flatMap { [try constant($0.key), try constant($0.value)] }.joined(separator: ", ")))"
    case .structure(let row):
      let fields = try zip(row.schema.names, row.values).flatMap { [Self.quoted($0), try constant($1)] }
      return "named_struct(\(fields.joined(separator: ", ")))"
    case .vector(let vector):
      return "array_to_vector(\(try constant(.array(vector.values.map(Value.double)))))"
    }
  }

  private static func quoted(_ text: String) -> String {
    let signs: [Character: String] = [
      "\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0",
    ]
    return "'" + text.map { signs[$0] ?? String($0) }.joined() + "'"
  }
}
