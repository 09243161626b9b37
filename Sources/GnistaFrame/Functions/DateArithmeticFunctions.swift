import GnistaCore

extension FunctionCatalog {
  /// Sums, differences and limits of dates and times.
  static let dateArithmetic: [SparkFunction] = [
    .rule("date_add", .datetime, 2...2, "date_add(date, days)", "So many days later.") { call in
      call.result("CAST(\(try call.date(0)) + \(try call.integer(1)) AS DATE)", .date)
    },
    .rule(
      "dateadd", .datetime, 2...3, "dateadd(date, days)",
      "So many days later, or with a unit before: dateadd(unit, n, timestamp)."
    ) { call in
      if call.count == 3 { return try timestampAdd(call) }
      return call.result("CAST(\(try call.date(0)) + \(try call.integer(1)) AS DATE)", .date)
    },
    .rule("date_sub", .datetime, 2...2, "date_sub(date, days)", "So many days earlier.") { call in
      call.result("CAST(\(try call.date(0)) - \(try call.integer(1)) AS DATE)", .date)
    },
    .rule(
      "datediff", aliases: ["date_diff"], .datetime, 2...3, "datediff(end, start)",
      "Number of days from start to end, or with a unit before: datediff(unit, start, end)."
    ) { call in
      if call.count == 3 { return try timestampDifference(call) }
      return call.result("CAST(\(try call.date(0)) - \(try call.date(1)) AS INTEGER)", .integer)
    },
    .rule(
      "add_months", .datetime, 2...2, "add_months(date, months)",
      "So many months later, on the month's last day when the day does not exist."
    ) { call in
      call.result("CAST(\(try call.date(0)) + to_months(\(try call.integer(1))) AS DATE)", .date)
    },
    .rule(
      "months_between", .datetime, 2...3, "months_between(end, start[, round])",
      "Number of months between, with days as 1/31 of a month; rounded to 8 digits unless told not to."
    ) { call in
      let isRounded = call.count == 3 ? try call.sql(2, as: .boolean) : "TRUE"
      let zone = SQLText.string(call.timeZone)
      return call.result(
        "gnista_months_between(\(try call.instant(0)), \(try call.instant(1)), \(isRounded), \(zone))",
        .double)
    },
    .template(
      "last_day", .datetime, "last_day(date)", "Last day of the month.", takes: [.date], gives: .date,
      "last_day($1)"),
    .template(
      "next_day", .datetime, "next_day(date, weekday)",
      "The first day after the date that is the named weekday.", takes: [.date, .string], gives: .date,
      "gnista_next_day($1, $2)"),
    .rule(
      "trunc", .datetime, 2...2, "trunc(date, unit)",
      "First day of the year, quarter, month or week; null for another unit."
    ) { call in
      let units = [
        "YEAR": "year", "YYYY": "year", "YY": "year", "QUARTER": "quarter", "MONTH": "month", "MM": "month",
        "MON": "month", "WEEK": "week",
      ]
      return try truncated(call, unit: 1, units: units, of: try call.date(0), .date) { "CAST(\($0) AS DATE)" }
    },
    .rule(
      "date_trunc", .datetime, 2...2, "date_trunc(unit, timestamp)",
      "Beginning of the year, quarter, month, week, day, hour, minute, second, millisecond or microsecond; null for another unit."
    ) { call in
      let units = [
        "YEAR": "year", "YYYY": "year", "YY": "year", "QUARTER": "quarter", "MONTH": "month", "MM": "month",
        "MON": "month",
        "WEEK": "week", "DAY": "day", "DD": "day",
      ]
      let fine = [
        "HOUR": "hour", "MINUTE": "minute", "SECOND": "second", "MILLISECOND": "millisecond",
        "MICROSECOND": "microsecond",
      ]
      let zone = call.timeZone
      if let unit = try call.constantText(0, "the unit of date_trunc"), let small = fine[unit.uppercased()],
        !CastLowering.isUTC(zone)
      {
        // Within an hour the clock does not jump: cut the instant itself, so that a repeated hour stays the same one.
        guard small == "hour" else {
          return call.result(
            "make_timestamptz(epoch_us(date_trunc('\(small)', make_timestamp(epoch_us(\(try call.instant(1)))))))",
            .timestamp)
        }
        let instant = try call.instant(1)
        let wall = CastLowering.local(instant, zone)
        return call.result("(\(instant) - (\(wall) - date_trunc('hour', \(wall))))", .timestamp)
      }
      return try truncated(
        call, unit: 0, units: units.merging(fine) { first, _ in first },
        of: CastLowering.local(try call.instant(1), zone), .timestamp
      ) {
        CastLowering.instant("CAST(\($0) AS TIMESTAMP)", zone)
      }
    },
    .rule("timestampadd", .datetime, 3...3, "timestampadd(unit, n, timestamp)", "So many units later.") {
      try timestampAdd($0)
    },
    .rule(
      "timestampdiff", .datetime, 3...3, "timestampdiff(unit, start, end)",
      "Number of whole units from start to end."
    ) { try timestampDifference($0) },
    .rule(
      "from_utc_timestamp", .datetime, 2...2, "from_utc_timestamp(timestamp, zone)",
      "The timestamp read as UTC, shown on a zone's wall clock."
    ) { call in
      let wall = "gnista_wall(\(try call.instant(0)), \(try call.text(1)))"
      return call.result("make_timestamptz(epoch_us(\(wall)))", .timestamp)
    },
    .rule(
      "to_utc_timestamp", .datetime, 2...2, "to_utc_timestamp(timestamp, zone)",
      "The timestamp read on a zone's wall clock, as UTC."
    ) { call in
      call.result(
        "gnista_instant(make_timestamp(epoch_us(\(try call.instant(0)))), \(try call.text(1)))", .timestamp)
    },
    .rule(
      "convert_timezone", .datetime, 2...3, "convert_timezone([from,] to, timestamp)",
      "A wall-clock time of one zone (the session's when left out) on the clock of another."
    ) { call in
      let from = call.count == 3 ? try call.text(0) : SQLText.string(call.timeZone)
      let wall = try call.sql(call.count - 1, as: .timestampNTZ)
      return call.result(
        "gnista_wall(gnista_instant(\(wall), \(from)), \(try call.text(call.count - 2)))", .timestampNTZ)
    },
  ]

