import GnistaCore
import GnistaFrame

/// `window(time, length[, slide[, start]])` in selections and groupings.
///
/// The window becomes a column of its own below the operation, with a row for each window that the time lies in; in the
/// operation's expressions a reference to that column stands for the call. This is how Spark analyzes it.
extension PlanLowering {
  /// What tells the column of windows from all others.
  private static let origin = -1
  static let windowColumn = "#w"

  /// The expressions with the windows of time in them replaced, over a relation that has these as a column.
  ///
  /// Sessions need to know the other keys of the grouping, each of which has sessions of its own.
  func withTimeWindow(
    _ exprs: [Expr], over relation: Relation, keys: [Expr]? = nil
  ) throws -> (exprs: [Expr], relation: Relation) {
    var calls: Set<FunctionCall> = []
    let rewritten = exprs.map { expr in
      expr.rewritten { part in
        guard case .call(let call) = part, Self.isTimeWindow(call) else { return nil }
        calls.insert(call)
        return .column(parts: [call.name], plan: Self.origin)
      }
    }
    guard let call = calls.first else { return (exprs, relation) }
    guard calls.count == 1 else {
      throw GnistaError(.unsupported, "one operation can have one window of time, not \(calls.count)")
    }
    _ = try FunctionCatalog.resolve(call)
    let lowering = lowering(relation)
    let columns = relation.columns.map { "t.\(SQLText.identifier($0.sqlName))" }
    let (sql, type) =
      call.name == "window"
      ? try fixed(call, lowering, columns, relation)
      : try sessions(call, lowering, columns, relation, try otherKeys(keys, lowering))
    let field = Relation.Column(
      name: call.name, sqlName: Self.windowColumn, type: type, nullable: false, origins: [Self.origin])
    return (rewritten, Relation(sql: sql, columns: relation.columns + [field]))
  }

  private static func isTimeWindow(_ call: FunctionCall) -> Bool {
    call.name == "window" || call.name == "session_window"
  }

  private func fixed(
    _ call: FunctionCall, _ lowering: ExprLowering, _ columns: [String], _ relation: Relation
  ) throws -> (sql: String, type: DataType) {
    let window = try TimeWindow(call, lowering)
    let list = (columns + [window.sql]).joined(separator: ", ")
    return (
      "SELECT \(list) AS \(SQLText.identifier(Self.windowColumn)) FROM \(relation.from("t")) WHERE \(window.time) IS NOT NULL",
      window.type
    )
  }

  private func otherKeys(_ keys: [Expr]?, _ lowering: ExprLowering) throws -> [String] {
    guard let keys else {
      throw GnistaError(
        .invalidArgument, "session_window belongs to groupBy: its sessions are those of the other keys")
    }
    return try keys.compactMap { key in
      var isWindow = false
      _ = key.rewritten { part in
        if case .call(let call) = part, Self.isTimeWindow(call) { isWindow = true }
        return nil
      }
      return isWindow ? nil : try lowering.lower(key).sql
    }
  }

  /// Rows of one session follow each other within the gap; it ends the gap after its last row.
  private func sessions(
    _ call: FunctionCall, _ lowering: ExprLowering, _ columns: [String], _ relation: Relation,
    _ keys: [String]
  ) throws -> (sql: String, type: DataType) {
    let time = try TimeWindow.time(call, lowering)
    let gap = try TimeWindow.micros(call.arguments[1])
    guard gap > 0 else {
      throw GnistaError(.invalidArgument, "the gap of session_window must be above 0")
    }
    let named = keys.indices.map { "\"#k\($0)\"" }
    let partition = named.isEmpty ? "" : "PARTITION BY \(named.joined(separator: ", ")) "
    let session = "PARTITION BY \((named + ["\"#s\""]).joined(separator: ", "))"
    let timed =
      "SELECT t.*, epoch_us(\(time.sql)) AS \"#m\"\(zip(keys, named).map { ", \($0) AS \($1)" }.joined())"
      + " FROM \(relation.from("t")) WHERE \(time.sql) IS NOT NULL"
    let distance = "\"#m\" - lag(\"#m\") OVER (\(partition)ORDER BY \"#m\")"
    let marked = "SELECT *, coalesce(\(distance) > \(gap), TRUE) AS \"#b\" FROM (\(timed))"
    let numbered =
      "SELECT *, count(CASE WHEN \"#b\" THEN 1 END) OVER (\(partition)ORDER BY \"#m\" ROWS UNBOUNDED PRECEDING) AS \"#s\" "
      + "FROM (\(marked))"
    let verb = time.type == .timestamp ? "make_timestamptz" : "make_timestamp"
    let window =
      "{'start': \(verb)(min(t.\"#m\") OVER (\(session))), 'end': \(verb)(max(t.\"#m\") OVER (\(session)) + \(gap))}"
    let list = (columns + [window]).joined(separator: ", ")
    return (
      "SELECT \(list) AS \(SQLText.identifier(Self.windowColumn)) FROM (\(numbered)) AS t",
      TimeWindow.type(of: time)
    )
  }
}

