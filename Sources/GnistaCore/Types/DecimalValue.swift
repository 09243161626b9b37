/// An exact decimal number: `unscaled · 10^-scale`.
public struct DecimalValue: Hashable, Sendable {
  /// The digits as a whole number.
  public var unscaled: Int128
  /// Number of digits after the decimal point, 0 to 38.
  public var scale: Int

  /// Makes a decimal from its digits and scale.
  public init(unscaled: Int128, scale: Int) {
    self.unscaled = unscaled
    self.scale = scale
  }

  /// Parses plain decimal text such as `-12.50`; nil when it is not a number of at most 38 digits.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.allSatisfy({ $0.isASCII && $0.isNumber }), fraction.count <= 38,
      let digits = Int128(parts[0] + fraction), parts[0].count + fraction.count <= 39
    else { return nil }
    unscaled = digits
    scale = fraction.count
  }

  /// The nearest double.
  public var doubleValue: Double { Double(description) ?? .nan }
}

extension DecimalValue: CustomStringConvertible {
  /// Plain text with all digits of the scale, such as `-12.50`.
  public var description: String {
    let digits = String(unscaled.magnitude)
    let sign = unscaled < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
