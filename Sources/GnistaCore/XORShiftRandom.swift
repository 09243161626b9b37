/// Spark's random number generator, so that a seed gives the numbers it gives in Spark.
///
/// The xorshift of Marsaglia, *Xorshift RNGs* (2003), with the shifts 21, 35 and 4, started from a seed that is
/// scrambled with MurmurHash3, as `org.apache.spark.util.random.XORShiftRandom` does.
public struct XORShiftRandom: RandomNumberGenerator, Sendable {
  private(set) var state: UInt64

  /// Starts the generator from a seed.
  public init(seed: Int64) {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: seed >> (56 - 8 * $0)) }
    let low = MurmurHash3.hash(bytes, seed: 0x3c07_4a61)
    let high = MurmurHash3.hash(bytes, seed: low)
    state = UInt64(high) << 32 | UInt64(low)
  }

  init(state: UInt64) { self.state = state }

  /// Goes one step on and returns the lowest `bits` bits of the state.
  public mutating func next(bits: Int) -> UInt32 {
    var next = state ^ (state << 21)
    next ^= next >> 35
    next ^= next << 4
    state = next
    return UInt32(truncatingIfNeeded: next & ((1 << UInt64(bits)) - 1))
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    let high = UInt64(next(bits: 32))
    return high << 32 &+ UInt64(bitPattern: Int64(Int32(bitPattern: next(bits: 32))))
  }

  /// A double in 0..<1, with 53 random bits.
  public mutating func nextDouble() -> Double {
    let high = UInt64(next(bits: 26))
    return Double(high << 27 + UInt64(next(bits: 27))) * 0x1p-53
  }

  /// A whole number in 0..<bound, as `java.util.Random.nextInt` draws it.
  public mutating func nextInt(_ bound: Int32) -> Int32 {
    precondition(bound > 0, "the bound must be positive")
    var bits = Int32(bitPattern: next(bits: 31))
    if bound & (bound - 1) == 0 { return Int32(truncatingIfNeeded: (Int64(bound) * Int64(bits)) >> 31) }
    var value = bits % bound
    while bits &- value &+ (bound - 1) < 0 {
      bits = Int32(bitPattern: next(bits: 31))
      value = bits % bound
    }
    return value
  }
}
