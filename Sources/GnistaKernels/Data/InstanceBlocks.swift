/// Training data in memory: labelled, weighted rows of numeric features, as a list of blocks.
///
/// A block takes about one megabyte, so that growing never moves what is already there and loops over blocks run
/// in parallel. Dense data take 8 bytes a feature and a label, and 8 for the weight where rows have weights; there
/// is no other copy: the solvers scale and centre on the fly.
public struct InstanceBlocks: Sendable {
  /// How the features of a row are stored.
  public enum Layout: Sendable {
    /// All features, row by row.
    case dense
    /// Only the features that are not zero.
    case sparse
  }

  /// The number of features of every row.
  public let numFeatures: Int
  /// How features are stored.
  public let layout: Layout
  /// The most rows that a block takes: such that a dense block holds one mebibyte, at least 64, at most 4,096.
  public let rowsPerBlock: Int
  /// The blocks; all but the last have ``rowsPerBlock`` rows, unless other data were appended as a whole.
  public private(set) var blocks: [InstanceBlock] = []
  /// The number of rows.
  public private(set) var count = 0

  /// Makes data without rows.
  public init(numFeatures: Int, layout: Layout = .dense) {
    precondition(numFeatures >= 0, "because a row cannot have a negative number of features")
    self.numFeatures = numFeatures
    self.layout = layout
    rowsPerBlock =
      layout == .sparse ? 4096 : max(64, min(4096, (1 << 17) / max(1, numFeatures) / 64 * 64))
  }

  /// Whether there are no rows.
  public var isEmpty: Bool { count == 0 }

  /// Whether any block holds weights.
  public var hasWeights: Bool { blocks.contains { !$0.weights.isEmpty } }

  /// Appends one row of dense features, to data of either layout.
  public mutating func append(label: Double, weight: Double = 1, features: [Double]) throws {
    try append(rowMajor: features, labels: [label], weights: weight == 1 ? nil : [weight])
  }

  /// Appends rows whose features stand row by row.
  ///
  /// - Parameters:
  ///   - rowMajor: `labels.count × numFeatures` features.
  ///   - labels: one label a row.
  ///   - weights: one weight a row, or `nil` where every row weighs 1.
  /// - Throws: ``KernelError`` when the sizes disagree.
  public mutating func append(rowMajor: [Double], labels: [Double], weights: [Double]? = nil) throws {
    let width = numFeatures
    guard rowMajor.count == labels.count * width else {
      throw KernelError(
        .shapeMismatch,
        "\(labels.count) rows of \(width) features need \(labels.count * width) values, not \(rowMajor.count)"
      )
    }
    try appendRows(labels, weights) { block, rows in
      if block.rowStarts.isEmpty {
        block.values.append(contentsOf: rowMajor[(rows.lowerBound * width)..<(rows.upperBound * width)])
      } else {
        for row in rows {
          for column in 0..<width where rowMajor[row * width + column] != 0 {
            block.values.append(rowMajor[row * width + column])
            block.columns.append(Int32(column))
          }
          block.rowStarts.append(block.values.count)
        }
      }
    }
  }

  /// Appends rows whose features stand column by column, as query engines deliver them.
  ///
  /// - Parameters:
  ///   - columns: `numFeatures` arrays of `labels.count` features.
  ///   - labels: one label a row.
  ///   - weights: one weight a row, or `nil` where every row weighs 1.
  /// - Throws: ``KernelError`` when the sizes disagree.
  public mutating func append(columns: [[Double]], labels: [Double], weights: [Double]? = nil) throws {
    guard columns.count == numFeatures else {
      throw KernelError(.shapeMismatch, "\(columns.count) columns for \(numFeatures) features")
    }
    for (index, column) in columns.enumerated() where column.count != labels.count {
      throw KernelError(
        .shapeMismatch, "feature column \(index) has \(column.count) rows, the label has \(labels.count)")
    }
    var rowMajor = [Double](repeating: 0, count: labels.count * numFeatures)
    for (index, column) in columns.enumerated() {
      var position = index
      for value in column {
        rowMajor[position] = value
        position += numFeatures
      }
    }
    try append(rowMajor: rowMajor, labels: labels, weights: weights)
  }

