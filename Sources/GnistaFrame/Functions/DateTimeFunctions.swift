import GnistaCore

extension FunctionCatalog {
  /// Parts of dates and times, and the current moment.
  static let dateParts: [SparkFunction] = [
    part("year", "Year.", "year"),
    part("quarter", "Quarter, 1 to 4.", "quarter"),
    part("month", "Month, 1 to 12.", "month"),
    part("day", aliases: ["dayofmonth"], "Day of the month, from 1.", "day"),
    part("dayofyear", "Day of the year, from 1.", "dayofyear"),
    part("weekofyear", "Week of the year by ISO 8601.", "week"),
    .rule(
      "dayofweek", .datetime, 1...1, "dayofweek(date)", "Day of the week: 1 for Sunday to 7 for Saturday."
    ) { call in
      call.result("CAST(dayofweek(\(try day(call, 0))) + 1 AS INTEGER)", .integer)
    },
    .rule("weekday", .datetime, 1...1, "weekday(date)", "Day of the week: 0 for Monday to 6 for Sunday.") {
      call in
      call.result("CAST(isodow(\(try day(call, 0))) - 1 AS INTEGER)", .integer)
    },
    .rule("dayname", .datetime, 1...1, "dayname(date)", "Short English name of the day, such as `Mon`.") {
      call in
      call.result("left(dayname(\(try day(call, 0))), 3)", .string)
    },
    .rule("monthname", .datetime, 1...1, "monthname(date)", "Short English name of the month, such as `Jan`.")
    { call in
      call.result("left(monthname(\(try day(call, 0))), 3)", .string)
    },
    clock("hour", "Hour, 0 to 23."),
    clock("minute", "Minute, 0 to 59."),
    clock("second", "Second, 0 to 59."),
    .rule(
      "extract", aliases: ["date_part", "datepart"], .datetime, 2...2, "extract(field FROM source)",
      "A field of a date, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFWEEK, DAYOFWEEK_ISO, DOY, YEAROFWEEK, HOUR, MINUTE or SECOND (with its fraction)."
    ) { try extract($0) },
    .template(
      "current_date", aliases: ["curdate"], .datetime, "current_date()", "Today in the session's time zone.",
      takes: [], gives: .date, nullable: false, "current_date"),
    .template(
      "current_timestamp", aliases: ["now"], .datetime, "current_timestamp()",
      "The moment at which the query began.", takes: [], gives: .timestamp, nullable: false, "now()"),
    .rule("localtimestamp", .datetime, 0...0, "localtimestamp()", "The wall clock when the query began.") {
      call in
      SQLFragment(CastLowering.local("now()", call.timeZone), .timestampNTZ, nullable: false)
    },
    .rule("current_timezone", .datetime, 0...0, "current_timezone()", "Name of the session's time zone.") {
      call in
      SQLFragment(SQLText.string(call.timeZone), .string, nullable: false, literal: .string(call.timeZone))
    },
  ]

  /// An argument whose date part is wanted.
  private static func day(_ call: LoweringCall, _ index: Int) throws -> String {
    call.arguments[index].type.isTimestamp ? try call.wall(index) : try call.date(index)
  }

  private static func part(_ name: String, aliases: [String] = [], _ doc: String, _ function: String)
    -> SparkFunction
  {
    .rule(name, aliases: aliases, .datetime, 1...1, "\(name)(date)", doc) { call in
      call.result("CAST(\(function)(\(try day(call, 0))) AS INTEGER)", .integer)
    }
  }

  private static func clock(_ name: String, _ doc: String) -> SparkFunction {
    .rule(name, .datetime, 1...1, "\(name)(timestamp)", doc) { call in
      call.result("CAST(\(name)(\(try call.wall(0))) AS INTEGER)", .integer)
    }
  }

  private static let dateFields: [String: String] = [
    "YEAR": "year", "Y": "year", "YEARS": "year", "YR": "year", "YRS": "year", "YEAROFWEEK": "isoyear",
    "QUARTER": "quarter", "QTR": "quarter", "MONTH": "month", "MON": "month", "MONS": "month",
    "MONTHS": "month",
    "WEEK": "week", "W": "week", "WEEKS": "week", "DAY": "day", "D": "day", "DAYS": "day", "DOY": "dayofyear",
    "DAYOFWEEK_ISO": "isodow", "DOW_ISO": "isodow",
  ]

