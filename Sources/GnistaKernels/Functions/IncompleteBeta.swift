import RealModule

/// The regularized incomplete beta function.
enum IncompleteBeta {
  /// `I_x(a, b)` for positive `a` and `b` and `x` from 0 to 1.
  ///
  /// By the continued fraction of DLMF 8.17.22, evaluated by Lentz's method, on the side where it converges fast.
  /// The complement `1 - x` is a parameter of its own, because near `x = 1` subtraction would lose it.
  static func regularized(_ a: Double, _ b: Double, x: Double, complement: Double) -> Double {
    guard x > 0 else { return 0 }
    guard complement > 0 else { return 1 }
    let front = Double.exp(
      a * Double.log(x) + b * Double.log(complement)
        + Double.logGamma(a + b) - Double.logGamma(a) - Double.logGamma(b))
    if x < (a + 1) / (a + b + 2) {
      return front * fraction(a, b, x) / a
    }
    return 1 - front * fraction(b, a, complement) / b
  }

  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    let kept = { (value: Double) in abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      result *= d * c
      // because a further factor this close to 1 no longer changes the product
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result
  }
}
