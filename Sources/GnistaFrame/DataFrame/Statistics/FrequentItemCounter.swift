import GnistaCore

/// Counts frequent values of a stream in bounded memory; see ``DataFrameStatFunctions/freqItems(_:support:)``.
struct FrequentItemCounter {
  private let capacity: Int
  /// Counts by value; what has been taken off all of them is in ``taken``.
  private var counts: [Value: Int] = [:]
  private var taken = 0
  /// How many values have a count.
  private var valuesWithCount: [Int: Int] = [:]
  /// The values in the order in which they were met, so that the result is always the same.
  private var order: [Value] = []

  init(capacity: Int) { self.capacity = capacity }

  /// What may be frequent.
  var items: [Value] { order }

  /// Counts a value.
  ///
  /// Where there is no room for a new value, one is taken off every count, and what comes to nothing makes room.
  mutating func add(_ value: Value) {
    if let count = counts[value] {
      counts[value] = count + 1
      valuesWithCount[count, default: 0] -= 1
      valuesWithCount[count + 1, default: 0] += 1
    } else if counts.count < capacity {
      counts[value] = taken + 1
      valuesWithCount[taken + 1, default: 0] += 1
      order.append(value)
    } else {
      taken += 1
      guard let gone = valuesWithCount.removeValue(forKey: taken), gone > 0 else { return }
      counts = counts.filter { $0.value > taken }
      order = order.filter { counts[$0] != nil }
    }
  }
}
