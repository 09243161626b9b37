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
  func withTimeWindow(_ exprs: [Expr], over relation: Relation) throws -> (exprs: [Expr], relation: Relation)
  {
    var calls: Set<FunctionCall> = []
    let reference = Expr.column(parts: ["window"], plan: Self.origin)
    let rewritten = exprs.map { expr in
      expr.rewritten { part in
        guard case .call(let call) = part, call.name == "window" else { return nil }
        calls.insert(call)
        return reference
      }
    }
    guard let call = calls.first else { return (exprs, relation) }
    guard calls.count == 1 else {
      throw GnistaError(.unsupported, "one operation can have one window of time, not \(calls.count)")
    }
    let window = try TimeWindow(call, lowering(relation))
    let field = Relation.Column(
      name: "window", sqlName: Self.windowColumn, type: window.type, nullable: false, origins: [Self.origin])
    let columns = relation.columns.map { "t.\(SQLText.identifier($0.sqlName))" } + [window.sql]
    let sql =
      "SELECT \(columns.joined(separator: ", ")) AS \(SQLText.identifier(Self.windowColumn))"
      + " FROM \(relation.from("t")) WHERE \(window.time) IS NOT NULL"
    return (rewritten, Relation(sql: sql, columns: relation.columns + [field]))
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
    _ = try FunctionCatalog.resolve(call)
    var value = try lowering.lower(call.arguments[0])
    if !value.type.isTimestamp {
      value = try CastLowering.cast(value, to: .timestamp, timeZone: lowering.timeZone)
    }
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
    let fields = ["start", "end"].map { StructField($0, value.type) }
    type = .structure(Schema(fields))
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

  /// The length of a constant such as `10 minutes`.
  private static func micros(_ argument: Expr) throws -> Int64 {
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
