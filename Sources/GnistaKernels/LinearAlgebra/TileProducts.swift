/// Dot products of several rows with several others at once: the core of matrix products.
///
/// A tile of 4 by 2 sums stays in registers while both sets of rows are read once.
enum TileProducts {
  /// Hands the dot products `a[i] · b[j]` of a tile of rows to `add(i, j, product)`.
  ///
  /// - Parameters:
  ///   - a: the first rows, `aStride` apart; `b` likewise.
  ///   - aCount: number of rows of `a`, 1 to 4.
  ///   - bCount: number of rows of `b`, 1 to 2.
  ///   - length: numbers in a row.
  @inline(__always)
  static func tile(
    _ a: UnsafePointer<Double>, _ aStride: Int, _ aCount: Int,
    _ b: UnsafePointer<Double>, _ bStride: Int, _ bCount: Int, length: Int,
    add: (Int, Int, Double) -> Void
  ) {
    guard aCount == 4, bCount == 2 else {
      for i in 0..<aCount {
        for j in 0..<bCount { add(i, j, Vectors.dot(a + i * aStride, b + j * bStride, length)) }
      }
      return
    }
    let a1 = a + aStride
    let a2 = a1 + aStride
    let a3 = a2 + aStride
    let b1 = b + bStride
    var s00 = SIMD4<Double>.zero
    var s10 = SIMD4<Double>.zero
    var s20 = SIMD4<Double>.zero
    var s30 = SIMD4<Double>.zero
    var s01 = SIMD4<Double>.zero
    var s11 = SIMD4<Double>.zero
    var s21 = SIMD4<Double>.zero
    var s31 = SIMD4<Double>.zero
    var index = 0
    while index + 4 <= length {
      let x = Lanes.load(b, index)
      let y = Lanes.load(b1, index)
      let r0 = Lanes.load(a, index)
      s00 += r0 * x
      s01 += r0 * y
      let r1 = Lanes.load(a1, index)
      s10 += r1 * x
      s11 += r1 * y
      let r2 = Lanes.load(a2, index)
      s20 += r2 * x
      s21 += r2 * y
      let r3 = Lanes.load(a3, index)
      s30 += r3 * x
      s31 += r3 * y
      index += 4
    }
    var t00 = Lanes.sum(s00)
    var t10 = Lanes.sum(s10)
    var t20 = Lanes.sum(s20)
    var t30 = Lanes.sum(s30)
    var t01 = Lanes.sum(s01)
    var t11 = Lanes.sum(s11)
    var t21 = Lanes.sum(s21)
    var t31 = Lanes.sum(s31)
    while index < length {
      t00 += a[index] * b[index]
      t10 += a1[index] * b[index]
      t20 += a2[index] * b[index]
      t30 += a3[index] * b[index]
      t01 += a[index] * b1[index]
      t11 += a1[index] * b1[index]
      t21 += a2[index] * b1[index]
      t31 += a3[index] * b1[index]
      index += 1
    }
    add(0, 0, t00)
    add(1, 0, t10)
    add(2, 0, t20)
    add(3, 0, t30)
    add(0, 1, t01)
    add(1, 1, t11)
    add(2, 1, t21)
    add(3, 1, t31)
  }
}
