/// Operations on plain arrays of doubles.
///
/// Sums use four accumulators in a fixed order, so that a result is the same on every machine.
enum Vectors {
  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    precondition(a.count == b.count, "because a dot product needs vectors of one length")
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        guard let x = a.baseAddress, let y = b.baseAddress else { return 0 }
        return dot(x, y, a.count)
      }
    }
  }

  /// The dot product of two runs of `count` numbers.
  @inline(__always)
  static func dot(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int) -> Double {
    var sum = SIMD4<Double>.zero
    var index = 0
    while index + 4 <= count {
      sum += Lanes.load(x, index) * Lanes.load(y, index)
      index += 4
    }
    var total = Lanes.sum(sum)
    while index < count {
      total += x[index] * y[index]
      index += 1
    }
    return total
  }

  /// The Euclidean norm.
  static func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }

  /// Adds `scale * x` to `y`.
  static func add(_ scale: Double, _ x: [Double], to y: inout [Double]) {
    precondition(x.count == y.count, "because a sum needs vectors of one length")
    for index in x.indices { y[index] += scale * x[index] }
  }

  static func difference(_ a: [Double], _ b: [Double]) -> [Double] {
    precondition(a.count == b.count, "because a difference needs vectors of one length")
    var result = a
    for index in b.indices { result[index] -= b[index] }
    return result
  }
}

/// Four doubles at a time, from memory of any alignment.
enum Lanes {
  @inline(__always)
  static func load(_ pointer: UnsafePointer<Double>, _ index: Int) -> SIMD4<Double> {
    UnsafeRawPointer(pointer + index).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  static func load(_ pointer: UnsafeMutablePointer<Double>, _ index: Int) -> SIMD4<Double> {
    UnsafeRawPointer(pointer + index).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  static func store(_ value: SIMD4<Double>, _ pointer: UnsafeMutablePointer<Double>, _ index: Int) {
    UnsafeMutableRawPointer(pointer + index).storeBytes(of: value, as: SIMD4<Double>.self)
  }

  /// The sum of the lanes, always in this order.
  @inline(__always)
  static func sum(_ value: SIMD4<Double>) -> Double { (value[0] + value[1]) + (value[2] + value[3]) }
}
