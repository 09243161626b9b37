/// Sums of products of centred variables over the rows of the data.
enum GramMatrix {
  /// Rows that are transposed together.
  private static let panelRows = 128

  /// `Σ weight (x - mean)(x - mean)ᵀ` over features and label, row by row, symmetric.
  ///
  /// Up to 256 variables the chunks of rows are summed in parallel; beyond, where a matrix for each chunk would take
  /// too much memory, the parts of the one matrix.
  static func sums(_ data: InstanceBlocks, means: [Double], control: KernelControl) throws -> [Double] {
    let width = means.count
    let panel = Panel(width: width, rows: panelRows, means: means)
    var lower: [Double]
    if width <= 256 {
      lower =
        try data.reduce(width: width * width, control) { block in
          var sums = [Double](repeating: 0, count: width * width)
          panel.forEach(block) { add($0, width, $1, into: &sums, ParallelChunks(threads: 1)) }
          return sums
        } merge: { total, part in
          for index in total.indices { total[index] += part[index] }
        } ?? [Double](repeating: 0, count: width * width)
    } else {
      lower = [Double](repeating: 0, count: width * width)
      for block in data.blocks {
        try control.checkCancellation()
        block.withPointers { block in
          panel.forEach(block) { add($0, width, $1, into: &lower, control.chunks) }
        }
      }
    }
    for row in 0..<width {
      for column in 0..<row { lower[column * width + row] = lower[row * width + column] }
    }
    return lower
  }

  /// Adds the products of the columns of a panel to the lower triangle of a matrix.
  private static func add(
    _ panel: PanelPointers, _ width: Int, _ rows: Int, into sums: inout [Double], _ chunks: ParallelChunks
  ) {
    sums.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let target = SharedSums(base: base, panel: panel)
      chunks.forEach((width + 31) / 32) { chunk in
        let (base, panel) = (target.base, target.panel)
        let end = min(width, 32 * (chunk + 1))
        for row in stride(from: 32 * chunk, to: end, by: 4) {
          let count = min(4, end - row)
          for column in stride(from: 0, to: row + count, by: 2) {
            TileProducts.tile(
              panel.weighted + row * panelRows, panelRows, count, panel.plain + column * panelRows, panelRows,
              min(2, width - column), length: rows
            ) { i, j, product in
              // columns beyond the diagonal fall on the upper triangle, which is overwritten at the end
              base[(row + i) * width + column + j] += product
            }
          }
        }
      }
    }
  }

  /// The sums that several threads add to.
  ///
  /// `@unchecked Sendable` because each thread writes rows of its own, and the panel is only read.
  private struct SharedSums: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>
    let panel: PanelPointers
  }

  /// The columns of a panel, `panelRows` apart.
  struct PanelPointers {
    /// Deviations from the means.
    let plain: UnsafePointer<Double>
    /// The same times the weights.
    let weighted: UnsafePointer<Double>
  }

  /// Some rows, centred and transposed, so that columns are contiguous.
  private struct Panel: Sendable {
    let width: Int
    let rows: Int
    let means: [Double]

    func forEach(_ block: BlockPointers, _ body: (PanelPointers, Int) -> Void) {
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * width * rows) { buffer in
        guard let plain = buffer.baseAddress else { return }
        let weighted = plain + width * rows
        var row = 0
        while row < block.count {
          let count = min(rows, block.count - row)
          fill(block, row, count, plain, weighted)
          body(PanelPointers(plain: plain, weighted: weighted), count)
          row += count
        }
      }
    }

    private func fill(
      _ block: BlockPointers, _ start: Int, _ count: Int, _ plain: UnsafeMutablePointer<Double>,
      _ weighted: UnsafeMutablePointer<Double>
    ) {
      let features = width - 1
      for feature in 0..<features {
        if block.rowStarts.isEmpty {
          for row in 0..<count {
            plain[feature * rows + row] = block.values[(start + row) * features + feature] - means[feature]
          }
        } else {
          for row in 0..<count { plain[feature * rows + row] = -means[feature] }
        }
      }
      if !block.rowStarts.isEmpty {
        for row in 0..<count {
          for position in block.rowStarts[start + row]..<block.rowStarts[start + row + 1] {
            let feature = Int(block.columns[position])
            plain[feature * rows + row] = block.values[position] - means[feature]
          }
        }
      }
      for row in 0..<count { plain[features * rows + row] = block.labels[start + row] - means[features] }
      for variable in 0..<width {
        for row in 0..<count {
          weighted[variable * rows + row] = plain[variable * rows + row] * block.weight(start + row)
        }
      }
    }
  }
}
