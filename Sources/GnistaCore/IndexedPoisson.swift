internal import Foundation
internal import Synchronization

/// Spark's stream of Poisson-distributed numbers for one seed and mean, open to access by row number.
///
/// How many random numbers a row takes depends on the row, so all rows before it must be drawn first. Row `n`'s number is
/// found from checkpoints of the generator, so that several threads can ask for rows in any order; asking in order costs
/// one draw a row.
public final class IndexedPoisson: Sendable {
  private static let stride = 8_192
  private let mean: Double
  private let exponential: Double
  private let checkpoints: Mutex<[Well19937c]>

  /// The stream of a seed with a mean above 0 and below 40; above, Spark draws in another way.
  public init(seed: Int64, mean: Double) {
    self.mean = mean
    exponential = exp(-mean)
    // Spark seeds the first partition's generator with the first number of another one.
    var seeds = JavaRandom(seed: seed)
    checkpoints = Mutex([Well19937c(seed: seeds.nextLong())])
  }

  /// The numbers of the rows `first..<first + count`.
  public func values(from first: Int, count: Int) -> [Int] {
    let checkpoint = first / Self.stride
    var generator = checkpoints.withLock { checkpoints in
      while checkpoints.count <= checkpoint {
        var generator = checkpoints[checkpoints.count - 1]
        for _ in 0..<Self.stride { _ = generator.nextPoisson(mean: mean, exponential: exponential) }
        checkpoints.append(generator)
      }
      return checkpoints[checkpoint]
    }
    for _ in 0..<first % Self.stride { _ = generator.nextPoisson(mean: mean, exponential: exponential) }
    return (0..<count).map { _ in generator.nextPoisson(mean: mean, exponential: exponential) }
  }
}
