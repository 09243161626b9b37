import GnistaCore

extension SparkDatePattern {
  /// An instant as text, on the wall clock of a zone.
  func format(_ instant: Int64, in zone: ZoneRules) -> String {
    let time = CivilTime(wall: zone.wall(instant))
    return text(elements, time, instant, zone)
  }

  private func text(_ elements: [Element], _ time: CivilTime, _ instant: Int64, _ zone: ZoneRules) -> String {
    elements.map { element in
      switch element {
      case .text(let text): text
      case .field(let letter, let count): field(letter, count, time, instant, zone)
      case .optional(let inner): text(inner, time, instant, zone)
      }
    }.joined()
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private func field(
    _ letter: Character, _ count: Int, _ time: CivilTime, _ instant: Int64, _ zone: ZoneRules
  ) -> String {
    switch letter {
    case "G":
      count == 4 ? (time.date.year > 0 ? "Anno Domini" : "Before Christ") : (time.date.year > 0 ? "AD" : "BC")
    case "y":
      count == 2
        ? padded(time.date.year.flooredRemainder(100), 2)
        : (count >= 4 && time.date.year.magnitude >= 10_000 && count < 5 && time.date.year > 0 ? "+" : "")
          + padded(time.date.year, count)
    case "M", "L":
      switch count {
      case 1, 2: padded(time.date.month, count)
      case 3: String(Self.months[time.date.month - 1].prefix(3))
      default: Self.months[time.date.month - 1]
      }
    case "d": padded(time.date.day, count)
    case "D": padded(time.dayOfYear, count)
    case "E":
      count == 4 ? Self.weekdays[time.isoWeekday - 1] : String(Self.weekdays[time.isoWeekday - 1].prefix(3))
    case "F": String((time.date.day - 1) % 7 + 1)
    case "Q", "q": quarter((time.date.month + 2) / 3, count)
    case "a": time.hour < 12 ? "AM" : "PM"
    case "h": padded(time.hour % 12 == 0 ? 12 : time.hour % 12, count)
    case "H": padded(time.hour, count)
    case "k": padded(time.hour == 0 ? 24 : time.hour, count)
    case "K": padded(time.hour % 12, count)
    case "m": padded(time.minute, count)
    case "s": padded(time.second, count)
    case "S": String((padded(time.micros, 6) + "000").prefix(count))
    case "z": zone.text(at: instant, isLong: count == 4)
    case "V": zone.name
    default: offset(letter, count, zone.offset(at: instant))
    }
  }

  private func quarter(_ quarter: Int, _ count: Int) -> String {
    switch count {
    case 1, 2: padded(quarter, count)
    case 3: "Q\(quarter)"
    default: ["1st", "2nd", "3rd", "4th"][quarter - 1] + " quarter"
    }
  }

  private func offset(_ letter: Character, _ count: Int, _ seconds: Int) -> String {
    let sign = seconds < 0 ? "-" : "+"
    let (hours, minutes, rest) = (abs(seconds) / 3_600, abs(seconds) / 60 % 60, abs(seconds) % 60)
    switch (letter, count) {
    case ("O", _), ("Z", 4):
      guard seconds != 0 else { return "GMT" }
      let isShort = letter == "O" && count == 1
      let minuteText = isShort && minutes == 0 && rest == 0 ? "" : ":" + padded(minutes, 2)
      return "GMT" + sign + (isShort ? String(hours) : padded(hours, 2)) + minuteText
        + (rest == 0 ? "" : ":" + padded(rest, 2))
    case ("X", _) where seconds == 0, ("Z", 5) where seconds == 0: return "Z"
    default: break
    }
    let form = letter == "Z" ? (count == 5 ? 5 : 2) : count
    let colon = form == 3 || form == 5 ? ":" : ""
    var text = sign + padded(hours, 2)
    if form > 1 || minutes != 0 { text += colon + padded(minutes, 2) }
    if form >= 4, rest != 0 { text += colon + padded(rest, 2) }
    return text
  }
}
