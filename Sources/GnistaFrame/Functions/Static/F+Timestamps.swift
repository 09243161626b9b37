/// Times made of their parts, and windows of time.
extension F {
  /// The instant with these parts in a time zone, the session's when none is given.
  public static func make_timestamp(
    _ years: some ColumnConvertible, _ months: some ColumnConvertible, _ days: some ColumnConvertible,
    _ hours: some ColumnConvertible, _ mins: some ColumnConvertible, _ secs: some ColumnConvertible,
    _ timezone: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "make_timestamp",
      [
        years.column.expr, months.column.expr, days.column.expr, hours.column.expr, mins.column.expr,
        secs.column.expr, timezone?.column.expr,
      ])
  }

  /// The wall-clock time with these parts.
  public static func make_timestamp_ntz(
    _ years: some ColumnConvertible, _ months: some ColumnConvertible, _ days: some ColumnConvertible,
    _ hours: some ColumnConvertible, _ mins: some ColumnConvertible, _ secs: some ColumnConvertible
  ) -> Column {
    .calling(
      "make_timestamp_ntz",
      [
        years.column.expr, months.column.expr, days.column.expr, hours.column.expr, mins.column.expr,
        secs.column.expr,
      ])
  }

  /// The wall-clock time with these parts; null for impossible parts.
  public static func try_make_timestamp_ntz(
    _ years: some ColumnConvertible, _ months: some ColumnConvertible, _ days: some ColumnConvertible,
    _ hours: some ColumnConvertible, _ mins: some ColumnConvertible, _ secs: some ColumnConvertible
  ) -> Column {
    .calling(
      "try_make_timestamp_ntz",
      [
        years.column.expr, months.column.expr, days.column.expr, hours.column.expr, mins.column.expr,
        secs.column.expr,
      ])
  }

  /// The instant with these parts in a time zone, the session's when none is given; null for impossible parts.
  public static func try_make_timestamp(
    _ years: some ColumnConvertible, _ months: some ColumnConvertible, _ days: some ColumnConvertible,
    _ hours: some ColumnConvertible, _ mins: some ColumnConvertible, _ secs: some ColumnConvertible,
    _ timezone: (any ColumnConvertible)? = nil
  ) -> Column {
    .calling(
      "try_make_timestamp",
      [
        years.column.expr, months.column.expr, days.column.expr, hours.column.expr, mins.column.expr,
        secs.column.expr, timezone?.column.expr,
      ])
  }

  /// The windows of a length, such as `10 minutes`, that a time lies in, as structs of `start` and `end`.
  ///
  /// One begins every `slideDuration` (the length when left out), counted from 1970-01-01 UTC and `startTime`. A row stands
  /// once for each of its windows, and not at all when its time is null.
  public static func window(
    _ timeColumn: some ColumnConvertible, _ windowDuration: String, _ slideDuration: String? = nil,
    _ startTime: String? = nil
  ) -> Column {
    let slide = slideDuration ?? (startTime == nil ? nil : windowDuration)
    return .calling(
      "window",
      [
        timeColumn.column.expr, windowDuration.constantColumn.expr, slide?.constantColumn.expr,
        startTime?.constantColumn.expr,
      ])
  }

  /// The session that a time lies in, as a struct of `start` and `end`: rows of equal other keys that follow each other
  /// within a gap, such as `10 minutes`. It ends the gap after its last row. Belongs to `groupBy`.
  public static func session_window(_ timeColumn: some ColumnConvertible, _ gapDuration: String) -> Column {
    .calling("session_window", [timeColumn.column.expr, gapDuration.constantColumn.expr])
  }
}
