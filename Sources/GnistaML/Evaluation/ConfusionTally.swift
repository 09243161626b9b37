/// Weight of the rows for each pair of label and prediction, collected in one pass.
struct ConfusionTally {
  struct Pair: Hashable {
    var label: Double
    var prediction: Double
  }

  /// Pairs of classes below this go to a table, all others to a dictionary.
  private static let side = 64
  private var table = [Double](repeating: 0, count: side * side)
  private var isSeen = [Bool](repeating: false, count: side * side)
  private var others: [Pair: Double] = [:]

  mutating func add(label: Double, prediction: Double, weight: Double) {
    if label >= 0, label < Double(Self.side), prediction >= 0, prediction < Double(Self.side),
      label == label.rounded(.towardZero), prediction == prediction.rounded(.towardZero)
    {
      let cell = Int(label) * Self.side + Int(prediction)
      table[cell] += weight
      isSeen[cell] = true
    } else {
      others[Pair(label: label, prediction: prediction), default: 0] += weight
    }
  }

  /// All pairs that were met, by label and then by prediction.
  var weights: [(pair: Pair, weight: Double)] {
    let small = isSeen.indices.filter { isSeen[$0] }.map { cell in
      (
        pair: Pair(label: Double(cell / Self.side), prediction: Double(cell % Self.side)),
        weight: table[cell]
      )
    }
    return (small + others.map { (pair: $0.key, weight: $0.value) }).sorted {
      ($0.pair.label, $0.pair.prediction) < ($1.pair.label, $1.pair.prediction)
    }
  }
}
