/// The random number generator behind Spark's sampling with replacement, so that a seed gives the numbers it gives there.
///
/// WELL19937c of Panneton, L'Ecuyer, Matsumoto, *Improved long-period generators based on linear recurrences modulo 2*
/// (ACM TOMS 32, 2006), seeded from 64 bits as Apache Commons Math does.
public struct Well19937c: Sendable {
  private static let size = 624
  private var state: [UInt32]
  private var index = 0

  /// Starts the generator from a seed.
  public init(seed: Int64) {
    state = [UInt32](repeating: 0, count: Self.size)
    state[0] = UInt32(truncatingIfNeeded: seed >> 32)
    state[1] = UInt32(truncatingIfNeeded: seed)
    for i in 2..<Self.size {
      // The word is taken with its sign, as Java widens an int.
      let word = Int64(Int32(bitPattern: state[i - 2]))
      state[i] = UInt32(truncatingIfNeeded: 1_812_433_253 &* (word ^ (word >> 30)) &+ Int64(i))
    }
  }

  private func word(_ distance: Int) -> UInt32 { state[(index + distance) % Self.size] }

  /// Goes one step on and returns the highest `bits` bits of the tempered state.
  private mutating func next(bits: UInt32) -> UInt32 {
    let last = (index + Self.size - 1) % Self.size
    let beforeLast = (index + Self.size - 2) % Self.size
    let (v0, m1, m2, m3) = (word(0), word(70), word(179), word(449))
    let z0 = (0x8000_0000 & state[last]) ^ (0x7FFF_FFFF & state[beforeLast])
    let z1 = (v0 ^ (v0 << 25)) ^ (m1 ^ (m1 >> 27))
    let z2 = (m2 >> 9) ^ (m3 ^ (m3 >> 1))
    let z3 = z1 ^ z2
    var z4 = z0 ^ (z1 ^ (z1 << 9)) ^ (z2 ^ (z2 << 21)) ^ (z3 ^ (z3 >> 21))
    state[index] = z3
    state[last] = z4
    state[beforeLast] &= 0x8000_0000
    index = last
    z4 ^= (z4 << 7) & 0xE46E_1700
    z4 ^= (z4 << 15) & 0x9B86_8000
    return z4 >> (32 - bits)
  }

  /// A double in 0..<1, with 52 random bits.
  public mutating func nextDouble() -> Double {
    let high = UInt64(next(bits: 26)) << 26
    return Double(high | UInt64(next(bits: 26))) * 0x1p-52
  }

  /// A Poisson-distributed number with a mean below 40, as Apache Commons Math draws it: uniform numbers are multiplied
  /// until the product falls below `exp(-mean)`.
  public mutating func nextPoisson(mean: Double, exponential: Double) -> Int {
    var count = 0
    var product = 1.0
    while Double(count) < 1_000 * mean {
      product *= nextDouble()
      if product < exponential { return count }
      count += 1
    }
    return count
  }
}
