/// Exponential and logarithm of four doubles at once, branch-free, the same on every machine.
///
/// Reductions and polynomials are those of FreeBSD's msun (`e_exp.c` and `e_log.c`, Sun Microsystems 1993 and 2004).
/// Errors stay below two units in the last place.
enum LaneFunctions {
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10

  /// `exp(x)` for `x <= 709`; 0 below -708, where the result would lose its precision.
  @inline(__always)
  static func exp(_ x: SIMD4<Double>) -> SIMD4<Double> {
    let (numerator, denominator) = expRatio(x)
    return numerator / denominator
  }

  /// `exp(x)` as a ratio, which saves a division where the power is part of a larger ratio; the denominator lies between
  /// 1.6 and 2.4.
  @inline(__always)
  static func expRatio(_ x: SIMD4<Double>) -> (numerator: SIMD4<Double>, denominator: SIMD4<Double>) {
    // adding 1.5 * 2^52 rounds to a whole number and leaves it in the low bits
    let magic = 6755399441055744.0
    let floor = SIMD4<Double>(repeating: -708)
    let clamped = x.replacing(with: floor, where: x .< floor)
    let shifted = clamped * 1.44269504088896338700 + magic
    let power = shifted - magic
    let r = (clamped - power * ln2High) - power * ln2Low
    let square = r * r
    var sum = SIMD4<Double>(repeating: 4.13813679705723846039e-08)
    sum = sum * square - 1.65339022054652515390e-06
    sum = sum * square + 6.61375632143793436117e-05
    sum = sum * square - 2.77777777770155933842e-03
    sum = sum * square + 1.66666666666666019037e-01
    // exp(r) = 1 + 2r / (2 - c)
    let denominator = 2 - (r - square * sum)
    let numerator = denominator + (r + r)
    let scaled =
      unsafeBitCast(numerator, to: SIMD4<UInt64>.self)
      &+ (unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &<< 52)
    return (
      unsafeBitCast(scaled, to: SIMD4<Double>.self).replacing(with: 0, where: x .< floor), denominator
    )
  }

  /// `log(1 + n / d)` for `0 <= n <= d`.
  @inline(__always)
  static func log1pRatio(_ n: SIMD4<Double>, _ d: SIMD4<Double>) -> SIMD4<Double> {
    let isLarge = n .> d * 0.41421356237309504880
    // s = f / (2 + f) with f = n / d, or with half of what is above 1 where ln 2 is taken out
    let s =
      n.replacing(with: n - d, where: isLarge)
      / (n + d * SIMD4(repeating: 2).replacing(with: 3, where: isLarge))
    let small = s * (logTerms(s * s) + 2)
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
    let half = f * f * 0.5
    return f - (half - s * (half + logTerms(s * s)))
  }

  /// What is left of `log((1 + s) / (1 - s)) / s - 2` as a polynomial of `z = s²`.
  @inline(__always)
  private static func logTerms(_ z: SIMD4<Double>) -> SIMD4<Double> {
    var r = SIMD4<Double>(repeating: 1.479819860511658591e-01)
    r = r * z + 1.531383769920937332e-01
    r = r * z + 1.818357216161805012e-01
    r = r * z + 2.222219843214978396e-01
    r = r * z + 2.857142874366239149e-01
    r = r * z + 3.999999999940941908e-01
    r = r * z + 6.666666666666735130e-01
    return r * z
  }
}
