/// Weights of positive and negative rows for each distinct score, collected in one pass.
///
/// Rows are kept as they come and merged by score whenever they have doubled, so memory is bounded by the number of
/// distinct scores (48 bytes each) and not by the number of rows. 0.0 and -0.0 are one score.
struct ScoreTally {
  /// What is known of one score.
  struct Entry {
    /// The score's bits, rearranged so that a greater score has a smaller key.
    var key: UInt64
    var positive: Double
    var negative: Double

    var score: Double {
      let bits = ~key
      return Double(bitPattern: bits >> 63 == 1 ? bits & ~(1 << 63) : ~bits)
    }
  }

  private var entries: [Entry] = []
  private var limit = 1 << 18

  /// Adds a row.
  mutating func add(score: Double, isPositive: Bool, weight: Double) {
    let bits = (score + 0.0).bitPattern  // -0.0 becomes 0.0
    let ascending = bits >> 63 == 1 ? ~bits : bits | 1 << 63
    entries.append(
      Entry(key: ~ascending, positive: isPositive ? weight : 0, negative: isPositive ? 0 : weight))
    if entries.count >= limit { merge() }
  }

  /// The scores from the greatest to the smallest, each once.
  mutating func descending() -> [Entry] {
    merge()
    return entries
  }

  private mutating func merge() {
    sortByKey()
    var kept = 0
    for entry in entries {
      if kept > 0, entries[kept - 1].key == entry.key {
        entries[kept - 1].positive += entry.positive
        entries[kept - 1].negative += entry.negative
      } else {
        entries[kept] = entry
        kept += 1
      }
    }
    entries.removeLast(entries.count - kept)
    limit = max(1 << 18, 2 * kept)
  }

  /// Sorts by key, rows of one score in the order they came (radix sort, least digit first).
  private mutating func sortByKey() {
    guard entries.count > 1 else { return }
    var other = entries
    for shift in stride(from: UInt64(0), to: 64, by: 11) {
      var starts = [Int](repeating: 0, count: 2_049)
      for entry in entries { starts[Int(entry.key >> shift & 2_047) + 1] += 1 }
      if starts.contains(entries.count) { continue }
      for digit in 0..<2_048 { starts[digit + 1] += starts[digit] }
      for entry in entries {
        let digit = Int(entry.key >> shift & 2_047)
        other[starts[digit]] = entry
        starts[digit] += 1
      }
      swap(&entries, &other)
    }
  }
}
