import GnistaCore

/// Dates and timestamps in text, as a cast from string reads them.
///
/// `[+-]yyyy[-m[m][-d[d]]]`, then blank or `T`, `h[h][:m[m][:s[s][.ffffff]]]` and a zone. What is left out is the first
/// of its kind.
struct DateText {
  private let bytes: [UInt8]
  private var position = 0

  private init(_ text: String) {
    bytes = Array(text.utf8.drop { $0 <= 32 }.reversed().drop { $0 <= 32 }.reversed())
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func number(_ least: Int, _ most: Int) -> Int? {
    var value = 0
    var count = 0
    while let byte = next, (48...57).contains(byte) {
      guard count < most else { return nil }
      value = value * 10 + Int(byte - 48)
      count += 1
      position += 1
    }
    return count >= least ? value : nil
  }

  /// Year, month and day; nil when the text does not begin with a date.
  private mutating func date() -> (year: Int, month: Int, day: Int, isComplete: Bool)? {
    let isNegative = skip(UInt8(ascii: "-"))
    if !isNegative { _ = skip(UInt8(ascii: "+")) }
    guard let magnitude = number(4, 7) else { return nil }
    let year = isNegative ? -magnitude : magnitude
    guard skip(UInt8(ascii: "-")) else { return (year, 1, 1, false) }
    guard let month = number(1, 2) else { return nil }
    guard skip(UInt8(ascii: "-")) else { return (year, month, 1, false) }
    guard let day = number(1, 2) else { return nil }
    return (year, month, day, true)
  }

  /// Days since 1970-01-01, or nil when the text is no date. What follows a blank or `T` is passed over.
  static func days(_ text: String) -> Int? {
    var reader = DateText(text)
    guard let (year, month, day, isComplete) = reader.date() else { return nil }
    if let byte = reader.next, !isComplete || byte != 32 && byte != UInt8(ascii: "T") { return nil }
    return CivilTime.days(year: year, month: month, day: day)
  }

  /// Wall-clock microseconds since 1970-01-01 and the text of the zone, or nil when the text is no timestamp.
  static func wall(_ text: String) -> (micros: Int64, zone: String?)? {
    var reader = DateText(text)
    guard let (year, month, day, isComplete) = reader.date() else { return nil }
    var (hour, minute, second, micros) = (0, 0, 0, 0)
    var zone: String?
    if reader.next != nil {
      guard isComplete, reader.skip(32) || reader.skip(UInt8(ascii: "T")) else { return nil }
      guard let hours = reader.number(1, 2), reader.skip(UInt8(ascii: ":")), let minutes = reader.number(1, 2)
      else { return nil }
      (hour, minute) = (hours, minutes)
      if reader.skip(UInt8(ascii: ":")) {
        guard let seconds = reader.number(1, 2) else { return nil }
        second = seconds
        if reader.skip(UInt8(ascii: ".")) { micros = reader.fraction() }
      }
      let rest = String(decoding: reader.bytes[reader.position...], as: UTF8.self)
      if !rest.isEmpty { zone = String(rest.drop { $0 == " " }) }
    }
    return CivilTime.wall(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second, micros: micros
    ).map { ($0, zone) }
  }

  /// The digits after the point as microseconds; further digits are passed over.
  private mutating func fraction() -> Int {
    var value = 0
    var count = 0
    while let byte = next, (48...57).contains(byte) {
      if count < 6 { value = value * 10 + Int(byte - 48) }
      count += 1
      position += 1
    }
    while count < 6 {
      value *= 10
      count += 1
    }
    return value
  }

  /// The instant of a text; without a zone of its own it is on the wall clock of the given one.
  static func instant(_ text: String, zone: String) throws -> Int64? {
    guard let (micros, own) = wall(text) else { return nil }
    guard let own else { return try ZoneRules(zone).instant(ofWall: micros) }
    return try? ZoneRules(own).instant(ofWall: micros)
  }
}
