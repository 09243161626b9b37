/// The two inner loops of every linear model: scores of rows, and sums of rows times multipliers.
///
/// Rows are taken four at a time, which keeps the coefficients in registers; each row's score is summed in the same
/// order whether it stands in a group of four or alone.
enum RowGroups {
  /// How many dense rows fit the first-level cache together, a multiple of 4: both loops run over the same rows.
  static func rowsAtOnce(features: Int) -> Int {
    max(4, min(256, 3072 / max(1, features) / 4 * 4))
  }

  /// `out[i] = offset + rows[i] · weights`, for dense rows.
  static func scores(
    _ rows: UnsafePointer<Double>, _ count: Int, features: Int, weights: UnsafePointer<Double>,
    offset: Double, out: UnsafeMutablePointer<Double>
  ) {
    let vector = features & ~3
    var row = 0
    while row + 4 <= count {
      let r0 = rows + row * features
      let r1 = r0 + features
      let r2 = r1 + features
      let r3 = r2 + features
      var a0 = SIMD4<Double>.zero
      var a1 = SIMD4<Double>.zero
      var a2 = SIMD4<Double>.zero
      var a3 = SIMD4<Double>.zero
      var column = 0
      while column < vector {
        let weight = Lanes.load(weights, column)
        a0 += Lanes.load(r0, column) * weight
        a1 += Lanes.load(r1, column) * weight
        a2 += Lanes.load(r2, column) * weight
        a3 += Lanes.load(r3, column) * weight
        column += 4
      }
      var s0 = Lanes.sum(a0)
      var s1 = Lanes.sum(a1)
      var s2 = Lanes.sum(a2)
      var s3 = Lanes.sum(a3)
      while column < features {
        let weight = weights[column]
        s0 += r0[column] * weight
        s1 += r1[column] * weight
        s2 += r2[column] * weight
        s3 += r3[column] * weight
        column += 1
      }
      out[row] = offset + s0
      out[row + 1] = offset + s1
      out[row + 2] = offset + s2
      out[row + 3] = offset + s3
      row += 4
    }
    while row < count {
      out[row] = offset + Vectors.dot(rows + row * features, weights, features)
      row += 1
    }
  }

  /// `sums += Σ multipliers[i] rows[i]`, for dense rows.
  static func accumulate(
    _ rows: UnsafePointer<Double>, _ count: Int, features: Int, multipliers: UnsafePointer<Double>,
    into sums: UnsafeMutablePointer<Double>
  ) {
    let vector = features & ~3
    var row = 0
    while row + 4 <= count {
      let r0 = rows + row * features
      let r1 = r0 + features
      let r2 = r1 + features
      let r3 = r2 + features
      let m0 = multipliers[row]
      let m1 = multipliers[row + 1]
      let m2 = multipliers[row + 2]
      let m3 = multipliers[row + 3]
      var column = 0
      while column < vector {
        let pair0 = Lanes.load(r0, column) * m0 + Lanes.load(r1, column) * m1
        let pair1 = Lanes.load(r2, column) * m2 + Lanes.load(r3, column) * m3
        Lanes.store(Lanes.load(sums, column) + (pair0 + pair1), sums, column)
        column += 4
      }
      while column < features {
        sums[column] += (r0[column] * m0 + r1[column] * m1) + (r2[column] * m2 + r3[column] * m3)
        column += 1
      }
      row += 4
    }
    while row < count {
      let values = rows + row * features
      let multiplier = multipliers[row]
      for column in 0..<features { sums[column] += values[column] * multiplier }
      row += 1
    }
  }

  /// `out[i] = offset + rows[i] · weights`, for compressed rows.
  static func scores(
    _ block: BlockPointers, _ rows: Range<Int>, weights: UnsafePointer<Double>, offset: Double,
    out: UnsafeMutablePointer<Double>
  ) {
    guard let values = block.values.baseAddress, let columns = block.columns.baseAddress else {
      for row in 0..<rows.count { out[row] = offset }
      return
    }
    for row in rows {
      var even = 0.0
      var odd = 0.0
      var position = block.rowStarts[row]
      let end = block.rowStarts[row + 1]
      while position + 2 <= end {
        even += values[position] * weights[Int(columns[position])]
        odd += values[position + 1] * weights[Int(columns[position + 1])]
        position += 2
      }
      if position < end { even += values[position] * weights[Int(columns[position])] }
      out[row - rows.lowerBound] = offset + (even + odd)
    }
  }

  /// `sums += Σ multipliers[i] rows[i]`, for compressed rows.
  static func accumulate(
    _ block: BlockPointers, _ rows: Range<Int>, multipliers: UnsafePointer<Double>,
    into sums: UnsafeMutablePointer<Double>
  ) {
    guard let values = block.values.baseAddress, let columns = block.columns.baseAddress else { return }
    for row in rows {
      let multiplier = multipliers[row - rows.lowerBound]
      for position in block.rowStarts[row]..<block.rowStarts[row + 1] {
        sums[Int(columns[position])] += values[position] * multiplier
      }
    }
  }
}
