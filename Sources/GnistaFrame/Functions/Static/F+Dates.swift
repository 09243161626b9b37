// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Dates and times: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// So many months later, on the month's last day when the day does not exist.
  ///
  /// In SQL: `add_months(date, months)`.
  public static func add_months(_ start: some ColumnConvertible, _ months: some NumberOrColumn) -> Column {
    .calling("add_months", [start.column.expr, months.numberColumn.expr])
  }

  /// Today in the session's time zone.
  ///
  /// In SQL: `current_date()`.
  public static func curdate() -> Column { .calling("curdate", []) }

  /// So many days later.
  ///
  /// In SQL: `date_add(date, days)`.
  public static func date_add(_ start: some ColumnConvertible, _ days: some NumberOrColumn) -> Column {
    .calling("date_add", [start.column.expr, days.numberColumn.expr])
  }

  /// Number of days from start to end, or with a unit before: datediff(unit, start, end).
  ///
  /// In SQL: `datediff(end, start)`.
  public static func date_diff(_ end: some ColumnConvertible, _ start: some ColumnConvertible) -> Column {
    .calling("date_diff", [end.column.expr, start.column.expr])
  }

  /// The timestamp as text, in Spark's pattern letters.
  ///
  /// In SQL: `date_format(timestamp, pattern)`.
  public static func date_format(_ date: some ColumnConvertible, _ format: String) -> Column {
    .calling("date_format", [date.column.expr, format.constantColumn.expr])
  }

  /// The date so many days after 1970-01-01.
  ///
  /// In SQL: `date_from_unix_date(days)`.
  public static func date_from_unix_date(_ days: some ColumnConvertible) -> Column {
    .calling("date_from_unix_date", [days.column.expr])
  }

  /// A field of a date, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFWEEK, DAYOFWEEK_ISO, DOY, YEAROFWEEK, HOUR, MINUTE or SECOND (with its fraction).
  ///
  /// In SQL: `extract(field FROM source)`.
  public static func date_part(_ field: some ConstantOrColumn, _ source: some ColumnConvertible) -> Column {
    .calling("date_part", [field.constantColumn.expr, source.column.expr])
  }

  /// So many days earlier.
  ///
  /// In SQL: `date_sub(date, days)`.
  public static func date_sub(_ start: some ColumnConvertible, _ days: some NumberOrColumn) -> Column {
    .calling("date_sub", [start.column.expr, days.numberColumn.expr])
  }

  /// Beginning of the year, quarter, month, week, day, hour, minute, second, millisecond or microsecond; null for another unit.
  ///
  /// In SQL: `date_trunc(unit, timestamp)`.
  public static func date_trunc(_ format: String, _ timestamp: some ColumnConvertible) -> Column {
    .calling("date_trunc", [format.constantColumn.expr, timestamp.column.expr])
  }

  /// So many days later, or with a unit before: dateadd(unit, n, timestamp).
  ///
  /// In SQL: `dateadd(date, days)`.
  public static func dateadd(_ start: some ColumnConvertible, _ days: some NumberOrColumn) -> Column {
    .calling("dateadd", [start.column.expr, days.numberColumn.expr])
  }

  /// Number of days from start to end, or with a unit before: datediff(unit, start, end).
  ///
  /// In SQL: `datediff(end, start)`.
  public static func datediff(_ end: some ColumnConvertible, _ start: some ColumnConvertible) -> Column {
    .calling("datediff", [end.column.expr, start.column.expr])
  }

  /// A field of a date, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFWEEK, DAYOFWEEK_ISO, DOY, YEAROFWEEK, HOUR, MINUTE or SECOND (with its fraction).
  ///
  /// In SQL: `extract(field FROM source)`.
  public static func datepart(_ field: some ConstantOrColumn, _ source: some ColumnConvertible) -> Column {
    .calling("datepart", [field.constantColumn.expr, source.column.expr])
  }

  /// Day of the month, from 1.
  ///
  /// In SQL: `day(date)`.
  public static func day(_ col: some ColumnConvertible) -> Column { .calling("day", [col.column.expr]) }

  /// Short English name of the day, such as `Mon`.
  ///
  /// In SQL: `dayname(date)`.
  public static func dayname(_ col: some ColumnConvertible) -> Column {
    .calling("dayname", [col.column.expr])
  }

  /// Day of the month, from 1.
  ///
  /// In SQL: `day(date)`.
  public static func dayofmonth(_ col: some ColumnConvertible) -> Column {
    .calling("dayofmonth", [col.column.expr])
  }

  /// Day of the week: 1 for Sunday to 7 for Saturday.
  ///
  /// In SQL: `dayofweek(date)`.
  public static func dayofweek(_ col: some ColumnConvertible) -> Column {
    .calling("dayofweek", [col.column.expr])
  }

  /// Day of the year, from 1.
  ///
  /// In SQL: `dayofyear(date)`.
  public static func dayofyear(_ col: some ColumnConvertible) -> Column {
    .calling("dayofyear", [col.column.expr])
  }

  /// A field of a date, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFWEEK, DAYOFWEEK_ISO, DOY, YEAROFWEEK, HOUR, MINUTE or SECOND (with its fraction).
  ///
  /// In SQL: `extract(field FROM source)`.
  public static func `extract`(_ field: some ConstantOrColumn, _ source: some ColumnConvertible) -> Column {
    .calling("extract", [field.constantColumn.expr, source.column.expr])
  }

  /// Hour, 0 to 23.
  ///
  /// In SQL: `hour(timestamp)`.
  public static func hour(_ col: some ColumnConvertible) -> Column { .calling("hour", [col.column.expr]) }

  /// Last day of the month.
  ///
  /// In SQL: `last_day(date)`.
  public static func last_day(_ date: some ColumnConvertible) -> Column {
    .calling("last_day", [date.column.expr])
  }

  /// Minute, 0 to 59.
  ///
  /// In SQL: `minute(timestamp)`.
  public static func minute(_ col: some ColumnConvertible) -> Column { .calling("minute", [col.column.expr]) }

  /// Month, 1 to 12.
  ///
  /// In SQL: `month(date)`.
  public static func month(_ col: some ColumnConvertible) -> Column { .calling("month", [col.column.expr]) }

  /// Short English name of the month, such as `Jan`.
  ///
  /// In SQL: `monthname(date)`.
  public static func monthname(_ col: some ColumnConvertible) -> Column {
    .calling("monthname", [col.column.expr])
  }

  /// Number of months between, with days as 1/31 of a month; rounded to 8 digits unless told not to.
  ///
  /// In SQL: `months_between(end, start[, round])`.
  public static func months_between(
    _ date1: some ColumnConvertible, _ date2: some ColumnConvertible, roundOff: Bool = true
  ) -> Column {
    .calling("months_between", [date1.column.expr, date2.column.expr, roundOff.constantColumn.expr])
  }

  /// The first day after the date that is the named weekday.
  ///
  /// In SQL: `next_day(date, weekday)`.
  public static func next_day(_ date: some ColumnConvertible, _ dayOfWeek: String) -> Column {
    .calling("next_day", [date.column.expr, dayOfWeek.constantColumn.expr])
  }

  /// Quarter, 1 to 4.
  ///
  /// In SQL: `quarter(date)`.
  public static func quarter(_ col: some ColumnConvertible) -> Column {
    .calling("quarter", [col.column.expr])
  }

  /// Second, 0 to 59.
  ///
  /// In SQL: `second(timestamp)`.
  public static func second(_ col: some ColumnConvertible) -> Column { .calling("second", [col.column.expr]) }

  /// First day of the year, quarter, month or week; null for another unit.
  ///
  /// In SQL: `trunc(date, unit)`.
  public static func trunc(_ date: some ColumnConvertible, _ format: String) -> Column {
    .calling("trunc", [date.column.expr, format.constantColumn.expr])
  }

  /// Day of the week: 0 for Monday to 6 for Sunday.
  ///
  /// In SQL: `weekday(date)`.
  public static func weekday(_ col: some ColumnConvertible) -> Column {
    .calling("weekday", [col.column.expr])
  }

  /// Week of the year by ISO 8601.
  ///
  /// In SQL: `weekofyear(date)`.
  public static func weekofyear(_ col: some ColumnConvertible) -> Column {
    .calling("weekofyear", [col.column.expr])
  }

  /// The last instant of a window of time: 1 µs before its end.
  ///
  /// In SQL: `window_time(window)`.
  public static func window_time(_ windowColumn: some ColumnConvertible) -> Column {
    .calling("window_time", [windowColumn.column.expr])
  }

  /// Year.
  ///
  /// In SQL: `year(date)`.
  public static func year(_ col: some ColumnConvertible) -> Column { .calling("year", [col.column.expr]) }
}
