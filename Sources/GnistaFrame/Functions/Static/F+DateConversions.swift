// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Dates and times: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// Today in the session's time zone.
  ///
  /// In SQL: `current_date()`.
  public static func current_date() -> Column { .calling("current_date", []) }

  /// The moment at which the query began.
  ///
  /// In SQL: `current_timestamp()`.
  public static func current_timestamp() -> Column { .calling("current_timestamp", []) }

  /// Name of the session's time zone.
  ///
  /// In SQL: `current_timezone()`.
  public static func current_timezone() -> Column { .calling("current_timezone", []) }

  /// Seconds since 1970-01-01 00:00:00 UTC as text, in a pattern (`yyyy-MM-dd HH:mm:ss`).
  ///
  /// In SQL: `from_unixtime(seconds[, pattern])`.
  public static func from_unixtime(
    _ timestamp: some ColumnConvertible, _ format: String = "yyyy-MM-dd HH:mm:ss"
  ) -> Column { .calling("from_unixtime", [timestamp.column.expr, format.constantColumn.expr]) }

  /// The timestamp read as UTC, shown on a zone's wall clock.
  ///
  /// In SQL: `from_utc_timestamp(timestamp, zone)`.
  public static func from_utc_timestamp(_ timestamp: some ColumnConvertible, _ tz: some ConstantOrColumn)
    -> Column
  { .calling("from_utc_timestamp", [timestamp.column.expr, tz.constantColumn.expr]) }

  /// The wall clock when the query began.
  ///
  /// In SQL: `localtimestamp()`.
  public static func localtimestamp() -> Column { .calling("localtimestamp", []) }

  /// A date from its parts; one that does not exist is an error.
  ///
  /// In SQL: `make_date(year, month, day)`.
  public static func make_date(
    _ year: some ColumnConvertible, _ month: some ColumnConvertible, _ day: some ColumnConvertible
  ) -> Column { .calling("make_date", [year.column.expr, month.column.expr, day.column.expr]) }

  /// A length of time.
  ///
  /// In SQL: `make_dt_interval([days[, hours[, minutes[, seconds]]]])`.
  public static func make_dt_interval(
    _ days: (any ColumnConvertible)? = nil, _ hours: (any ColumnConvertible)? = nil,
    _ mins: (any ColumnConvertible)? = nil, _ secs: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "make_dt_interval",
      [
        days?.column.expr ?? 0.constantColumn.expr, hours?.column.expr ?? 0.constantColumn.expr,
        mins?.column.expr ?? 0.constantColumn.expr, secs?.column.expr ?? 0.constantColumn.expr,
      ])
  }

  /// A length of time in months, days and microseconds.
  ///
  /// In SQL: `make_interval([years[, months[, weeks[, days[, hours[, minutes[, seconds]]]]]]])`.
  public static func make_interval(
    _ years: (any ColumnConvertible)? = nil, _ months: (any ColumnConvertible)? = nil,
    _ weeks: (any ColumnConvertible)? = nil, _ days: (any ColumnConvertible)? = nil,
    _ hours: (any ColumnConvertible)? = nil, _ mins: (any ColumnConvertible)? = nil,
    _ secs: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "make_interval",
      [
        years?.column.expr ?? 0.constantColumn.expr, months?.column.expr ?? 0.constantColumn.expr,
        weeks?.column.expr ?? 0.constantColumn.expr, days?.column.expr ?? 0.constantColumn.expr,
        hours?.column.expr ?? 0.constantColumn.expr, mins?.column.expr ?? 0.constantColumn.expr,
        secs?.column.expr ?? 0.constantColumn.expr,
      ])
  }

  /// A timestamp from its parts; one that does not exist is an error.
  ///
  /// In SQL: `make_timestamp(year, month, day, hour, minute, second[, zone])`.
  public static func make_timestamp_ltz(
    _ years: some ColumnConvertible, _ months: some ColumnConvertible, _ days: some ColumnConvertible,
    _ hours: some ColumnConvertible, _ mins: some ColumnConvertible, _ secs: some ColumnConvertible,
    _ timezone: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "make_timestamp_ltz",
      [
        years.column.expr, months.column.expr, days.column.expr, hours.column.expr, mins.column.expr,
        secs.column.expr, timezone?.column.expr,
      ])
  }

  /// A length of time in years and months.
  ///
  /// In SQL: `make_ym_interval([years[, months]])`.
  public static func make_ym_interval(
    _ years: (any ColumnConvertible)? = nil, _ months: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "make_ym_interval",
      [years?.column.expr ?? 0.constantColumn.expr, months?.column.expr ?? 0.constantColumn.expr])
  }

  /// The moment at which the query began.
  ///
  /// In SQL: `current_timestamp()`.
  public static func now() -> Column { .calling("now", []) }

  /// The timestamp so many microseconds after 1970-01-01 00:00:00 UTC.
  ///
  /// In SQL: `timestamp_micros(n)`.
  public static func timestamp_micros(_ col: some ColumnConvertible) -> Column {
    .calling("timestamp_micros", [col.column.expr])
  }

  /// The timestamp so many milliseconds after 1970-01-01 00:00:00 UTC.
  ///
  /// In SQL: `timestamp_millis(n)`.
  public static func timestamp_millis(_ col: some ColumnConvertible) -> Column {
    .calling("timestamp_millis", [col.column.expr])
  }

  /// The timestamp so many seconds after 1970-01-01 00:00:00 UTC.
  ///
  /// In SQL: `timestamp_seconds(n)`.
  public static func timestamp_seconds(_ col: some ColumnConvertible) -> Column {
    .calling("timestamp_seconds", [col.column.expr])
  }

  /// The date in a text; text of another form is an error.
  ///
  /// In SQL: `to_date(text[, pattern])`.
  public static func to_date(_ col: some ColumnConvertible, _ format: String? = nil) -> Column {
    .calling("to_date", [col.column.expr, format?.constantColumn.expr])
  }

  /// The timestamp in a text; text of another form is an error.
  ///
  /// In SQL: `to_timestamp(text[, pattern])`.
  public static func to_timestamp(_ col: some ColumnConvertible, _ format: String? = nil) -> Column {
    .calling("to_timestamp", [col.column.expr, format?.constantColumn.expr])
  }

  /// The timestamp in a text; text of another form is an error.
  ///
  /// In SQL: `to_timestamp(text[, pattern])`.
  public static func to_timestamp_ltz(
    _ timestamp: some ColumnConvertible, _ format: (any ColumnConvertible)? = nil
  ) -> Column { .calling("to_timestamp_ltz", [timestamp.column.expr, format?.column.expr]) }

  /// The wall-clock time in a text; text of another form is an error.
  ///
  /// In SQL: `to_timestamp_ntz(text[, pattern])`.
  public static func to_timestamp_ntz(
    _ timestamp: some ColumnConvertible, _ format: (any ColumnConvertible)? = nil
  ) -> Column { .calling("to_timestamp_ntz", [timestamp.column.expr, format?.column.expr]) }

  /// Seconds since 1970-01-01 00:00:00 UTC of a timestamp, of a text in a pattern (`yyyy-MM-dd HH:mm:ss`), or of now.
  ///
  /// In SQL: `unix_timestamp([timestamp[, pattern]])`.
  public static func to_unix_timestamp(
    _ timestamp: some ColumnConvertible, _ format: (any ColumnConvertible)? = nil
  ) -> Column { .calling("to_unix_timestamp", [timestamp.column.expr, format?.column.expr]) }

  /// The timestamp read on a zone's wall clock, as UTC.
  ///
  /// In SQL: `to_utc_timestamp(timestamp, zone)`.
  public static func to_utc_timestamp(_ timestamp: some ColumnConvertible, _ tz: some ConstantOrColumn)
    -> Column
  { .calling("to_utc_timestamp", [timestamp.column.expr, tz.constantColumn.expr]) }

  /// A length of time in months, days and microseconds; null for one that is too long.
  ///
  /// In SQL: `try_make_interval(years[, months[, weeks[, days[, hours[, minutes[, seconds]]]]]])`.
  public static func try_make_interval(
    _ years: (any ColumnConvertible)? = nil, _ months: (any ColumnConvertible)? = nil,
    _ weeks: (any ColumnConvertible)? = nil, _ days: (any ColumnConvertible)? = nil,
    _ hours: (any ColumnConvertible)? = nil, _ mins: (any ColumnConvertible)? = nil,
    _ secs: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "try_make_interval",
      [
        years?.column.expr, months?.column.expr, weeks?.column.expr, days?.column.expr, hours?.column.expr,
        mins?.column.expr, secs?.column.expr,
      ])
  }

  /// A timestamp from its parts; null for one that does not exist.
  ///
  /// In SQL: `try_make_timestamp(year, month, day, hour, minute, second[, zone])`.
  public static func try_make_timestamp_ltz(
    _ years: some ColumnConvertible, _ months: some ColumnConvertible, _ days: some ColumnConvertible,
    _ hours: some ColumnConvertible, _ mins: some ColumnConvertible, _ secs: some ColumnConvertible,
    _ timezone: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "try_make_timestamp_ltz",
      [
        years.column.expr, months.column.expr, days.column.expr, hours.column.expr, mins.column.expr,
        secs.column.expr, timezone?.column.expr,
      ])
  }

  /// The date in a text; null for text of another form.
  ///
  /// In SQL: `try_to_date(text[, pattern])`.
  public static func try_to_date(_ col: some ColumnConvertible, _ format: String? = nil) -> Column {
    .calling("try_to_date", [col.column.expr, format?.constantColumn.expr])
  }

  /// The timestamp in a text; null for text of another form.
  ///
  /// In SQL: `try_to_timestamp(text[, pattern])`.
  public static func try_to_timestamp(_ col: some ColumnConvertible, _ format: (any ColumnConvertible)? = nil)
    -> Column
  { .calling("try_to_timestamp", [col.column.expr, format?.column.expr]) }

  /// Days since 1970-01-01.
  ///
  /// In SQL: `unix_date(date)`.
  public static func unix_date(_ col: some ColumnConvertible) -> Column {
    .calling("unix_date", [col.column.expr])
  }

  /// Microseconds since 1970-01-01 00:00:00 UTC.
  ///
  /// In SQL: `unix_micros(timestamp)`.
  public static func unix_micros(_ col: some ColumnConvertible) -> Column {
    .calling("unix_micros", [col.column.expr])
  }

  /// Milliseconds since 1970-01-01 00:00:00 UTC, rounded down.
  ///
  /// In SQL: `unix_millis(timestamp)`.
  public static func unix_millis(_ col: some ColumnConvertible) -> Column {
    .calling("unix_millis", [col.column.expr])
  }

  /// Seconds since 1970-01-01 00:00:00 UTC, rounded down.
  ///
  /// In SQL: `unix_seconds(timestamp)`.
  public static func unix_seconds(_ col: some ColumnConvertible) -> Column {
    .calling("unix_seconds", [col.column.expr])
  }
}
