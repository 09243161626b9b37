/// Java's standard generator, where Spark uses it: `java.util.Random`.
///
/// The linear congruential generator of Knuth, *The Art of Computer Programming* 2, 3.2.1, with the constants of Java.
public struct JavaRandom: Sendable {
  private static let mask: UInt64 = 0xFFFF_FFFF_FFFF
  private var state: UInt64

  /// Starts the generator from a seed.
  public init(seed: Int64) { state = (UInt64(bitPattern: seed) ^ 0x5_DEEC_E66D) & Self.mask }

  private mutating func step() {
    state = (state &* 0x5_DEEC_E66D &+ 0xB) & Self.mask
  }

  private mutating func next32() -> Int32 {
    step()
    return Int32(truncatingIfNeeded: state >> 16)
  }

  /// A double in 0..<1, with 53 random bits.
  public mutating func nextDouble() -> Double {
    step()
    let high = state >> 22
    step()
    return Double(high << 27 + state >> 21) * 0x1p-53
  }

  /// 64 random bits.
  public mutating func nextLong() -> Int64 {
    let high = Int64(next32())
    return high << 32 &+ Int64(next32())
  }
}
