import GnistaCore

extension FunctionCatalog {
  /// Dates and times from text and numbers, and back.
  static let dateConversion: [SparkFunction] = fromText + fromNumbers + fromParts

  private static let fromText: [SparkFunction] = [
    .rule(
      "date_format", .datetime, 2...2, "date_format(timestamp, pattern)",
      "The timestamp as text, in Spark's pattern letters."
    ) { try dateFormat($0) },
    .rule(
      "to_date", .datetime, 1...2, "to_date(text[, pattern])",
      "The date in a text; text of another form is an error."
    ) { try toDate($0, isTry: false) },
    .rule(
      "try_to_date", .datetime, 1...2, "try_to_date(text[, pattern])",
      "The date in a text; null for text of another form."
    ) { try toDate($0, isTry: true) },
    .rule(
      "to_timestamp", aliases: ["to_timestamp_ltz"], .datetime, 1...2, "to_timestamp(text[, pattern])",
      "The timestamp in a text; text of another form is an error."
    ) { try toTimestamp($0, isTry: false) },
    .rule(
      "try_to_timestamp", .datetime, 1...2, "try_to_timestamp(text[, pattern])",
      "The timestamp in a text; null for text of another form."
    ) { try toTimestamp($0, isTry: true) },
    .rule(
      "to_timestamp_ntz", .datetime, 1...2, "to_timestamp_ntz(text[, pattern])",
      "The wall-clock time in a text; text of another form is an error."
    ) { call in
      guard call.count == 2, call.arguments[0].type == .string else {
        return try call.argument(0, as: .timestampNTZ)
      }
      return call.result(
        "gnista_parse_wall(\(call.arguments[0].sql), \(try call.text(1)), FALSE)", .timestampNTZ)
    },
    .rule(
      "unix_timestamp", aliases: ["to_unix_timestamp"], .datetime, 0...2,
      "unix_timestamp([timestamp[, pattern]])",
      "Seconds since 1970-01-01 00:00:00 UTC of a timestamp, of a text in a pattern (`yyyy-MM-dd HH:mm:ss`), or of now."
    ) { call in
      if call.count == 0 { return SQLFragment("(epoch_us(now()) // 1000000)", .long, nullable: false) }
      if call.arguments[0].type == .string {
        let pattern = call.count == 2 ? try call.text(1) : "'yyyy-MM-dd HH:mm:ss'"
        return call.result(
          "(epoch_us(gnista_parse_timestamp(\(call.arguments[0].sql), \(pattern), \(SQLText.string(call.timeZone)), FALSE)) // 1000000)",
          .long)
      }
      return call.result("(epoch_us(\(try call.instant(0))) // 1000000)", .long)
    },
    .rule(
      "from_unixtime", .datetime, 1...2, "from_unixtime(seconds[, pattern])",
      "Seconds since 1970-01-01 00:00:00 UTC as text, in a pattern (`yyyy-MM-dd HH:mm:ss`)."
    ) { call in
      let instant = "make_timestamptz(\(try call.sql(0, as: .long)) * 1000000)"
      let literal = call.count == 2 ? call.arguments[1].literal : .string("yyyy-MM-dd HH:mm:ss")
      let pattern = call.count == 2 ? try call.text(1) : "'yyyy-MM-dd HH:mm:ss'"
      return call.result(try formatted(instant, pattern, literal, call.timeZone), .string)
    },
  ]

  /// `date_format(timestamp, pattern)`.
  static func dateFormat(_ call: LoweringCall) throws -> SQLFragment {
    call.result(
      try formatted(try call.instant(0), try call.text(1), call.arguments[1].literal, call.timeZone), .string)
  }

  /// Where the engine's own formatter has all letters of a constant pattern, it is used: it is faster.
  private static func formatted(_ instant: String, _ pattern: String, _ literal: Value?, _ zone: String)
    throws -> String
  {
    if let text = literal?.stringValue {
      if let format = try SparkDatePattern(text).strftime, !format.isEmpty {
        return "strftime(\(CastLowering.local(instant, zone)), \(SQLText.string(format)))"
      }
    }
    return "gnista_date_format(\(instant), \(pattern), \(SQLText.string(zone)))"
  }

