/// Exponential and logarithm of four doubles at once, branch-free, the same on every machine.
///
/// The polynomials of the logarithm are those of FreeBSD's msun (`e_log.c`, Sun Microsystems 1993); the exponential
/// is reduced as there and summed as a Taylor series. Errors stay below two units in the last place.
enum LaneFunctions {
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10

  /// `exp(x)` for `x <= 709`; 0 below -708, where the result would lose its precision.
  @inline(__always)
  static func exp(_ x: SIMD4<Double>) -> SIMD4<Double> {
    // adding 1.5 * 2^52 rounds to a whole number and leaves it in the low bits
    let magic = 6755399441055744.0
    let floor = SIMD4<Double>(repeating: -708)
    let clamped = x.replacing(with: floor, where: x .< floor)
    let shifted = clamped * 1.44269504088896338700 + magic
    let power = shifted - magic
    let r = (clamped - power * ln2High) - power * ln2Low
    var sum = SIMD4<Double>(repeating: 1.0 / 6_227_020_800)
    sum = sum * r + 1.0 / 479_001_600
    sum = sum * r + 1.0 / 39_916_800
    sum = sum * r + 1.0 / 3_628_800
    sum = sum * r + 1.0 / 362_880
    sum = sum * r + 1.0 / 40_320
    sum = sum * r + 1.0 / 5_040
    sum = sum * r + 1.0 / 720
    sum = sum * r + 1.0 / 120
    sum = sum * r + 1.0 / 24
    sum = sum * r + 1.0 / 6
    sum = sum * r + 0.5
    // 1 + r + r² sum, the large terms last
    let result = (r + sum * (r * r)) + 1
    let scaled =
      unsafeBitCast(result, to: SIMD4<UInt64>.self)
      &+ (unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &<< 52)
    return unsafeBitCast(scaled, to: SIMD4<Double>.self).replacing(with: 0, where: x .< floor)
  }

  /// `log(1 + x)` for `x` from 0 to 1.
  @inline(__always)
  static func log1p(_ x: SIMD4<Double>) -> SIMD4<Double> {
    let isLarge = x .> 0.41421356237309504880
    let f = x.replacing(with: (x - 1) * 0.5, where: isLarge)
    let small = logOnePlus(f)
    return small.replacing(with: (small + ln2Low) + ln2High, where: isLarge)
  }

  /// `log(x)` for positive normal `x`.
  @inline(__always)
  static func log(_ x: SIMD4<Double>) -> SIMD4<Double> {
    let bits = unsafeBitCast(x, to: SIMD4<UInt64>.self)
    // moves the exponent so that the fraction lies between √½ and √2
    let offset = bits &- 0x3FE6_A09E_667F_3BCD
    let exponent = offset & 0xFFF0_0000_0000_0000
    let fraction = unsafeBitCast(bits &- exponent, to: SIMD4<Double>.self)
    let power = SIMD4<Double>(
      unsafeBitCast(exponent, to: SIMD4<Int64>.self) &>> 52)
    return (logOnePlus(fraction - 1) + power * ln2Low) + power * ln2High
  }

  /// `log(1 + f)` for `1 + f` between √½ and √2.
  @inline(__always)
  private static func logOnePlus(_ f: SIMD4<Double>) -> SIMD4<Double> {
    let s = f / (f + 2)
    let z = s * s
    var r = SIMD4<Double>(repeating: 1.479819860511658591e-01)
    r = r * z + 1.531383769920937332e-01
    r = r * z + 1.818357216161805012e-01
    r = r * z + 2.222219843214978396e-01
    r = r * z + 2.857142874366239149e-01
    r = r * z + 3.999999999940941908e-01
    r = r * z + 6.666666666666735130e-01
    let half = f * f * 0.5
    return f - (half - s * (half + r * z))
  }
}
