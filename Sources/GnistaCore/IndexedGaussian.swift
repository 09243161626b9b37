internal import Foundation
internal import Synchronization

/// Spark's stream of normally distributed numbers for one seed, open to access by row number.
///
/// Numbers come in pairs from a varying number of uniform ones, by Marsaglia's polar method as `java.util.Random` has it,
/// so all rows before a row must be drawn first. They are found from checkpoints, so that several threads can ask for rows
/// in any order.
public final class IndexedGaussian: Sendable {
  /// Even, so that a checkpoint never stands within a pair.
  private static let stride = 4_096
  private let checkpoints: Mutex<[XORShiftRandom]>

  /// The stream of a seed.
  public init(seed: Int64) { checkpoints = Mutex([XORShiftRandom(seed: seed)]) }

  /// The numbers of the rows `first..<first + count`, with mean 0 and standard deviation 1.
  public func values(from first: Int, count: Int) -> [Double] {
    let checkpoint = first / Self.stride
    var generator = checkpoints.withLock { checkpoints in
      while checkpoints.count <= checkpoint {
        var generator = checkpoints[checkpoints.count - 1]
        for _ in 0..<Self.stride / 2 { _ = Self.pair(&generator) }
        checkpoints.append(generator)
      }
      return checkpoints[checkpoint]
    }
    let skipped = first % Self.stride
    for _ in 0..<skipped / 2 { _ = Self.pair(&generator) }
    var values: [Double] = []
    values.reserveCapacity(count + 2)
    while values.count < count + skipped % 2 {
      let (one, other) = Self.pair(&generator)
      values += [one, other]
    }
    return Array(values.dropFirst(skipped % 2).prefix(count))
  }

  private static func pair(_ generator: inout XORShiftRandom) -> (Double, Double) {
    while true {
      let x = 2 * generator.nextDouble() - 1
      let y = 2 * generator.nextDouble() - 1
      let square = x * x + y * y
      if square < 1, square != 0 {
        let factor = (-2 * log(square) / square).squareRoot()
        return (x * factor, y * factor)
      }
    }
  }
}
