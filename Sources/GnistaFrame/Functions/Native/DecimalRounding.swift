import GnistaCore

/// Rounding and arithmetic in decimal digits, as Java's BigDecimal does them.
enum DecimalRounding {
  /// What is done with the digits that do not fit.
  enum Mode {
    /// To the nearest, halves away from zero.
    case halfUp
    /// To the nearest, halves to the even digit.
    case halfEven
    /// Towards positive infinity.
    case ceiling
    /// Towards negative infinity.
    case floor
  }

  /// A double rounded as the shortest decimal text of it would be.
  static func round(_ x: Double, scale: Int, isHalfEven: Bool) -> Double {
    guard x.isFinite, x != 0 else { return x }
    if scale == 0 {
      // A whole scale needs no text: a double's half is exact. BigDecimal has no negative zero.
      return x.rounded(isHalfEven ? .toNearestOrEven : .toNearestOrAwayFromZero) + 0
    }
    guard let text = roundedText(x.description, scale: scale, isHalfEven: isHalfEven) else { return x }
    return (Double(text) ?? x) + 0
  }

  /// A float rounded as the shortest decimal text of it would be.
  static func round(_ x: Float, scale: Int, isHalfEven: Bool) -> Float {
    guard x.isFinite, x != 0 else { return x }
    guard let text = roundedText(x.description, scale: scale, isHalfEven: isHalfEven) else { return x }
    return (Float(text) ?? x) + 0
  }

  /// The digits and exponent of a number's text: `0.digits · 10^point`.
  static func digits(of text: String) -> (isNegative: Bool, digits: [UInt8], point: Int) {
    var isNegative = false
    var digits: [UInt8] = []
    var point = 0
    var sawPoint = false
    var bytes = text.utf8[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): sawPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits.isEmpty, byte == UInt8(ascii: "0") {
          if sawPoint { point -= 1 }
        } else {
          digits.append(byte - UInt8(ascii: "0"))
          if !sawPoint { point += 1 }
        }
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        point += Int(Substring(bytes)) ?? 0
        bytes = bytes[bytes.endIndex...]
      default: break
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return (isNegative, digits, digits.isEmpty ? 0 : point)
  }

  /// The text of a number rounded at a scale; nil when it has no digits beyond.
  static func roundedText(_ text: String, scale: Int, isHalfEven: Bool) -> String? {
    let (isNegative, digits, point) = digits(of: text)
    let kept = point + scale
    guard kept < digits.count else { return nil }
    guard kept >= 0 else { return isNegative ? "-0" : "0" }
    var head = Array(digits[..<kept])
    let rest = digits[kept...]
    let half =
      rest.first.map { $0 > 5 || $0 == 5 && (rest.count > 1 || !isHalfEven || (head.last ?? 0) % 2 == 1) }
      ?? false
    var exponent = -scale
    if half {
      var position = head.count - 1
      while position >= 0, head[position] == 9 {
        head[position] = 0
        position -= 1
      }
      if position >= 0 { head[position] += 1 } else { head.insert(1, at: 0) }
    }
    if head.isEmpty {
      head = [0]
      exponent = 0
    }
    return (isNegative ? "-" : "") + head.map(String.init).joined() + "e\(exponent)"
  }

  /// 10 to a power from 0 to 38.
  static func powerOfTen(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(Int128(1)) { power, _ in power &* 10 }
  }

  /// A decimal with another number of digits after the point; a negative scale gives zeros before it.
  static func round(_ value: DecimalValue, scale: Int, _ mode: Mode) -> DecimalValue {
    guard scale < value.scale else { return value }
    let drop = value.scale - scale
    guard drop <= 38 else { return DecimalValue(unscaled: 0, scale: max(0, scale)) }
    let unit = powerOfTen(drop)
    let quotient = adjusted(value.unscaled.quotientAndRemainder(dividingBy: unit), unit, mode)
    return scale >= 0
      ? DecimalValue(unscaled: quotient, scale: scale)
      : DecimalValue(unscaled: quotient &* powerOfTen(-scale), scale: 0)
  }

