import GnistaKernels

/// A small reproducible source of numbers for tests.
struct SampleNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to 1, by SplitMix64.
  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  /// Roughly normal: mean 0, variance 1.
  mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + uniform() }
  }
}

/// Rows with labels that depend on the features.
enum SampleData {
  /// Classes 0 to `classes - 1`, or numbers when `classes` is 0.
  static func make(
    rows: Int, features: Int, classes: Int, seed: UInt64 = 1, weighted: Bool = false,
    layout: InstanceBlocks.Layout = .dense
  ) throws -> InstanceBlocks {
    var numbers = SampleNumbers(seed: seed)
    var values: [Double] = []
    var labels: [Double] = []
    var weights: [Double] = []
    for _ in 0..<rows {
      let row = (0..<features).map { Double($0 + 1) * numbers.normal() + Double($0) }
      let score = zip(row, 0...).reduce(0) { $0 + $1.0 * ($1.1 % 2 == 0 ? 0.5 : -0.3) }
      values += row
      let noisy = score + numbers.normal()
      labels.append(classes == 0 ? noisy : Double(min(classes - 1, max(0, Int(noisy + Double(classes) / 2)))))
      weights.append(0.5 + numbers.uniform())
    }
    var data = InstanceBlocks(numFeatures: features, layout: layout)
    try data.append(rowMajor: values, labels: labels, weights: weighted ? weights : nil)
    return data
  }
}
