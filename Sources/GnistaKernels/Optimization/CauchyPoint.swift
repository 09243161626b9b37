/// The generalized Cauchy point: the first local minimum of the quadratic model along the projected gradient.
///
/// After Byrd, Lu, Nocedal and Zhu (1995), algorithm CP.
struct CauchyPoint {
  /// The point.
  private(set) var point: [Double]
  /// `Wᵀ (point - start)`.
  private(set) var projection: [Double]

  init(_ method: LBFGSB, _ state: MinimizerState<BoundedHessian>) {
    let history = state.history
    let start = state.point
    let gradient = state.gradient
    var direction = [Double](repeating: 0, count: start.count)
    var breaks = [Double](repeating: .greatestFiniteMagnitude, count: start.count)
    for (index, slope) in gradient.enumerated() where slope != 0 {
      let bound = slope < 0 ? method.upperBounds[index] : method.lowerBounds[index]
      breaks[index] = (start[index] - bound) / slope
      direction[index] = breaks[index] == 0 ? 0 : -slope
    }
    point = start
    projection = [Double](repeating: 0, count: history.columns.count)
    var p = history.projected(direction)
    var first = Vectors.dot(gradient, direction)
    var second = -history.theta * first - Self.dot(p, history.middle.times(p))
    var step = -(first / second)
    var passed = 0.0
    let order = breaks.indices.sorted { (breaks[$0], $0) < (breaks[$1], $1) }
    var position = order.firstIndex { breaks[$0] != 0 } ?? order.count
    while position < order.count {
      let index = order[position]
      let length = breaks[index] - passed
      guard length <= step else { break }
      point[index] = direction[index] > 0 ? method.upperBounds[index] : method.lowerBounds[index]
      let moved = point[index] - start[index]
      let slope = gradient[index]
      let row = history.row(index)
      for column in p.indices { projection[column] += p[column] * length }
      let curved = history.middle.times(row)
      first +=
        length * second + slope * slope + history.theta * slope * moved
        - slope * Self.dot(row, history.middle.times(projection))
      second -=
        history.theta * slope * slope + 2 * slope * Self.dot(row, history.middle.times(p))
        + slope * slope * Self.dot(row, curved)
      for column in p.indices { p[column] += row[column] * slope }
      direction[index] = 0
      step = -first / second
      passed = breaks[index]
      position += 1
    }
    step = max(step, 0)
    passed += step
    for index in order[position...] { point[index] = start[index] + passed * direction[index] }
    for column in p.indices { projection[column] += p[column] * step }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
