import GnistaCore

/// A wall-clock time taken apart.
struct CivilTime {
  var date: CivilDate
  var hour: Int
  var minute: Int
  var second: Int
  /// Microseconds within the second.
  var micros: Int

  /// Takes a wall-clock time in microseconds since 1970-01-01 apart.
  init(wall: Int64) {
    let days = wall.flooredQuotient(86_400_000_000)
    let rest = wall - days * 86_400_000_000
    date = CivilDate(daysSinceEpoch: Int(days))
    hour = Int(rest / 3_600_000_000)
    minute = Int(rest / 60_000_000 % 60)
    second = Int(rest / 1_000_000 % 60)
    micros = Int(rest % 1_000_000)
  }

  /// Day of the week, 1 for Monday to 7 for Sunday.
  var isoWeekday: Int { (date.daysSinceEpoch + 3).flooredRemainder(7) + 1 }

  /// Day of the year, from 1.
  var dayOfYear: Int { date.daysSinceEpoch - CivilDate(year: date.year, month: 1, day: 1).daysSinceEpoch + 1 }

  /// The wall-clock time of its parts, or nil when the date does not exist.
  static func wall(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, micros: Int = 0
  ) -> Int64? {
    guard let days = days(year: year, month: month, day: day), (0..<24).contains(hour),
      (0..<60).contains(minute),
      (0..<60).contains(second)
    else { return nil }
    let seconds = (Int64(days) * 24 + Int64(hour)) * 3_600 + Int64(minute) * 60 + Int64(second)
    return seconds * 1_000_000 + Int64(micros)
  }

  /// Days since 1970-01-01, or nil when the date does not exist.
  static func days(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1, day <= monthLength(year, month), abs(year) <= 9_999_999 else {
      return nil
    }
    return CivilDate(year: year, month: month, day: day).daysSinceEpoch
  }

  /// Number of days of a month.
  static func monthLength(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension BinaryInteger {
  /// Quotient rounded down.
  func flooredQuotient(_ divisor: Self) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
  }

  /// Remainder with the sign of the divisor.
  func flooredRemainder(_ divisor: Self) -> Self { self - flooredQuotient(divisor) * divisor }
}
