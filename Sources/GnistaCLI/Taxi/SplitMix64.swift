internal import Foundation

/// A small generator of random numbers, the same on every machine.
///
/// SplitMix64 after Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators* (OOPSLA 2014).
struct SplitMix64 {
  private var state: UInt64

  /// The generator of one block of a seed: blocks can be made in any order.
  init(seed: UInt64, block: UInt64) {
    state = seed
    state = next() ^ (block &* 0xD1B5_4A32_D192_ED03)
  }

  /// 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in low..<high.
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  /// True with a probability.
  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// A normally distributed number, by the method of Box and Muller (1958).
  mutating func normal(_ mean: Double, _ deviation: Double) -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return mean + deviation * radius * cos(2 * .pi * uniform())
  }

  /// A position with a probability proportional to its weight.
  mutating func pick(_ weights: [Double]) -> Int {
    var rest = uniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.count - 1
  }

  /// One of some values, each as likely as the others.
  mutating func element<T>(of values: [T]) -> T {
    values[Int(next() % UInt64(values.count))]
  }
}