  /// Appends rows given as compressed sparse rows, to data of either layout.
  ///
  /// - Parameters:
  ///   - rowStarts: where each row starts in `values`, and the end: `labels.count + 1` numbers from 0.
  ///   - columns: the feature of each value, ascending within a row.
  ///   - values: the values.
  ///   - labels: one label a row.
  ///   - weights: one weight a row, or `nil` where every row weighs 1.
  /// - Throws: ``KernelError`` when the sizes disagree or a feature index is out of range or order.
  public mutating func append(
    rowStarts: [Int], columns: [Int32], values: [Double], labels: [Double], weights: [Double]? = nil
  ) throws {
    try checkRows(rowStarts, columns, values, labels.count)
    let width = numFeatures
    try appendRows(labels, weights) { block, rows in
      let isDense = block.rowStarts.isEmpty
      for row in rows {
        let start = block.values.count
        if isDense { block.values.append(contentsOf: repeatElement(0, count: width)) }
        for position in rowStarts[row]..<rowStarts[row + 1] {
          if isDense {
            block.values[start + Int(columns[position])] = values[position]
          } else if values[position] != 0 {
            block.values.append(values[position])
            block.columns.append(columns[position])
          }
        }
        if !isDense { block.rowStarts.append(block.values.count) }
      }
    }
  }

  /// Appends all blocks of other data without copying them, for data that were read in parallel.
  ///
  /// - Throws: ``KernelError`` when the number of features or the layout differs.
  public mutating func append(contentsOf other: InstanceBlocks) throws {
    guard other.numFeatures == numFeatures, other.layout == layout else {
      throw KernelError(
        .shapeMismatch,
        "data with \(other.numFeatures) \(other.layout) features do not fit \(numFeatures) \(layout) ones")
    }
    blocks.append(contentsOf: other.blocks)
    count += other.count
  }

  /// Bytes that the rows take.
  public var byteCount: Int {
    blocks.reduce(0) { total, block in
      total + 8 * (block.labels.capacity + block.weights.capacity + block.values.capacity)
        + 4 * block.columns.capacity + 8 * block.rowStarts.capacity
    }
  }

  private func checkRows(_ starts: [Int], _ columns: [Int32], _ values: [Double], _ rows: Int) throws {
    guard starts.count == rows + 1, starts.first == 0, starts.last == values.count,
      columns.count == values.count, zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else {
      throw KernelError(
        .shapeMismatch,
        "compressed rows disagree: \(starts.count) row starts for \(rows) rows, \(columns.count) column "
          + "indices, \(values.count) values")
    }
    for row in 0..<rows {
      var previous: Int32 = -1
      for column in columns[starts[row]..<starts[row + 1]] {
        guard column > previous, column < numFeatures else {
          throw KernelError(
            .shapeMismatch,
            "row \(row) names feature \(column) after \(previous); indices must ascend below \(numFeatures)")
        }
        previous = column
      }
    }
  }

  /// Adds labels and weights block by block and lets the caller add the features of the same rows.
  private mutating func appendRows(
    _ labels: [Double], _ weights: [Double]?, features: (inout InstanceBlock, Range<Int>) -> Void
  ) throws {
    if let weights, weights.count != labels.count {
      throw KernelError(.shapeMismatch, "\(weights.count) weights for \(labels.count) labels")
    }
    if let weights, let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw KernelError(
        .invalidValue, "row \(count + row) has the weight \(weights[row]); weights are numbers of at least 0")
    }
    var done = 0
    while done < labels.count {
      if blocks.isEmpty || blocks[blocks.count - 1].count >= rowsPerBlock { startBlock() }
      let last = blocks.count - 1
      let rows = done..<min(labels.count, done + rowsPerBlock - blocks[last].count)
      if let weights {
        let missing = blocks[last].labels.count - blocks[last].weights.count
        blocks[last].weights.append(contentsOf: repeatElement(1, count: missing))
        blocks[last].weights.append(contentsOf: weights[rows])
      } else if !blocks[last].weights.isEmpty {
        blocks[last].weights.append(contentsOf: repeatElement(1, count: rows.count))
      }
      blocks[last].labels.append(contentsOf: labels[rows])
      features(&blocks[last], rows)
      done = rows.upperBound
    }
    count += labels.count
  }

  /// Adds an empty block; after the first one it has its final size from the start.
  private mutating func startBlock() {
    var block = InstanceBlock(sparse: layout == .sparse)
    if let last = blocks.last {
      block.labels.reserveCapacity(rowsPerBlock)
      if !last.weights.isEmpty { block.weights.reserveCapacity(rowsPerBlock) }
      if layout == .dense {
        block.values.reserveCapacity(rowsPerBlock * numFeatures)
      } else {
        // a twentieth more than the block before needed, because blocks of one data set are alike
        let stored = last.values.count + last.values.count / 20
        block.values.reserveCapacity(stored)
        block.columns.reserveCapacity(stored)
        block.rowStarts.reserveCapacity(rowsPerBlock + 1)
      }
    }
    blocks.append(block)
  }
}
