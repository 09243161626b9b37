import Foundation
import GnistaCore

/// Reads dates and timestamps in the forms that Spark takes in literals and casts.
enum DateTimeText {
  /// A wall-clock time with the zone that was written after it, if any.
  struct Timestamp: Hashable {
    /// Microseconds since 1970-01-01 00:00:00 on the wall clock.
    var wallClockMicros: Int64
    /// The zone; nil when the text names none.
    var zone: TimeZone?
  }

  /// Days since 1970-01-01 of `y`, `y-m` or `y-m-d`; whatever follows a blank or `T` is passed over.
  static func date(_ text: String) -> Int32? {
    var reader = Reader(text)
    guard let days = reader.date() else { return nil }
    guard reader.isAtEnd || reader.current == " " || reader.current == "T" else { return nil }
    return Int32(exactly: days)
  }

  /// `y`, `y-m`, `y-m-d`, or `y-m-d` with a time `h`, `h:m` or `h:m:s.f` after a blank or `T`, and a zone after that.
  static func timestamp(_ text: String) -> Timestamp? {
    var reader = Reader(text)
    guard let days = reader.date() else { return nil }
    var micros: Int64 = 0
    var zone: TimeZone?
    if !reader.isAtEnd {
      guard reader.accept(" ") || reader.accept("T") else { return nil }
      guard let time = reader.time() else { return nil }
      micros = time
      if !reader.isAtEnd {
        guard let named = Self.zone(reader.rest) else { return nil }
        zone = named
      }
    }
    let (dayMicros, isTooFar) = Int64(days).multipliedReportingOverflow(by: 86_400_000_000)
    let (total, overflows) = dayMicros.addingReportingOverflow(micros)
    return isTooFar || overflows ? nil : Timestamp(wallClockMicros: total, zone: zone)
  }

  /// A zone: `Z`, `UTC`, `+2`, `-03:30`, `UTC+1`, `GMT-8:00` or a name such as `Europe/Stockholm`.
  static func zone(_ text: String) -> TimeZone? {
    let name = text.trimmingCharacters(in: .whitespaces)
    if ["Z", "UTC", "GMT", "UT"].contains(name) { return .gmt }
    var offset = name[...]
    for prefix in ["UTC", "GMT", "UT"] where offset.hasPrefix(prefix) {
      offset = offset.dropFirst(prefix.count)
      break
    }
    guard let sign = offset.first, sign == "+" || sign == "-" else { return TimeZone(identifier: name) }
    let parts = offset.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers[0] <= 18, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    let seconds =
      numbers[0] * 3_600 + (numbers.count > 1 ? numbers[1] * 60 : 0) + (numbers.count > 2 ? numbers[2] : 0)
    return TimeZone(secondsFromGMT: sign == "-" ? -seconds : seconds)
  }

  /// Whether a day exists in the proleptic Gregorian calendar.
  static func isValid(_ date: CivilDate) -> Bool {
    (1...12).contains(date.month) && date.day >= 1
      && CivilDate(daysSinceEpoch: date.daysSinceEpoch) == date
  }
}

/// Walks over the text of a date and time.
private struct Reader {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) { characters = Array(text.trimmingCharacters(in: .whitespacesAndNewlines)) }

  var isAtEnd: Bool { position == characters.count }
  var current: Character? { isAtEnd ? nil : characters[position] }
  var rest: String { String(characters[position...]) }

  mutating func accept(_ character: Character) -> Bool {
    guard current == character else { return false }
    position += 1
    return true
  }

  /// A number of so many digits.
  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let start = position
    while let digit = current, digit.isASCII, digit.isNumber { position += 1 }
    guard digits.contains(position - start) else { return nil }
    return Int(String(characters[start..<position]))
  }

  /// Days since 1970-01-01.
  mutating func date() -> Int? {
    let isNegative = accept("-")
    if !isNegative { _ = accept("+") }
    guard let year = number(4...7) else { return nil }
    var date = CivilDate(year: isNegative ? -year : year, month: 1, day: 1)
    if accept("-") {
      guard let month = number(1...2) else { return nil }
      date.month = month
      if accept("-") {
        guard let day = number(1...2) else { return nil }
        date.day = day
      }
    }
    return DateTimeText.isValid(date) ? date.daysSinceEpoch : nil
  }

  /// Microseconds since midnight.
  mutating func time() -> Int64? {
    guard let hour = number(1...2), hour < 24 else { return nil }
    guard accept(":") else { return Int64(hour) * 3_600_000_000 }
    guard let minute = number(1...2), minute < 60 else { return nil }
    var micros = Int64(hour * 3_600 + minute * 60) * 1_000_000
    if accept(":") {
      guard let second = number(1...2), second < 60 else { return nil }
      micros += Int64(second) * 1_000_000
      if accept(".") {
        let start = position
        // Spark reads nanoseconds and keeps the microseconds.
        guard number(0...9) != nil || position == start else { return nil }
        let digits = String(characters[start..<position]).prefix(6)
        micros += Int64(digits + String(repeating: "0", count: 6 - digits.count)) ?? 0
      }
    }
    return micros
  }
}
