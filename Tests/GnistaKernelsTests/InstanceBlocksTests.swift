import GnistaKernels
import Testing

@Suite("Training data in blocks")
struct InstanceBlocksTests {
  @Test("hold the same rows however they are appended", arguments: [InstanceBlocks.Layout.dense, .sparse])
  func appending(layout: InstanceBlocks.Layout) throws {
    let rows: [[Double]] = [[1, 0, 3], [0, 0, 0], [0, 5, 6], [7, 8, 0]]
    let labels = [0.0, 1, 0, 1]
    let weights = [1.0, 2, 1, 0.5]
    var byRow = InstanceBlocks(numFeatures: 3, layout: layout)
    for (row, features) in rows.enumerated() {
      try byRow.append(label: labels[row], weight: weights[row], features: features)
    }
    var byColumns = InstanceBlocks(numFeatures: 3, layout: layout)
    try byColumns.append(
      columns: (0..<3).map { column in rows.map { $0[column] } }, labels: labels, weights: weights)
    var bySparse = InstanceBlocks(numFeatures: 3, layout: layout)
    try bySparse.append(
      rowStarts: [0, 2, 2, 4, 6], columns: [0, 2, 1, 2, 0, 1], values: [1, 3, 5, 6, 7, 8], labels: labels,
      weights: weights)
    for data in [byRow, byColumns, bySparse] {
      #expect(data.count == 4)
      let block = try #require(data.blocks.first)
      #expect(block.labels == labels)
      #expect(block.weights == weights)
      if layout == .dense {
        #expect(block.values == rows.flatMap(\.self))
      } else {
        #expect(block.values == [1, 3, 5, 6, 7, 8])
        #expect(block.columns == [0, 2, 1, 2, 0, 1])
        #expect(block.rowStarts == [0, 2, 2, 4, 6])
      }
    }
  }

  @Test("fill in weights of 1 for rows that came without")
  func missingWeights() throws {
    var data = InstanceBlocks(numFeatures: 1)
    try data.append(rowMajor: [1, 2], labels: [0, 1])
    #expect(!data.hasWeights)
    try data.append(rowMajor: [3], labels: [0], weights: [5])
    try data.append(rowMajor: [4], labels: [1])
    #expect(data.blocks[0].weights == [1, 1, 5, 1])
    #expect(data.hasWeights)
  }

  @Test("take little more memory than the matrix itself", arguments: [20, 300, 1200])
  func memory(features: Int) throws {
    let rows = 1_200_000 / features
    var data = InstanceBlocks(numFeatures: features)
    let part = [Double](repeating: 1.5, count: 1000 * features)
    for _ in 0..<(rows / 1000) {
      try data.append(rowMajor: part, labels: [Double](repeating: 1, count: 1000))
    }
    let packed = 8 * data.count * features
    #expect(data.blocks.count > 1)
    #expect(Double(data.byteCount) <= 1.2 * Double(packed))
  }

  @Test("join other data without copying their blocks")
  func joining() throws {
    var first = try SampleData.make(rows: 10, features: 2, classes: 2)
    let second = try SampleData.make(rows: 5, features: 2, classes: 2, seed: 2)
    try first.append(contentsOf: second)
    #expect(first.count == 15)
    #expect(first.blocks.map(\.count) == [10, 5])
    #expect(throws: KernelError.self) { try first.append(contentsOf: InstanceBlocks(numFeatures: 3)) }
  }

  @Test("refuse rows whose shapes disagree, saying which")
  func shapes() throws {
    var data = InstanceBlocks(numFeatures: 2)
    let message = { (error: KernelError?) in error?.message ?? "" }
    #expect(
      message(#expect(throws: KernelError.self) { try data.append(rowMajor: [1, 2, 3], labels: [0]) })
        == "1 rows of 2 features need 2 values, not 3")
    #expect(
      message(#expect(throws: KernelError.self) { try data.append(columns: [[1]], labels: [0]) })
        == "1 columns for 2 features")
    #expect(
      message(#expect(throws: KernelError.self) { try data.append(columns: [[1], [1, 2]], labels: [0]) })
        == "feature column 1 has 2 rows, the label has 1")
    #expect(
      message(
        #expect(throws: KernelError.self) {
          try data.append(rowMajor: [1, 2], labels: [0], weights: [1, 2])
        }) == "2 weights for 1 labels")
    #expect(
      message(
        #expect(throws: KernelError.self) {
          try data.append(rowMajor: [1, 2], labels: [0], weights: [-1])
        }) == "row 0 has the weight -1.0; weights are numbers of at least 0")
    #expect(
      message(
        #expect(throws: KernelError.self) {
          try data.append(rowStarts: [0, 2], columns: [1, 0], values: [1, 2], labels: [0])
        }) == "row 0 names feature 0 after 1; indices must ascend below 2")
    #expect(data.isEmpty)
  }
}
