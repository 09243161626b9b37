public import GnistaCore

/// Measures of a classifier of any number of classes, as Spark's class of the same name.
///
/// Everything is computed from the weight of the rows for each pair of label and prediction. Classes are those that
/// occur as labels; a class that is only predicted counts as an error of the others.
public struct MulticlassMetrics: Sendable {
  /// The classes that occur as labels, in ascending order.
  public let labels: [Double]
  /// Weight of the rows with a label (row) and a prediction (column), both in the order of ``labels``.
  public let confusionMatrix: Matrix
  /// Weight of all rows.
  public let weightSum: Double

  private let labelWeights: [Double]
  private let truePositives: [Double]
  private let falsePositives: [Double]
  private let correct: Double

  /// Makes the metrics of predictions and labels.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` when lengths differ, `INVALID_VALUE` for a NaN or a negative weight.
  public init(predictions: [Double], labels: [Double], weights: [Double]? = nil) throws {
    guard predictions.count == labels.count, weights?.count ?? labels.count == labels.count else {
      throw GnistaError(
        .invalidArgument,
        "multiclass metrics need as many predictions (\(predictions.count)) as labels (\(labels.count)) and weights "
          + "(\(weights?.count ?? labels.count))")
    }
    var tally = ConfusionTally()
    for row in labels.indices {
      let weight = weights?[row] ?? 1
      guard !predictions[row].isNaN, !labels[row].isNaN, weight >= 0 else {
        throw GnistaError(
          .invalidValue,
          "multiclass metrics: row \(row) has prediction \(predictions[row]), label \(labels[row]) and weight "
            + "\(weight); NaN and negative weights are not allowed")
      }
      tally.add(label: labels[row], prediction: predictions[row], weight: weight)
    }
    self.init(tally)
  }

  init(_ tally: ConfusionTally) {
    let cells = tally.weights
    var classes: [Double] = []
    for cell in cells where classes.last != cell.pair.label { classes.append(cell.pair.label) }
    let positions = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    var matrix = Matrix.zeros(classes.count, classes.count)
    var totals = [Double](repeating: 0, count: classes.count)
    var hits = totals
    var misses = totals
    for (pair, weight) in cells {
      guard let row = positions[pair.label] else { continue }
      totals[row] += weight
      guard let column = positions[pair.prediction] else { continue }
      matrix[row, column] += weight
      if row == column { hits[row] += weight } else { misses[column] += weight }
    }
    labels = classes
    confusionMatrix = matrix
    labelWeights = totals
    truePositives = hits
    falsePositives = misses
    weightSum = totals.reduce(0, +)
    correct = hits.reduce(0, +)
  }

  /// Share of the rows whose prediction is right.
  public var accuracy: Double { correct / weightSum }

  /// Share of the rows whose prediction is wrong.
  public var hammingLoss: Double { (weightSum - correct) / weightSum }

  // MARK: One class

  /// Share of the rows predicted as a class that belong to it; 0 when none is predicted so.
  public func precision(label: Double) throws -> Double { precision(at: try index(of: label)) }

  /// Share of the rows of a class that are predicted so.
  public func recall(label: Double) throws -> Double { recall(at: try index(of: label)) }

  /// The same as ``recall(label:)``.
  public func truePositiveRate(label: Double) throws -> Double { try recall(label: label) }

  /// Share of the rows of other classes that are predicted as a class; NaN when there is no other class.
  public func falsePositiveRate(label: Double) throws -> Double {
    falsePositiveRate(at: try index(of: label))
  }

  /// Weighted harmonic mean of precision and recall of a class; `beta` above 1 favours recall.
  public func fMeasure(label: Double, beta: Double = 1) throws -> Double {
    fMeasure(at: try index(of: label), beta: beta)
  }

  // MARK: Each class, in the order of `labels`

  /// Precision of each class.
  public var precisionByLabel: [Double] { labels.indices.map(precision(at:)) }
  /// Recall of each class.
  public var recallByLabel: [Double] { labels.indices.map(recall(at:)) }
  /// True positive rate of each class, the same as its recall.
  public var truePositiveRateByLabel: [Double] { recallByLabel }
  /// False positive rate of each class.
  public var falsePositiveRateByLabel: [Double] { labels.indices.map(falsePositiveRate(at:)) }
  /// F-measure of each class.
  public func fMeasureByLabel(beta: Double = 1) -> [Double] {
    labels.indices.map { fMeasure(at: $0, beta: beta) }
  }

  // MARK: Means over the classes, weighted by the rows of each

  /// Mean precision.
  public var weightedPrecision: Double { mean(precision(at:)) }
  /// Mean recall, which equals the accuracy.
  public var weightedRecall: Double { mean(recall(at:)) }
  /// Mean true positive rate, the same as the mean recall.
  public var weightedTruePositiveRate: Double { weightedRecall }
  /// Mean false positive rate.
  public var weightedFalsePositiveRate: Double { mean(falsePositiveRate(at:)) }
  /// Mean F-measure.
  public func weightedFMeasure(beta: Double = 1) -> Double { mean { fMeasure(at: $0, beta: beta) } }

  private func index(of label: Double) throws -> Int {
    if let index = labels.firstIndex(of: label) { return index }
    let known = labels.prefix(40).map(SparkText.double).joined(separator: ", ")
    throw GnistaError(
      .invalidParameter,
      "no row has the label \(SparkText.double(label)), so it has no metric of its own; the labels are: \(known)"
    )
  }

  private func mean(_ metric: (Int) -> Double) -> Double {
    labels.indices.reduce(0) { $0 + metric($1) * labelWeights[$1] / weightSum }
  }

  private func precision(at index: Int) -> Double {
    let predicted = truePositives[index] + falsePositives[index]
    return predicted == 0 ? 0 : truePositives[index] / predicted
  }

  private func recall(at index: Int) -> Double { truePositives[index] / labelWeights[index] }

  private func falsePositiveRate(at index: Int) -> Double {
    falsePositives[index] / (weightSum - labelWeights[index])
  }

  private func fMeasure(at index: Int, beta: Double) -> Double {
    let (precision, recall) = (precision(at: index), recall(at: index))
    let square = beta * beta
    return precision + recall == 0 ? 0 : (1 + square) * precision * recall / (square * precision + recall)
  }
}
