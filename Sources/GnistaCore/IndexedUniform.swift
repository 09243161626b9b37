internal import Synchronization

/// Spark's stream of uniform random numbers for one seed, open to access by row number.
///
/// Spark draws one number a row, in order, from a generator started with the seed. Row `n`'s number is found here
/// from checkpoints of the generator's state, so that several threads can ask for rows in any order; asking in order
/// costs one step a row.
public final class IndexedUniform: Sendable {
  private static let stride = 4_096
  private let states: Mutex<[UInt64]>

  /// The stream of a seed.
  public init(seed: Int64) {
    states = Mutex([XORShiftRandom(seed: seed).state])
  }

  /// The numbers of the rows `first..<first + count`.
  public func values(from first: Int, count: Int) -> [Double] {
    var generator = generator(at: first)
    return (0..<count).map { _ in generator.nextDouble() }
  }

  /// The stream as whole numbers of 32 bits, two of which make a double: those with the indices
  /// `first..<first + count`.
  public func words(from first: Int, count: Int) -> [Int32] {
    var generator = generator(at: first / 2)
    if first % 2 == 1 { _ = generator.next(bits: 32) }
    return (0..<count).map { _ in Int32(bitPattern: generator.next(bits: 32)) }
  }

  /// The generator before it draws a row's number.
  private func generator(at row: Int) -> XORShiftRandom {
    let checkpoint = row / Self.stride
    let start = states.withLock { states in
      while states.count <= checkpoint {
        var generator = XORShiftRandom(state: states[states.count - 1])
        for _ in 0..<Self.stride { _ = generator.nextDouble() }
        states.append(generator.state)
      }
      return states[checkpoint]
    }
    var generator = XORShiftRandom(state: start)
    for _ in 0..<row % Self.stride { _ = generator.nextDouble() }
    return generator
  }
}