/// The windows of one call.
private struct TimeWindow {
  /// The time, as SQL.
  let time: String
  /// The struct of start and end.
  let type: DataType
  /// One window, or an unnested list of them.
  let sql: String

  init(_ call: FunctionCall, _ lowering: ExprLowering) throws {
    let value = try Self.time(call, lowering)
    let distances = try call.arguments.dropFirst().map(Self.micros)
    let length = distances[0]
    let slide = distances.count > 1 ? distances[1] : length
    let start = distances.count > 2 ? distances[2] : 0
    guard length > 0, slide > 0, slide <= length, abs(start) < slide else {
      throw GnistaError(
        .invalidArgument,
        "[DATATYPE_MISMATCH.PARAMETER_CONSTRAINT_VIOLATION] window(time, length, slide, start) needs a length above 0, a "
          + "slide from 0 to the length and a start below the slide")
    }
    time = value.sql
    type = Self.type(of: value)
    let isInstant = value.type == .timestamp
    func window(from begin: String) -> String {
      let verb = isInstant ? "make_timestamptz" : "make_timestamp"
      return "{'start': \(verb)(\(begin)), 'end': \(verb)(\(begin) + \(length))}"
    }
    let micros = "epoch_us(\(value.sql))"
    // The latest window that begins by the time; a remainder of the engine has the sign of the dividend.
    let latest = "(\(micros) - (((\(micros) - \(start)) % \(slide)) + \(slide)) % \(slide))"
    let count = (length + slide - 1) / slide
    if count == 1, length == slide {
      sql = window(from: latest)
    } else {
      let begins = "list_transform(range(\(count)), lambda \"i#\": \(latest) - \"i#\" * \(slide))"
      let there = "list_filter(\(begins), lambda \"b#\": \"b#\" + \(length) > \(micros))"
      sql = "unnest(list_transform(\(there), lambda \"s#\": \(window(from: "\"s#\""))))"
    }
  }

  /// The time of a call as an instant or a wall-clock time.
  static func time(_ call: FunctionCall, _ lowering: ExprLowering) throws -> SQLFragment {
    let value = try lowering.lower(call.arguments[0])
    if value.type.isTimestamp { return value }
    return try CastLowering.cast(value, to: .timestamp, timeZone: lowering.timeZone)
  }

  /// The struct of the windows of a time.
  static func type(of time: SQLFragment) -> DataType {
    .structure(Schema(["start", "end"].map { StructField($0, time.type) }))
  }

  /// The length of a constant such as `10 minutes`.
  static func micros(_ argument: Expr) throws -> Int64 {
    guard case .literal(let value, _) = argument else {
      throw GnistaError(
        .invalidArgument, "the lengths of a window of time must be constants, such as '10 minutes'")
    }
    var parsed = value
    if case .string(let text) = value {
      let words = text.lowercased().hasPrefix("interval ") ? String(text.dropFirst(9)) : text
      guard case .literal(let interval, _)? = try? SparkSQLParser.parseExpression("INTERVAL '\(words)'")
      else {
        throw GnistaError(
          .invalidArgument, "'\(text)' is no length of a window of time; write it as '10 minutes' or '1 day'")
      }
      parsed = interval
    }
    guard case .dayTimeInterval(let micros) = parsed else {
      throw GnistaError(
        .invalidArgument,
        "\(SparkText.text(of: value) ?? "null") is no fixed length of time, which a window needs: months and years vary"
      )
    }
    return micros
  }
}
