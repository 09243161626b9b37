import GnistaCore

extension FunctionCatalog {
  /// Dates and times by patterns, and over month ends.
  static let dateNatives: [NativeFunction] = [
    .make("gnista_date_format") { (instant: Instant, pattern: String, zone: String) in
      try SparkDatePattern(pattern).format(instant.micros, in: ZoneRules(zone))
    },
    .make("gnista_parse_timestamp") {
      (text: String, pattern: String, zone: String, isTry: Bool) -> Instant? in
      if let (wall, own) = try SparkDatePattern(pattern).parse(text) {
        return Instant(micros: try ZoneRules(own ?? zone).instant(ofWall: wall))
      }
      guard isTry else { throw unreadable(text, pattern) }
      return nil
    },
    .make("gnista_parse_wall") { (text: String, pattern: String, isTry: Bool) -> WallTime? in
      if let (wall, _) = try SparkDatePattern(pattern).parse(text) { return WallTime(micros: wall) }
      guard isTry else { throw unreadable(text, pattern) }
      return nil
    },
    .make("gnista_next_day") { (date: EpochDay, name: String) -> EpochDay? in
      let wanted = name.trimmingBlanks.lowercased()
      guard
        let index = SparkDatePattern.weekdays.firstIndex(where: { weekday in
          let full = weekday.lowercased()
          return wanted == full || wanted == String(full.prefix(3)) || wanted == String(full.prefix(2))
        })
      else {
        throw GnistaError(.invalidValue, "[ILLEGAL_DAY_OF_WEEK] Illegal input for day of week: \(name).")
      }
      let current = (Int(date.days) + 3).flooredRemainder(7)
      let step = (index - current).flooredRemainder(7)
      return EpochDay(days: date.days + Int32(step == 0 ? 7 : step))
    },
    .make("gnista_months_between") { (first: Instant, second: Instant, isRounded: Bool, zone: String) in
      monthsBetween(first.micros, second.micros, isRounded: isRounded, zone: try ZoneRules(zone))
    },
  ]

  private static func unreadable(_ text: String, _ pattern: String) -> GnistaError {
    GnistaError(
      .invalidValue,
      "[CANNOT_PARSE_TIMESTAMP] Text '\(text)' could not be parsed by the pattern '\(pattern)'. Use a try_ function to get "
        + "null instead.")
  }

  /// Whole months when both are on the same day of the month or at its end; else days count as 1/31 of a month, with
  /// the time that has passed since midnight.
  private static func monthsBetween(_ first: Int64, _ second: Int64, isRounded: Bool, zone: ZoneRules)
    -> Double
  {
    func parts(_ instant: Int64) -> (date: CivilDate, seconds: Int64) {
      let wall = zone.wall(instant)
      let midnight = wall.flooredQuotient(86_400_000_000) * 86_400_000_000
      return (CivilTime(wall: wall).date, (instant - zone.instant(ofWall: midnight)) / 1_000_000)
    }
    let (a, b) = (parts(first), parts(second))
    let months = Double((a.date.year - b.date.year) * 12 + a.date.month - b.date.month)
    let isEnd = [a.date, b.date].allSatisfy { $0.day == CivilTime.monthLength($0.year, $0.month) }
    if a.date.day == b.date.day || isEnd { return months }
    let difference = Int64(a.date.day - b.date.day) * 86_400 + a.seconds - b.seconds
    let result = months + Double(difference) / Double(31 * 86_400)
    return isRounded ? (result * 1e8).rounded() / 1e8 : result
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
