internal import Foundation
import GnistaCore
internal import Synchronization

/// The random numbers behind `rand`, `sample` and `randomSplit`.
enum RandomFunctions {
  static let natives = [uniform, poisson]

  private static let streams = Mutex<[Int64: IndexedUniform]>([:])

  static func stream(seed: Int64) -> IndexedUniform {
    streams.withLock { streams in
      if let stream = streams[seed] { return stream }
      if streams.count > 64 { streams.removeAll() }
      let stream = IndexedUniform(seed: seed)
      streams[seed] = stream
      return stream
    }
  }

  /// `gnista_uniform(seed, row)`: the number that Spark draws for a 0-based row of a frame of one partition.
  static let uniform = NativeFunction("gnista_uniform", [.long, .long], gives: .double) {
    (columns: [BatchColumn], count: Int) in
    guard case .long(let seeds) = columns[0].storage, case .long(let rows) = columns[1].storage, count > 0
    else {
      return .doubles([])
    }
    // Rows come in ascending runs, so that one look-up serves a whole run.
    var results: [Double] = []
    results.reserveCapacity(count)
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, rows[end] == rows[end - 1] + 1, seeds[end] == seeds[start] { end += 1 }
      results += stream(seed: seeds[start]).values(from: Int(rows[start]), count: end - start)
      start = end
    }
    return .doubles(results)
  }

  /// `gnista_poisson(seed, mean, row)`: a Poisson-distributed whole number for a 0-based row, by inversion.
  static let poisson = NativeFunction(
    "gnista_poisson", [.long, .double, .long], gives: .long
  ) { (columns: [BatchColumn], count: Int) in
    guard case .long(let seeds) = columns[0].storage, case .double(let means) = columns[1].storage,
      case .long(let rows) = columns[2].storage
    else { return BatchColumn(type: .long, storage: .long([])) }
    let draws = (0..<count).map { row -> Int64 in
      let number = stream(seed: seeds[row]).values(from: Int(rows[row]), count: 1)[0]
      return quantile(number, mean: means[row])
    }
    return BatchColumn(type: .long, storage: .long(draws))
  }

  private static func quantile(_ probability: Double, mean: Double) -> Int64 {
    var term = exp(-mean)
    var sum = term
    var count: Int64 = 0
    while sum < probability, term > 0 {
      count += 1
      term *= mean / Double(count)
      sum += term
    }
    return count
  }
}
