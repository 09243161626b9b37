import GnistaCore

extension FunctionCatalog {
  /// A sum or difference in which dates, times or intervals take part; nil for any other.
  static func timeArithmetic(_ call: LoweringCall, sign: Int) throws -> SQLFragment? {
    var (a, b) = (call.arguments[0], call.arguments[1])
    if sign > 0, isInterval(a.type) || a.type.isNumeric, isTime(b.type) { (a, b) = (b, a) }
    switch (a.type, b.type) {
    case (.date, _) where b.type.isIntegral:
      let days = try CastLowering.cast(b, to: .integer, timeZone: call.timeZone).sql
      return call.result("CAST(\(a.sql) \(sign > 0 ? "+" : "-") \(days) AS DATE)", .date)
    case (.date, .null) where sign > 0, (.null, .date) where sign > 0:
      return SQLFragment("CAST(NULL AS DATE)", .date)
    case (_, _) where isTime(a.type) && isInterval(b.type): return try moved(a, b, sign, call)
    case (_, _) where sign < 0 && isTime(a.type) && (isTime(b.type) || b.type == .string):
      return try distance(a, b, call)
    case (.string, _) where sign < 0 && isTime(b.type): return try distance(a, b, call)
    case (.dayTimeInterval, .dayTimeInterval):
      return call.result(
        "to_microseconds(epoch_us(\(a.sql)) \(sign > 0 ? "+" : "-") epoch_us(\(b.sql)))", .dayTimeInterval)
    case (.yearMonthInterval, .yearMonthInterval):
      let months = "\(IntervalSQL.months(a.sql)) \(sign > 0 ? "+" : "-") \(IntervalSQL.months(b.sql))"
      return call.result("to_months(CAST(\(months) AS INTEGER))", .yearMonthInterval)
    case (.calendarInterval, .calendarInterval):
      return call.result("(\(a.sql) \(sign > 0 ? "+" : "-") \(b.sql))", .calendarInterval)
    default: return nil
    }
  }

  private static func isTime(_ type: DataType) -> Bool { type == .date || type.isTimestamp }

  private static func isInterval(_ type: DataType) -> Bool {
    type == .dayTimeInterval || type == .yearMonthInterval || type == .calendarInterval
  }

  /// A date or time, later or earlier by an interval.
  private static func moved(
    _ time: SQLFragment, _ interval: SQLFragment, _ sign: Int, _ call: LoweringCall
  ) throws -> SQLFragment {
    let verb = sign > 0 ? "+" : "-"
    if time.type == .timestampNTZ {
      return call.result("(\(time.sql) \(verb) \(interval.sql))", .timestampNTZ)
    }
    if time.type == .date {
      // A date stays one when months or whole days are added; hours make it a timestamp.
      var isWhole = interval.type != .dayTimeInterval
      if case .dayTimeInterval(let micros)? = interval.literal { isWhole = micros % 86_400_000_000 == 0 }
      if isWhole { return call.result("CAST(\(time.sql) \(verb) \(interval.sql) AS DATE)", .date) }
    }
    let instant = try CastLowering.cast(time, to: .timestamp, timeZone: call.timeZone).sql
    switch interval.type {
    case .dayTimeInterval:
      return call.result(
        IntervalSQL.add(
          micros: "\(sign > 0 ? "" : "-")epoch_us(\(interval.sql))", to: instant, zone: call.timeZone),
        .timestamp)
    case .yearMonthInterval:
      return call.result(
        IntervalSQL.add(
          months: "\(sign > 0 ? "" : "-")\(IntervalSQL.months(interval.sql))", to: instant,
          zone: call.timeZone), .timestamp)
    default: return call.result("(\(instant) \(verb) \(interval.sql))", .timestamp)
    }
  }

  /// The interval between two dates or times, on the wall clock.
  private static func distance(_ a: SQLFragment, _ b: SQLFragment, _ call: LoweringCall) throws -> SQLFragment
  {
    if a.type == .date, b.type == .date {
      return call.result("to_microseconds((\(a.sql) - \(b.sql)) * 86400000000)", .dayTimeInterval)
    }
    func wall(_ fragment: SQLFragment) throws -> String {
      if fragment.type == .timestampNTZ { return fragment.sql }
      if fragment.type == .date { return "CAST(\(fragment.sql) AS TIMESTAMP)" }
      return CastLowering.local(
        try CastLowering.cast(fragment, to: .timestamp, timeZone: call.timeZone).sql, call.timeZone)
    }
    return call.result(
      "to_microseconds(epoch_us(\(try wall(a))) - epoch_us(\(try wall(b))))", .dayTimeInterval)
  }
}
