internal import Foundation
import GnistaCore
internal import Synchronization

/// The random numbers behind `rand`, `sample` and `randomSplit`.
enum RandomFunctions {
  static let natives = [uniform, poisson, gaussian, text]

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

  private static let gaussians = Mutex<[Int64: IndexedGaussian]>([:])

  private static func gaussianStream(_ seed: Int64) -> IndexedGaussian {
    gaussians.withLock { streams in
      if let stream = streams[seed] { return stream }
      if streams.count > 64 { streams.removeAll() }
      let stream = IndexedGaussian(seed: seed)
      streams[seed] = stream
      return stream
    }
  }

  /// `gnista_gaussian(seed, row)`: the normally distributed number that Spark draws for a 0-based row of a frame of one
  /// partition.
  static let gaussian = NativeFunction("gnista_gaussian", [.long, .long], gives: .double) {
    (columns: [BatchColumn], count: Int) in
    guard case .long(let seeds) = columns[0].storage, case .long(let rows) = columns[1].storage else {
      return .doubles([])
    }
    return .doubles(
      runs(rows, count) { seeds[$0] == seeds[$1] }.flatMap { run in
        gaussianStream(seeds[run.lowerBound]).values(from: Int(rows[run.lowerBound]), count: run.count)
      })
  }

  private static let symbols = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

  /// `gnista_random_text(seed, length, row)`: the text of random letters and digits that Spark draws for a 0-based row of
  /// a frame of one partition. The length is the same in all rows.
  static let text = NativeFunction("gnista_random_text", [.long, .integer, .long], gives: .string) {
    arguments in
    let length = arguments[1].integerValue ?? 0
    let row = arguments[2].integerValue ?? 0
    let words = stream(seed: Int64(arguments[0].integerValue ?? 0)).words(from: row * length, count: length)
    return .string(String(decoding: words.map { symbols[Int(($0 % 62).magnitude)] }, as: UTF8.self))
  }

  /// Runs of ascending rows that belong together, so that one look-up serves a whole run.
  private static func runs(_ rows: [Int64], _ count: Int, _ same: (Int, Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, rows[end] == rows[end - 1] + 1, same(end, start) { end += 1 }
      runs.append(start..<end)
      start = end
    }
    return runs
  }

  private struct PoissonKey: Hashable {
    var seed: Int64
    var mean: Double
  }

  private static let poissonStreams = Mutex<[PoissonKey: IndexedPoisson]>([:])

  private static func poissonStream(_ key: PoissonKey) -> IndexedPoisson {
    poissonStreams.withLock { streams in
      if let stream = streams[key] { return stream }
      if streams.count > 16 { streams.removeAll() }
      let stream = IndexedPoisson(seed: key.seed, mean: key.mean)
      streams[key] = stream
      return stream
    }
  }

  /// `gnista_poisson(seed, mean, row)`: the Poisson-distributed whole number that Spark draws for a 0-based row of a frame
  /// of one partition. For means of 40 and more, where Spark has another method, it is found by inversion.
  static let poisson = NativeFunction(
    "gnista_poisson", [.long, .double, .long], gives: .long
  ) { (columns: [BatchColumn], count: Int) in
    guard case .long(let seeds) = columns[0].storage, case .double(let means) = columns[1].storage,
      case .long(let rows) = columns[2].storage, count > 0
    else { return BatchColumn(type: .long, storage: .long([])) }
    var draws: [Int64] = []
    draws.reserveCapacity(count)
    var start = 0
    while start < count {
      // Rows come in ascending runs, so that one look-up serves a whole run.
      var end = start + 1
      while end < count, rows[end] == rows[end - 1] + 1, seeds[end] == seeds[start],
        means[end] == means[start]
      {
        end += 1
      }
      let (first, mean) = (Int(rows[start]), means[start])
      if mean <= 0 {
        draws += [Int64](repeating: 0, count: end - start)
      } else if mean < 40 {
        draws += poissonStream(.init(seed: seeds[start], mean: mean)).values(from: first, count: end - start)
          .map(Int64.init)
      } else {
        draws += stream(seed: seeds[start]).values(from: first, count: end - start).map {
          quantile($0, mean: mean)
        }
      }
      start = end
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
