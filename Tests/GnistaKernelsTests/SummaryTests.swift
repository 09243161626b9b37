import GnistaKernels
import Testing

@Suite("Summaries of training data")
struct SummaryTests {
  @Test("are those of the definitions, dense and sparse", arguments: [InstanceBlocks.Layout.dense, .sparse])
  func definitions(layout: InstanceBlocks.Layout) throws {
    let columns: [[Double]] = [[1, 0, -2, 0, 4], [3, 3, 3, 3, 3], [0, 0, 0, 0, 0]]
    let weights = [1.0, 2, 0.5, 0, 3]
    var data = InstanceBlocks(numFeatures: 3, layout: layout)
    try data.append(columns: columns, labels: [0, 1, 2, 7, 1], weights: weights)
    let summary = try data.featureSummary()
    let total = 6.5
    #expect(summary.count == 4)
    #expect(summary.weightSum == total)
    for (index, column) in columns.enumerated() {
      let mean = zip(column, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
      let squares = zip(column, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
      let variance = squares / (total - (1 + 4 + 0.25 + 9) / total)
      #expect(abs(summary.mean[index] - mean) < 1e-15)
      #expect(abs(summary.variance[index] - variance) < 1e-14)
    }
    #expect(summary.min == [-2, 3, 0])
    #expect(summary.max == [4, 3, 0])
    #expect(summary.numNonzeros == [3, 4, 0])
    #expect(summary.normL1 == [14, 19.5, 0])
    #expect(abs(summary.normL2[0] - 51.0.squareRoot()) < 1e-14)
    #expect(abs(summary.sum[0] - 12) < 1e-14)
  }

  @Test("give a constant column the variance 0 exactly, over many blocks")
  func constantColumn() throws {
    var data = InstanceBlocks(numFeatures: 2)
    var numbers = SampleNumbers(seed: 3)
    for _ in 0..<12 {
      let labels = (0..<1000).map { _ in numbers.normal() }
      try data.append(
        columns: [[Double](repeating: 0.1, count: 1000), labels],
        labels: [Double](repeating: 1.1, count: 1000),
        weights: labels.map { abs($0) })
    }
    #expect(data.blocks.count > 2)
    let summary = try data.featureSummary()
    #expect(summary.variance[0] == 0)
    #expect(summary.mean[0] == 0.1)
    #expect(try data.labelSummary().variance == 0)
  }

  @Test("keep their digits for values far from 0")
  func largeMean() throws {
    var data = InstanceBlocks(numFeatures: 1)
    let values = (0..<5000).map { 1e9 + Double($0 % 2) }
    try data.append(rowMajor: values, labels: values)
    let variance = try data.featureSummary().variance[0]
    #expect(abs(variance - 0.25 * 5000 / 4999) < 1e-12)
  }

  @Test("are the same to the last bit for any number of threads")
  func threads() throws {
    let data = try SampleData.make(rows: 20_000, features: 3, classes: 3, weighted: true)
    let one = try data.featureSummary(control: KernelControl(threads: 1))
    let four = try data.featureSummary(control: KernelControl(threads: 4))
    #expect(one.mean == four.mean)
    #expect(one.variance == four.variance)
    #expect(one.normL2 == four.normL2)
  }

  @Test("add up the weights of the classes, and leave out rows without weight")
  func histogram() throws {
    var data = InstanceBlocks(numFeatures: 0)
    try data.append(rowMajor: [], labels: [0, 2, 2, 9], weights: [1, 2, 3, 0])
    let summary = try data.labelSummary()
    #expect(summary.histogram == [1, 0, 5])
    #expect(summary.invalidCount == 0)
    #expect(summary.count == 3)
  }

  @Test("say which labels are no classes")
  func invalidLabels() throws {
    var data = InstanceBlocks(numFeatures: 0)
    try data.append(rowMajor: [], labels: [0, 1, 0.5, -1])
    let summary = try data.labelSummary()
    #expect(summary.histogram.isEmpty)
    #expect(summary.invalidCount == 2)
    #expect(summary.firstInvalid == 0.5)
  }

  @Test("of no rows have no rows")
  func empty() throws {
    let data = InstanceBlocks(numFeatures: 2)
    #expect(try data.featureSummary().count == 0)
    #expect(try data.labelSummary().weightSum == 0)
  }
}