  private static func toDate(_ call: LoweringCall, isTry: Bool) throws -> SQLFragment {
    guard call.count == 2, call.arguments[0].type == .string else {
      return try CastLowering.cast(call.arguments[0], to: .date, isTry: isTry, timeZone: call.timeZone)
    }
    let wall = "gnista_parse_wall(\(call.arguments[0].sql), \(try call.text(1)), \(isTry ? "TRUE" : "FALSE"))"
    return SQLFragment("CAST(\(wall) AS DATE)", .date, nullable: isTry || call.isNullable)
  }

  private static func toTimestamp(_ call: LoweringCall, isTry: Bool) throws -> SQLFragment {
    guard call.count == 2, call.arguments[0].type == .string else {
      return try CastLowering.cast(call.arguments[0], to: .timestamp, isTry: isTry, timeZone: call.timeZone)
    }
    let sql =
      "gnista_parse_timestamp(\(call.arguments[0].sql), \(try call.text(1)), \(SQLText.string(call.timeZone)), \(isTry ? "TRUE" : "FALSE"))"
    return SQLFragment(sql, .timestamp, nullable: isTry || call.isNullable)
  }

  private static let fromNumbers: [SparkFunction] = [
    .template(
      "date_from_unix_date", .datetime, "date_from_unix_date(days)",
      "The date so many days after 1970-01-01.", takes: [.integer], gives: .date,
      "CAST(DATE '1970-01-01' + $1 AS DATE)"),
    .template(
      "unix_date", .datetime, "unix_date(date)", "Days since 1970-01-01.", takes: [.date], gives: .integer,
      "CAST($1 - DATE '1970-01-01' AS INTEGER)"),
    .template(
      "timestamp_micros", .datetime, "timestamp_micros(n)",
      "The timestamp so many microseconds after 1970-01-01 00:00:00 UTC.", takes: [.long], gives: .timestamp,
      "make_timestamptz($1)"),
    .template(
      "timestamp_millis", .datetime, "timestamp_millis(n)",
      "The timestamp so many milliseconds after 1970-01-01 00:00:00 UTC.", takes: [.long], gives: .timestamp,
      "make_timestamptz($1 * 1000)"),
    .rule(
      "timestamp_seconds", .datetime, 1...1, "timestamp_seconds(n)",
      "The timestamp so many seconds after 1970-01-01 00:00:00 UTC."
    ) { call in
      let number = try call.number(0)
      if number.type.isIntegral {
        return call.result("make_timestamptz(CAST(\(number.sql) AS BIGINT) * 1000000)", .timestamp)
      }
      return try CastLowering.cast(number, to: .timestamp, timeZone: call.timeZone)
    },
    .template(
      "unix_micros", .datetime, "unix_micros(timestamp)", "Microseconds since 1970-01-01 00:00:00 UTC.",
      takes: [.timestamp], gives: .long, "epoch_us($1)"),
    .template(
      "unix_millis", .datetime, "unix_millis(timestamp)",
      "Milliseconds since 1970-01-01 00:00:00 UTC, rounded down.", takes: [.timestamp], gives: .long,
      "CAST(floor(epoch_us($1) / CAST(1000 AS DOUBLE)) AS BIGINT)"),
    .template(
      "unix_seconds", .datetime, "unix_seconds(timestamp)",
      "Seconds since 1970-01-01 00:00:00 UTC, rounded down.", takes: [.timestamp], gives: .long,
      "((epoch_us($1) - ((epoch_us($1) % 1000000) + 1000000) % 1000000) // 1000000)"),
  ]

