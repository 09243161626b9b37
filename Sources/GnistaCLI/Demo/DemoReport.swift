internal import GnistaCore

/// Prints the demo's report as it comes.
struct DemoReport {
  private let out: StandardOutput?
  /// Columns of a step's name, and of what came of it.
  private static let (nameWidth, outcomeWidth) = (20, 72)

  /// - Parameter isShown: false keeps quiet, for `--json`.
  init(isShown: Bool) { out = isShown ? .shared : nil }

  /// A line of text.
  func line(_ text: String = "") throws {
    try out?.writeLine(text)
    try out?.flush()
  }

  /// A step with its time.
  func step(_ number: Int, _ step: DemoResult.Step) throws {
    let name = TextWidth.padded("\(number < 10 ? " " : "")\(number). \(step.name)", to: Self.nameWidth)
    let time = TextWidth.padded(Duration.seconds(step.seconds).brief, to: 8, alignRight: true)
    let lines = step.outcome.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try line("\(name) \(TextWidth.padded(lines.first ?? "", to: Self.outcomeWidth)) \(time)")
    for text in lines.dropFirst() { try line(String(repeating: " ", count: Self.nameWidth + 1) + text) }
  }

  /// How well a model did.
  func measure(_ title: String, _ measure: DemoResult.Measure) throws {
    try line(title)
    let figures = [
      ("area under ROC", measure.areaUnderROC), ("area under PR", measure.areaUnderPR),
      ("log loss", measure.logLoss),
    ]
    try line("  " + figures.map { "\($0.0) \(Figure.fixed($0.1, places: 4))" }.joined(separator: "   "))
    let cells = measure.confusion.map { $0.map(Figure.whole) }
    let table = AlignedText.of(
      header: ["", "predicted: no tip", "predicted: tip"],
      rows: zip(["no tip", "tip"], cells).map { [$0] + $1 }, alignRight: true)
    for text in table.split(separator: "\n", omittingEmptySubsequences: false) { try line("  " + text) }
  }

  /// ROC curves in characters, with the diagonal of guessing, and some of their points.
  func curves(leaking: [[Double]], fair: [[Double]]) throws {
    try line("ROC curves: with payment type (*), without, tuned (o), guessing (.)")
    for text in Self.plot([(leaking, "*"), (fair, "o")]) { try line("  " + text) }
    let limits = [0.01, 0.05, 0.1, 0.2, 0.5]
    let rows = [("with payment type", leaking), ("without, tuned", fair)].map { name, points in
      [name] + limits.map { Figure.fixed(Self.height(of: points, at: $0), places: 3) }
    }
    let header = ["false positive rate"] + limits.map { Figure.fixed($0, places: 2) }
    let table = AlignedText.of(header: header, rows: rows, alignRight: true)
    for text in table.split(separator: "\n") { try line("  " + text) }
    try line("  (the cells are true positive rates)")
  }

  /// Rows of a plot of curves over the diagonal, with axes; the first curve is drawn over the others.
  static func plot(
    _ curves: [(points: [[Double]], mark: Character)], width: Int = 48, height: Int = 12
  ) -> [String] {
    var cells = [[Character]](repeating: [Character](repeating: " ", count: width), count: height)
    func row(_ share: Double) -> Int { Int((min(1, max(0, share)) * Double(height - 1)).rounded()) }
    for column in 0..<width {
      let x = Double(column) / Double(width - 1)
      cells[row(x)][column] = "."
      for curve in curves.reversed() { cells[row(Self.height(of: curve.points, at: x))][column] = curve.mark }
    }
    let rows = cells.enumerated().reversed().map { row, cells in
      let axis = row == height - 1 ? "1 |" : row == 0 ? "0 |" : "  |"
      return axis + String(cells[...(cells.lastIndex { $0 != " " } ?? 0)])
    }
    let axis = "  +" + String(repeating: "-", count: width)
    return rows + [axis, "   0" + String(repeating: " ", count: width - 2) + "1"]
  }

  /// A curve's height at a place, between its points in a straight line; at a step, its upper end.
  static func height(of points: [[Double]], at x: Double) -> Double {
    guard let after = points.firstIndex(where: { $0[0] > x }) else { return points.last?[1] ?? 1 }
    guard after > 0 else { return 0 }
    let (left, right) = (points[after - 1], points[after])
    return left[1] + (right[1] - left[1]) * (x - left[0]) / (right[0] - left[0])
  }
}
