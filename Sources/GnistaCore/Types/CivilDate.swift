/// A day of the proleptic Gregorian calendar.
///
/// The conversions follow Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms* (2013).
public struct CivilDate: Hashable, Sendable {
  /// Year, negative before year 0.
  public var year: Int
  /// Month, 1 to 12.
  public var month: Int
  /// Day of the month, 1 to 31.
  public var day: Int

  /// Makes a date; the parts are not checked.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date so many days after 1970-01-01.
  public init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days after 1970-01-01.
  public var daysSinceEpoch: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// `yyyy-MM-dd HH:mm:ss`, with as many digits of the fraction as are not zero.
  public static func timestampText(_ micros: Int64) -> String {
    let perDay: Int64 = 86_400_000_000
    let days = micros >= 0 ? micros / perDay : (micros - perDay + 1) / perDay
    var rest = micros - days * perDay
    let fraction = rest % 1_000_000
    rest /= 1_000_000
    let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map { pad(Int($0), 2) }.joined(separator: ":")
    var text = "\(CivilDate(daysSinceEpoch: Int(days))) \(clock)"
    if fraction != 0 {
      var digits = pad(Int(fraction), 6)
      while digits.hasSuffix("0") { digits.removeLast() }
      text += "." + digits
    }
    return text
  }

  static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension CivilDate: CustomStringConvertible {
  /// `yyyy-MM-dd`; years above 9999 have a plus sign, as in Java.
  public var description: String {
    (year > 9999 ? "+" : "") + Self.pad(year, 4) + "-" + Self.pad(month, 2) + "-" + Self.pad(day, 2)
  }
}