  private static func truncated(
    _ call: LoweringCall, unit: Int, units: [String: String], of value: String, _ type: DataType,
    _ finish: (String) -> String
  ) throws -> SQLFragment {
    guard call.arguments[unit].literal == nil else {
      guard let name = try call.constantText(unit, "the unit"), let known = units[name.uppercased()] else {
        return SQLFragment("CAST(NULL AS \(SQLText.type(type)))", type, literal: .null)
      }
      return call.result(finish("date_trunc('\(known)', \(value))"), type)
    }
    let name = "upper(\(try call.text(unit)))"
    let branches = units.sorted { $0.key < $1.key }.map {
      "WHEN '\($0.key)' THEN \(finish("date_trunc('\($0.value)', \(value))"))"
    }
    return SQLFragment("(CASE \(name) \(branches.joined(separator: " ")) END)", type)
  }

  /// A unit's size in months or microseconds.
  private static func unit(_ call: LoweringCall) throws -> (months: Int?, micros: Int) {
    let name = (try call.constantText(0, "the unit") ?? "").uppercased()
    switch name {
    case "YEAR": return (12, 0)
    case "QUARTER": return (3, 0)
    case "MONTH": return (1, 0)
    case "WEEK": return (nil, 604_800_000_000)
    case "DAY", "DAYOFYEAR": return (nil, 86_400_000_000)
    case "HOUR": return (nil, 3_600_000_000)
    case "MINUTE": return (nil, 60_000_000)
    case "SECOND": return (nil, 1_000_000)
    case "MILLISECOND": return (nil, 1_000)
    case "MICROSECOND": return (nil, 1)
    default:
      throw GnistaError(
        .invalidArgument, "[INVALID_PARAMETER_VALUE.DATETIME_UNIT] '\(name)' is not a unit of time")
    }
  }

  private static func timestampAdd(_ call: LoweringCall) throws -> SQLFragment {
    let (months, micros) = try unit(call)
    let isWall = call.arguments[2].type == .timestampNTZ
    let amount = try call.sql(1, as: .long)
    if isWall {
      let step =
        months.map { "to_months(CAST(\(amount) * \($0) AS INTEGER))" }
        ?? "to_microseconds(\(amount) * \(micros))"
      return call.result("(\(call.arguments[2].sql) + \(step))", .timestampNTZ)
    }
    let instant = try call.instant(2)
    if let months {
      return call.result(
        IntervalSQL.add(months: "\(amount) * \(months)", to: instant, zone: call.timeZone), .timestamp)
    }
    // Days and weeks go by the wall clock, smaller units by time.
    guard micros >= 86_400_000_000 else {
      return call.result("(\(instant) + to_microseconds(\(amount) * \(micros)))", .timestamp)
    }
    return call.result(
      IntervalSQL.add(micros: "\(amount) * \(micros)", to: instant, zone: call.timeZone), .timestamp)
  }

  private static func timestampDifference(_ call: LoweringCall) throws -> SQLFragment {
    let (months, micros) = try unit(call)
    let (start, end) = (try call.wall(1), try call.wall(2))
    // All units are counted on the wall clock, as Spark does.
    guard let months else {
      return call.result("((epoch_us(\(end)) - epoch_us(\(start))) // \(micros))", .long)
    }
    return call.result("(datesub('month', \(start), \(end)) // \(months))", .long)
  }
}