  private static func extract(_ call: LoweringCall) throws -> SQLFragment {
    let name = (try call.constantText(0, "the field of extract") ?? "").uppercased()
    switch call.arguments[1].type {
    case .dayTimeInterval, .yearMonthInterval, .calendarInterval: return try intervalField(name, call)
    default: break
    }
    if let function = dateFields[name] {
      return SQLFragment("CAST(\(function)(\(try day(call, 1))) AS INTEGER)", .integer)
    }
    switch name {
    case "DAYOFWEEK", "DOW":
      return SQLFragment("CAST(dayofweek(\(try day(call, 1))) + 1 AS INTEGER)", .integer)
    case "HOUR", "H", "HOURS", "HR", "HRS":
      return SQLFragment("CAST(hour(\(try call.wall(1))) AS INTEGER)", .integer)
    case "MINUTE", "M", "MIN", "MINS", "MINUTES":
      return SQLFragment("CAST(minute(\(try call.wall(1))) AS INTEGER)", .integer)
    case "SECOND", "S", "SEC", "SECONDS", "SECS":
      let type = DataType.decimal(precision: 8, scale: 6)
      return SQLFragment(
        "CAST(CAST(microsecond(\(try call.wall(1))) AS DECIMAL(18,0)) / 1000000 AS DECIMAL(8,6))", type)
    default:
      throw GnistaError(
        .invalidArgument, "[INVALID_EXTRACT_FIELD] \(name) is not a field of \(call.arguments[1].type)")
    }
  }

  private static func intervalField(_ name: String, _ call: LoweringCall) throws -> SQLFragment {
    let sql = call.arguments[1].sql
    let isDayTime = call.arguments[1].type == .dayTimeInterval
    let micros = "epoch_us(\(sql))"
    switch name {
    case "YEAR", "YEARS",
      "Y" where !isDayTime:
      return call.result("CAST(\(IntervalSQL.months(sql)) // 12 AS INTEGER)", .integer)
    case "MONTH", "MONTHS",
      "MON" where !isDayTime:
      return call.result("CAST(\(IntervalSQL.months(sql)) % 12 AS TINYINT)", .byte)
    case "DAY", "DAYS",
      "D" where isDayTime:
      return call.result("CAST(\(micros) // 86400000000 AS INTEGER)", .integer)
    case "HOUR", "HOURS",
      "H" where isDayTime:
      return call.result("CAST(\(micros) % 86400000000 // 3600000000 AS TINYINT)", .byte)
    case "MINUTE", "MINUTES",
      "M" where isDayTime:
      return call.result("CAST(\(micros) % 3600000000 // 60000000 AS TINYINT)", .byte)
    case "SECOND", "SECONDS",
      "S" where isDayTime:
      return call.result(
        "CAST(CAST(\(micros) % 60000000 AS DECIMAL(18,0)) / 1000000 AS DECIMAL(8,6))",
        .decimal(precision: 8, scale: 6))
    default:
      throw GnistaError(
        .invalidArgument, "[INVALID_EXTRACT_FIELD] \(name) is not a field of \(call.arguments[1].type)")
    }
  }
}

/// SQL of intervals.
enum IntervalSQL {
  /// Number of months of a year-month interval.
  static func months(_ sql: String) -> String {
    "(date_part('year', \(sql)) * 12 + date_part('month', \(sql)))"
  }

  /// Adds microseconds to an instant as Spark does: whole days on the wall clock of the zone, the rest in time.
  static func add(micros: String, to instant: String, zone: String) -> String {
    if CastLowering.isUTC(zone) { return "(\(instant) + to_microseconds(\(micros)))" }
    let moved =
      "(\(CastLowering.local(instant, zone)) + to_days(CAST((\(micros)) // 86400000000 AS INTEGER)))"
    return "(\(CastLowering.instant(moved, zone)) + to_microseconds((\(micros)) % 86400000000))"
  }

  /// Adds months to an instant on the wall clock of the zone.
  static func add(months: String, to instant: String, zone: String) -> String {
    CastLowering.instant(
      "(\(CastLowering.local(instant, zone)) + to_months(CAST(\(months) AS INTEGER)))", zone)
  }

  /// Microseconds as an interval that DuckDB shows with days.
  static func dayTime(_ micros: String) -> String { "to_microseconds(CAST(\(micros) AS BIGINT))" }
}