  private static func adjusted(
    _ parts: (quotient: Int128, remainder: Int128), _ unit: Int128, _ mode: Mode
  ) -> Int128 {
    let (quotient, remainder) = parts
    guard remainder != 0 else { return quotient }
    let step: Int128 = remainder < 0 ? -1 : 1
    let rest = remainder.magnitude
    let twice = rest > unit.magnitude - rest ? 1 : rest == unit.magnitude - rest ? 0 : -1
    let away: Bool
    switch mode {
    case .halfUp: away = twice >= 0
    case .halfEven: away = twice > 0 || twice == 0 && quotient & 1 == 1
    case .ceiling: away = step > 0
    case .floor: away = step < 0
    }
    return away ? quotient + step : quotient
  }

  /// a · b, rounded half up at a scale.
  static func multiply(_ a: DecimalValue, _ b: DecimalValue, scale: Int) throws -> DecimalValue {
    let product = a.unscaled.magnitude.multipliedFullWidth(by: b.unscaled.magnitude)
    let drop = a.scale + b.scale - scale
    return try scaled(product, drop: drop, isNegative: (a.unscaled < 0) != (b.unscaled < 0), scale: scale)
  }

  /// The whole part of a / b.
  static func quotient(_ a: DecimalValue, _ b: DecimalValue) throws -> DecimalValue {
    try divide(a, b, scale: 0, isTruncated: true)
  }

  /// a / b, rounded half up, or cut, at a scale.
  static func divide(
    _ a: DecimalValue, _ b: DecimalValue, scale: Int, isTruncated: Bool = false
  ) throws -> DecimalValue {
    guard b.unscaled != 0 else { throw GnistaError(.arithmetic, "[DIVIDE_BY_ZERO] Division by zero.") }
    // a · 10^(scale + b.scale - a.scale) / b
    var shift = scale + b.scale - a.scale
    var numerator: (high: UInt128, low: UInt128) = (0, a.unscaled.magnitude)
    var divisor = b.unscaled.magnitude
    while shift > 0 {
      let step = min(shift, 18)
      numerator = try times(numerator, UInt128(powerOfTen(step)))
      shift -= step
    }
    if shift < 0 {
      let (product, overflow) = divisor.multipliedReportingOverflow(by: UInt128(powerOfTen(min(38, -shift))))
      guard !overflow else { return DecimalValue(unscaled: 0, scale: scale) }
      divisor = product
    }
    guard numerator.high < divisor else { throw overflow() }
    let (quotient, remainder) = divisor.dividingFullWidth(numerator)
    let rounded = !isTruncated && remainder >= divisor - remainder ? quotient + 1 : quotient
    return try signed(rounded, isNegative: (a.unscaled < 0) != (b.unscaled < 0), scale: scale)
  }

  private static func times(
    _ number: (high: UInt128, low: UInt128), _ factor: UInt128
  ) throws -> (high: UInt128, low: UInt128) {
    let low = number.low.multipliedFullWidth(by: factor)
    let (high, first) = number.high.multipliedReportingOverflow(by: factor)
    let (sum, second) = high.addingReportingOverflow(low.high)
    guard !first, !second else { throw overflow() }
    return (sum, low.low)
  }

  private static func scaled(
    _ number: (high: UInt128, low: UInt128), drop: Int, isNegative: Bool, scale: Int
  ) throws -> DecimalValue {
    guard drop > 0 else {
      guard number.high == 0 else { throw overflow() }
      return try signed(number.low, isNegative: isNegative, scale: scale)
    }
    let unit = UInt128(powerOfTen(min(drop, 38)))
    guard number.high < unit else { throw overflow() }
    let (quotient, remainder) = unit.dividingFullWidth(number)
    return try signed(
      remainder >= unit - remainder ? quotient + 1 : quotient, isNegative: isNegative, scale: scale)
  }

  private static func signed(_ magnitude: UInt128, isNegative: Bool, scale: Int) throws -> DecimalValue {
    guard let value = Int128(exactly: magnitude) else { throw overflow() }
    return DecimalValue(unscaled: isNegative ? -value : value, scale: scale)
  }

  private static func overflow() -> GnistaError {
    GnistaError(.arithmetic, "[NUMERIC_VALUE_OUT_OF_RANGE] the decimal result has more than 38 digits")
  }
}
