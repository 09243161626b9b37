/// Half-precision numbers, which Swift does not have as a type on every platform.
enum HalfPrecision {
  /// The number of 1 sign bit, 5 bits of exponent and 10 of fraction (IEEE 754 binary16).
  static func float(_ bits: UInt16) -> Float {
    let sign: Float = bits & 0x8000 == 0 ? 1 : -1
    let exponent = Int(bits >> 10) & 0x1F
    let fraction = Float(bits & 0x3FF)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default: return sign * Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction * 0x1p-10)
    }
  }
}
