/// The inner loops of models with a score for each class: rows times a matrix, and rows times multipliers.
///
/// Classes stand side by side in tiles of four, padded; coefficients and sums stand feature by feature, then class by
/// class.
enum ClassTiles {
  /// The number of classes with padding, a multiple of 4.
  static func padded(_ classes: Int) -> Int { (classes + 3) & ~3 }

  /// `out[row] = offsets + rows[row] · weights`, for dense rows.
  static func scores(
    _ rows: UnsafePointer<Double>, _ count: Int, features: Int, classes: Int,
    weights: UnsafePointer<Double>, offsets: UnsafePointer<Double>, out: UnsafeMutablePointer<Double>
  ) {
    for tile in stride(from: 0, to: classes, by: 4) {
      let offset = Lanes.load(offsets, tile)
      var row = 0
      while row + 4 <= count {
        let r0 = rows + row * features
        let r1 = r0 + features
        let r2 = r1 + features
        let r3 = r2 + features
        var a0 = offset
        var a1 = offset
        var a2 = offset
        var a3 = offset
        for column in 0..<features {
          let weight = Lanes.load(weights, column * classes + tile)
          a0 += weight * r0[column]
          a1 += weight * r1[column]
          a2 += weight * r2[column]
          a3 += weight * r3[column]
        }
        Lanes.store(a0, out, row * classes + tile)
        Lanes.store(a1, out, (row + 1) * classes + tile)
        Lanes.store(a2, out, (row + 2) * classes + tile)
        Lanes.store(a3, out, (row + 3) * classes + tile)
        row += 4
      }
      while row < count {
        let values = rows + row * features
        var sum = offset
        for column in 0..<features {
          sum += Lanes.load(weights, column * classes + tile) * values[column]
        }
        Lanes.store(sum, out, row * classes + tile)
        row += 1
      }
    }
  }

  /// `sums += Σ rows[row]ᵀ multipliers[row]`, for dense rows.
  static func accumulate(
    _ rows: UnsafePointer<Double>, _ count: Int, features: Int, classes: Int,
    multipliers: UnsafePointer<Double>, into sums: UnsafeMutablePointer<Double>
  ) {
    for tile in stride(from: 0, to: classes, by: 4) {
      var row = 0
      while row + 4 <= count {
        let r0 = rows + row * features
        let r1 = r0 + features
        let r2 = r1 + features
        let r3 = r2 + features
        let m0 = Lanes.load(multipliers, row * classes + tile)
        let m1 = Lanes.load(multipliers, (row + 1) * classes + tile)
        let m2 = Lanes.load(multipliers, (row + 2) * classes + tile)
        let m3 = Lanes.load(multipliers, (row + 3) * classes + tile)
        for column in 0..<features {
          let position = column * classes + tile
          let sum = (m0 * r0[column] + m1 * r1[column]) + (m2 * r2[column] + m3 * r3[column])
          Lanes.store(Lanes.load(sums, position) + sum, sums, position)
        }
        row += 4
      }
      while row < count {
        let values = rows + row * features
        let multiplier = Lanes.load(multipliers, row * classes + tile)
        for column in 0..<features {
          let position = column * classes + tile
          Lanes.store(Lanes.load(sums, position) + multiplier * values[column], sums, position)
        }
        row += 1
      }
    }
  }

  /// `out[row] = offsets + rows[row] · weights`, for compressed rows.
  static func scores(
    _ block: BlockPointers, _ rows: Range<Int>, classes: Int, weights: UnsafePointer<Double>,
    offsets: UnsafePointer<Double>, out: UnsafeMutablePointer<Double>
  ) {
    for row in rows {
      for tile in stride(from: 0, to: classes, by: 4) {
        var sum = Lanes.load(offsets, tile)
        for position in block.rowStarts[row]..<block.rowStarts[row + 1] {
          sum += Lanes.load(weights, Int(block.columns[position]) * classes + tile) * block.values[position]
        }
        Lanes.store(sum, out, (row - rows.lowerBound) * classes + tile)
      }
    }
  }

  /// `sums += Σ rows[row]ᵀ multipliers[row]`, for compressed rows.
  static func accumulate(
    _ block: BlockPointers, _ rows: Range<Int>, classes: Int, multipliers: UnsafePointer<Double>,
    into sums: UnsafeMutablePointer<Double>
  ) {
    for row in rows {
      for tile in stride(from: 0, to: classes, by: 4) {
        let multiplier = Lanes.load(multipliers, (row - rows.lowerBound) * classes + tile)
        for position in block.rowStarts[row]..<block.rowStarts[row + 1] {
          let target = Int(block.columns[position]) * classes + tile
          Lanes.store(Lanes.load(sums, target) + multiplier * block.values[position], sums, target)
        }
      }
    }
  }
}