  private static let fromParts: [SparkFunction] = [
    .rule(
      "make_date", .datetime, 3...3, "make_date(year, month, day)",
      "A date from its parts; one that does not exist is an error."
    ) { call in
      let (year, month, day) = (try call.integer(0), try call.integer(1), try call.integer(2))
      return call.result("make_date(\(year), \(month), \(day))", .date)
    },
    .rule(
      "make_timestamp", aliases: ["make_timestamp_ltz"], .datetime, 6...7,
      "make_timestamp(year, month, day, hour, minute, second[, zone])",
      "A timestamp from its parts; one that does not exist is an error."
    ) { try makeTimestamp($0) },
    .rule(
      "try_make_timestamp", aliases: ["try_make_timestamp_ltz"], .datetime, 6...7,
      "try_make_timestamp(year, month, day, hour, minute, second[, zone])",
      "A timestamp from its parts; null for one that does not exist."
    ) { call in
      SQLFragment("TRY(\(try makeTimestamp(call).sql))", .timestamp)
    },
    .rule(
      "make_timestamp_ntz", .datetime, 6...6, "make_timestamp_ntz(year, month, day, hour, minute, second)",
      "A wall-clock time from its parts; one that does not exist is an error."
    ) { call in
      call.result(try wallOfParts(call), .timestampNTZ)
    },
    .rule(
      "try_make_timestamp_ntz", .datetime, 6...6,
      "try_make_timestamp_ntz(year, month, day, hour, minute, second)",
      "A wall-clock time from its parts; null for one that does not exist."
    ) { call in SQLFragment("TRY(\(try wallOfParts(call)))", .timestampNTZ) },
    .rule(
      "make_dt_interval", .datetime, 0...4, "make_dt_interval([days[, hours[, minutes[, seconds]]]])",
      "A length of time."
    ) { call in
      let parts =
        try (0..<min(call.count, 3)).map {
          "CAST(\(try call.integer($0)) AS BIGINT) * \([86_400_000_000, 3_600_000_000, 60_000_000][$0])"
        }
        + (call.count == 4
          ? ["CAST(\(try call.sql(3, as: .decimal(precision: 18, scale: 6))) * 1000000 AS BIGINT)"] : [])
      return call.result(
        IntervalSQL.dayTime(parts.isEmpty ? "0" : parts.joined(separator: " + ")), .dayTimeInterval)
    },
    .rule(
      "make_ym_interval", .datetime, 0...2, "make_ym_interval([years[, months]])",
      "A length of time in years and months."
    ) { call in
      let parts = try (0..<call.count).map { "\(try call.integer($0)) * \([12, 1][$0])" }
      return call.result(
        "to_months(\(parts.isEmpty ? "0" : parts.joined(separator: " + ")))", .yearMonthInterval)
    },
    .rule(
      "make_interval", .datetime, 0...7,
      "make_interval([years[, months[, weeks[, days[, hours[, minutes[, seconds]]]]]]])",
      "A length of time in months, days and microseconds."
    ) { call in call.result(try makeInterval(call), .calendarInterval) },
    .rule(
      "try_make_interval", .datetime, 1...7,
      "try_make_interval(years[, months[, weeks[, days[, hours[, minutes[, seconds]]]]]])",
      "A length of time in months, days and microseconds; null for one that is too long."
    ) { call in SQLFragment("TRY(\(try makeInterval(call)))", .calendarInterval) },
  ]

  private static func makeInterval(_ call: LoweringCall) throws -> String {
    let functions = ["to_years", "to_months", "to_weeks", "to_days", "to_hours", "to_minutes"]
    let parts =
      try (0..<min(call.count, 6)).map { "\(functions[$0])(\(try call.integer($0)))" }
      + (call.count == 7
        ? [
          "to_microseconds(CAST(\(try call.sql(6, as: .decimal(precision: 18, scale: 6))) * 1000000 AS BIGINT))"
        ] : [])
    return "(\(parts.isEmpty ? "to_days(0)" : parts.joined(separator: " + ")))"
  }

  private static func wallOfParts(_ call: LoweringCall) throws -> String {
    let parts = try (0..<5).map { try call.sql($0, as: .long) }
    let seconds = try call.sql(5, as: .decimal(precision: 16, scale: 6))
    // 60 seconds are allowed and mean the next minute.
    return
      "(make_timestamp(\(parts.joined(separator: ", ")), 0) + to_microseconds(CAST(\(seconds) * 1000000 AS BIGINT)))"
  }

  private static func makeTimestamp(_ call: LoweringCall) throws -> SQLFragment {
    let wall = try wallOfParts(call)
    guard call.count == 7 else { return call.result(CastLowering.instant(wall, call.timeZone), .timestamp) }
    return call.result("gnista_instant(\(wall), \(try call.text(6)))", .timestamp)
  }
}
