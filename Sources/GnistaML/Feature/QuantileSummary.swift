import GnistaCore
import GnistaFrame

/// Quantiles of many numbers in one pass and little memory.
///
/// The algorithm is that of Greenwald and Khanna, *Space-Efficient Online Computation of Quantile Summaries* (2001), in
/// the form of Spark's `approxQuantile`: numbers are collected and put in 50,000 at a time, and the summary is compressed
/// when it has 10,000 entries. Numbers that come in the order in which Spark reads one partition give Spark's answers.
struct QuantileSummary {
  /// How far the rank of an answer may be off, relative to the number of numbers.
  let relativeError: Double
  private var entries: [Entry] = []
  private var waiting: [Double] = []
  private var count = 0

  private static let chunk = 50_000
  private static let compressionThreshold = 10_000

  /// A number with bounds of its rank.
  private struct Entry {
    var value: Double
    /// Difference of the lowest possible rank from that of the entry before.
    var step: Int
    /// Difference of the highest possible rank from the lowest.
    var spread: Int
  }

  /// Begins without numbers. As in Spark, the error is made smaller where its reciprocal is no whole number, and 0
  /// stands for less than half a billionth.
  init(relativeError: Double) {
    self.relativeError = 1 / min((1 / relativeError).rounded(.up), Double(Int32.max))
  }

  /// Adds a number; NaN is passed over.
  mutating func add(_ value: Double) {
    if value.isNaN { return }
    waiting.append(value)
    if waiting.count >= Self.chunk {
      takeWaiting()
      if entries.count >= Self.compressionThreshold { compress() }
    }
  }

  /// Adds a quantile summary for each of some columns of numbers; nulls and NaN are passed over.
  static func of(
    _ columns: [String], in frame: DataFrame, relativeError: Double, missing: Double? = nil
  ) async throws -> [QuantileSummary] {
    var summaries = columns.map { _ in QuantileSummary(relativeError: relativeError) }
    for try await batch in try await frame.select(columns.map(Column.exactly)).batches() {
      for index in columns.indices {
        for value in batch.columns[index].doubleValues ?? [] where value != missing {
          summaries[index].add(value)
        }
      }
    }
    return summaries
  }

  private mutating func takeWaiting() {
    guard !waiting.isEmpty else { return }
    waiting.sort()
    var merged: [Entry] = []
    merged.reserveCapacity(entries.count + waiting.count)
    var next = 0
    for (position, value) in waiting.enumerated() {
      while next < entries.count, entries[next].value <= value {
        merged.append(entries[next])
        next += 1
      }
      count += 1
      let isEnd = merged.isEmpty || next == entries.count && position == waiting.count - 1
      merged.append(
        Entry(
          value: value, step: 1, spread: isEnd ? 0 : Int((2 * relativeError * Double(count)).rounded(.down))))
    }
    merged.append(contentsOf: entries[next...])
    entries = merged
    waiting.removeAll(keepingCapacity: true)
  }

  /// Joins entries as long as the error allows it, from the greatest down; the ends stay.
  private mutating func compress() {
    guard let last = entries.last, entries.count > 1 else { return }
    let threshold = 2 * relativeError * Double(count)
    var kept: [Entry] = []
    var head = last
    for entry in entries[1..<entries.count - 1].reversed() {
      if Double(entry.step + head.step + head.spread) < threshold {
        head.step += entry.step
      } else {
        kept.append(head)
        head = entry
      }
    }
    kept.append(head)
    if entries[0].value <= head.value { kept.append(entries[0]) }
    kept.reverse()
    entries = kept
  }

  /// The numbers at some probabilities, each between 0 and 1; nil when there is no number.
  mutating func quantiles(_ probabilities: [Double]) -> [Double]? {
    takeWaiting()
    compress()
    guard let first = entries.first, let last = entries.last else { return nil }
    let allowed = (entries.map { $0.step + $0.spread }.max() ?? 0) / 2
    var result = [Double](repeating: 0, count: probabilities.count)
    // The entries are gone through once, for ascending probabilities.
    var index = 0
    var lowest = first.step
    for position in probabilities.indices.sorted(by: { probabilities[$0] < probabilities[$1] }) {
      let probability = probabilities[position]
      if probability <= relativeError {
        result[position] = first.value
      } else if probability >= 1 - relativeError {
        result[position] = last.value
      } else {
        let rank = Int((probability * Double(count)).rounded(.up))
        while index < entries.count - 1,
          lowest + entries[index].spread - allowed > rank || rank > lowest + allowed
        {
          index += 1
          lowest += entries[index].step
        }
        // As in Spark, the ranks are not counted on once the last entry is reached.
        if index == entries.count - 1 { lowest = 0 }
        result[position] = entries[index].value
      }
    }
    return result
  }
}
