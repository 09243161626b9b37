import Foundation
import GnistaCore

extension FunctionCatalog {
  /// Casts from and to text, by Spark's rules in ANSI mode. The last argument says whether what cannot be cast is null.
  static let textCastNatives: [NativeFunction] =
    [
      (DataType.byte, Int64(Int8.min)...Int64(Int8.max)), (.short, Int64(Int16.min)...Int64(Int16.max)),
      (.integer, Int64(Int32.min)...Int64(Int32.max)), (.long, Int64.min...Int64.max),
    ]
    .map { type, range in
      cast(type.simpleString, to: type) { (text: String) in
        TextCast.whole(text).flatMap { range.contains($0) ? $0 : nil }
      }
    } + [
      cast("double", to: .double) { (text: String) in TextCast.double(text) },
      cast("float", to: .float) { (text: String) in TextCast.float(text) },
      cast("boolean", to: .boolean) { (text: String) in TextCast.boolean(text) },
      cast("date", to: .date) { (text: String) in DateText.days(text).map { EpochDay(days: Int32($0)) } },
      cast("timestamp_ntz", to: .timestampNTZ) { (text: String) in
        // A zone is passed over.
        DateText.wall(text).flatMap { parts in
          parts.zone == nil || (try? ZoneRules(parts.zone ?? "")) != nil
            ? WallTime(micros: parts.micros) : nil
        }
      },
      .make("gnista_cast_timestamp") { (text: String, zone: String, isTry: Bool) -> Instant? in
        if let micros = try DateText.instant(text, zone: zone) { return Instant(micros: micros) }
        guard isTry else { throw TextCast.malformed(text, .timestamp) }
        return nil
      },
      .make("gnista_cast_decimal") { (text: String, scale: Int32, isTry: Bool) -> String? in
        if let value = TextCast.decimal(text, scale: Int(scale)) { return value.description }
        guard isTry else { throw TextCast.malformed(text, .decimal(precision: 38, scale: Int(scale))) }
        return nil
      },
      .make("gnista_text_double") { (number: Double) in SparkText.double(number) },
      .make("gnista_text_float") { (number: Float) in SparkText.float(number) },
      .make("gnista_instant") { (wall: WallTime, zone: String) in
        Instant(micros: try ZoneRules(zone).instant(ofWall: wall.micros))
      },
      .make("gnista_wall") { (instant: Instant, zone: String) in
        WallTime(micros: try ZoneRules(zone).wall(instant.micros))
      },
      NativeFunction("gnista_text", [nil, .string], gives: .string) { arguments in
        .string(TextCast.nestedText(arguments[0], zone: try ZoneRules(arguments[1].stringValue ?? "UTC")))
      },
      .make("gnista_text_day_time") { (micros: Int64) in SparkText.text(of: .dayTimeInterval(micros)) },
      .make("gnista_text_year_month") { (months: Int32) in SparkText.text(of: .yearMonthInterval(months)) },
    ]

  private static func cast<R: NativeValue>(
    _ name: String, to type: DataType, _ read: @escaping @Sendable (String) -> R?
  ) -> NativeFunction {
    .make("gnista_cast_\(name)") { (text: String, isTry: Bool) -> R? in
      if let value = read(text) { return value }
      guard isTry else { throw TextCast.malformed(text, type) }
      return nil
    }
  }
}

/// Numbers and truth values in text, as a cast from string reads them in ANSI mode.
enum TextCast {
  /// The error for text that is no value of a type.
  static func malformed(_ text: String, _ type: DataType) -> GnistaError {
    GnistaError(
      .arithmetic,
      "[CAST_INVALID_INPUT] The value '\(text)' of the type \"STRING\" cannot be cast to "
        + "\"\(type.simpleString.uppercased())\" because it is malformed. Correct the value, or use try_cast to get null."
    )
  }

  private static func trimmed(_ text: String) -> ArraySlice<UInt8> {
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.first, byte <= 32 { bytes.removeFirst() }
    while let byte = bytes.last, byte <= 32 { bytes.removeLast() }
    return bytes
  }

  /// A whole number: digits with a sign.
  static func whole(_ text: String) -> Int64? {
    let bytes = trimmed(text)
    let digits =
      bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64(String(decoding: bytes, as: UTF8.self))
  }

  /// Digits with a sign, a point and an exponent, without blanks; nil for anything else. A `d` or `f` may follow.
  private static func number(_ text: String) -> String? {
    var bytes = trimmed(text)
    if let last = bytes.last,
      [UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "f"), UInt8(ascii: "F")].contains(last)
    {
      bytes.removeLast()
    }
    return isDecimal(bytes) ? String(decoding: bytes, as: UTF8.self) : nil
  }

  private static func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
    var bytes = text
    func digits() -> Int {
      var count = 0
      while let byte = bytes.first, (48...57).contains(byte) {
        bytes.removeFirst()
        count += 1
      }
      return count
    }
    func sign() {
      if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    }
    sign()
    var count = digits()
    if bytes.first == UInt8(ascii: ".") {
      bytes.removeFirst()
      count += digits()
    }
    guard count > 0 else { return false }
    if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
      bytes.removeFirst()
      sign()
      guard digits() > 0 else { return false }
    }
    return bytes.isEmpty
  }

  /// `inf`, `infinity` and `nan` in any case.
  private static func special(_ text: String) -> Double? {
    switch String(decoding: trimmed(text), as: UTF8.self).lowercased() {
    case "inf", "+inf", "infinity", "+infinity": .infinity
    case "-inf", "-infinity": -.infinity
    case "nan": .nan
    default: nil
    }
  }

  /// A double.
  static func double(_ text: String) -> Double? { number(text).flatMap { Double($0) } ?? special(text) }

  /// A float.
  static func float(_ text: String) -> Float? {
    number(text).flatMap { Float($0) } ?? special(text).map { Float($0) }
  }

  /// A truth value.
  static func boolean(_ text: String) -> Bool? {
    switch String(decoding: trimmed(text), as: UTF8.self).lowercased() {
    case "t", "true", "y", "yes", "1": true
    case "f", "false", "n", "no", "0": false
    default: nil
    }
  }

  /// The text of an array, map or struct: `[1, null]`, `{a -> 1}`, `{1, x}`.
  static func nestedText(_ value: Value, zone: ZoneRules) -> String {
    func text(_ value: Value) -> String { nestedText(value, zone: zone) }
    switch value {
    case .null: return "null"
    case .array(let list): return "[" + list.map(text).joined(separator: ", ") + "]"
    case .map(let entries):
      return "{" + entries.map { "\(text($0.key)) -> \(text($0.value))" }.joined(separator: ", ") + "}"
    case .structure(let row): return "{" + row.values.map(text).joined(separator: ", ") + "}"
    case .timestamp(let micros): return CivilDate.timestampText(zone.wall(micros))
    case .binary(let bytes): return String(decoding: bytes, as: UTF8.self)
    default: return SparkText.text(of: value) ?? "null"
    }
  }

  /// A decimal, rounded half up at a scale.
  static func decimal(_ text: String, scale: Int) -> DecimalValue? {
    let bytes = trimmed(text)
    guard isDecimal(bytes) else { return nil }
    let plain = String(decoding: bytes, as: UTF8.self)
    let (isNegative, digits, point) = DecimalRounding.digits(
      of: DecimalRounding.roundedText(plain, scale: scale, isHalfEven: false) ?? plain)
    let count = point + scale
    guard count <= 38, digits.count <= 38 else { return nil }
    guard !digits.isEmpty, count > 0 else { return DecimalValue(unscaled: 0, scale: scale) }
    let unscaled = (digits.prefix(count) + Array(repeating: 0, count: max(0, count - digits.count)))
      .reduce(Int128(0)) { $0 &* 10 &+ Int128($1) }
    return DecimalValue(unscaled: isNegative ? -unscaled : unscaled, scale: scale)
  }
}
