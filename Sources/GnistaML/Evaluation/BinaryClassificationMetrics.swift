import GnistaCore

/// Curves and areas of a classifier of two classes over all thresholds, as Spark's class of the same name.
///
/// A row counts as positive when its label is above 0.5. For each distinct score, taken as a threshold, a row is
/// predicted positive when its score is not below it.
public struct BinaryClassificationMetrics: Sendable {
  /// How many rows, by weight, are on either side of one threshold.
  public struct Confusion: Hashable, Sendable {
    /// The threshold: the score itself, or the smallest score of its bin.
    public let threshold: Double
    /// Positive rows at or above the threshold.
    public let truePositives: Double
    /// Negative rows at or above the threshold.
    public let falsePositives: Double
    /// Positive rows below the threshold.
    public let falseNegatives: Double
    /// Negative rows below the threshold.
    public let trueNegatives: Double

    /// Share of the predicted positives that are positive; 1 when nothing is predicted positive.
    public var precision: Double {
      let predicted = truePositives + falsePositives
      return predicted == 0 ? 1 : truePositives / predicted
    }
    /// Share of the positives that are predicted positive; 0 when there is no positive.
    public var recall: Double {
      let actual = truePositives + falseNegatives
      return actual == 0 ? 0 : truePositives / actual
    }
    /// Share of the negatives that are predicted positive; 0 when there is no negative.
    public var falsePositiveRate: Double {
      let actual = falsePositives + trueNegatives
      return actual == 0 ? 0 : falsePositives / actual
    }
    /// Weighted harmonic mean of precision and recall; `beta` above 1 favours recall.
    public func fMeasure(beta: Double = 1) -> Double {
      let square = beta * beta
      let sum = precision + recall
      return sum == 0 ? 0 : (1 + square) * (precision * recall) / (square * precision + recall)
    }
  }

  /// The confusions at all thresholds, from the greatest threshold to the smallest.
  public let confusions: [Confusion]

  /// Makes the metrics of scores and labels.
  ///
  /// - Parameters:
  ///   - scores: one number a row, greater for rows more likely to be positive.
  ///   - labels: one label a row.
  ///   - weights: one weight a row; nil where every row weighs 1.
  ///   - numBins: about how many points the curves have: where there are at least twice as many distinct scores,
  ///     neighbours are put together in bins of `scores / numBins` each. 0 keeps all.
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` when lengths differ or `numBins` is negative, `INVALID_VALUE` for a
  ///   NaN or a negative weight.
  public init(scores: [Double], labels: [Double], weights: [Double]? = nil, numBins: Int = 1000) throws {
    guard scores.count == labels.count, weights?.count ?? labels.count == labels.count, numBins >= 0 else {
      throw GnistaError(
        .invalidArgument,
        "binary metrics need as many scores (\(scores.count)) as labels (\(labels.count)) and weights "
          + "(\(weights?.count ?? labels.count)), and a number of bins that is not negative (\(numBins))")
    }
    var tally = ScoreTally()
    for row in scores.indices {
      let weight = weights?[row] ?? 1
      guard !scores[row].isNaN, !labels[row].isNaN, weight >= 0 else {
        throw GnistaError(
          .invalidValue,
          "binary metrics: row \(row) has score \(scores[row]), label \(labels[row]) and weight \(weight); NaN and "
            + "negative weights are not allowed")
      }
      tally.add(score: scores[row], isPositive: labels[row] > 0.5, weight: weight)
    }
    self.init(tally, numBins: numBins)
  }

  init(_ tally: consuming ScoreTally, numBins: Int) {
    let entries = tally.descending()
    var grouping = numBins == 0 ? 1 : entries.count / numBins
    if grouping < 2 { grouping = 1 }
    let positives = entries.reduce(0) { $0 + $1.positive }
    let negatives = entries.reduce(0) { $0 + $1.negative }
    var points: [Confusion] = []
    points.reserveCapacity(entries.count / grouping + 1)
    var truePositives = 0.0
    var falsePositives = 0.0
    for (index, entry) in entries.enumerated() {
      truePositives += entry.positive
      falsePositives += entry.negative
      guard (index + 1) % grouping == 0 || index == entries.count - 1 else { continue }
      points.append(
        Confusion(
          threshold: entry.score, truePositives: truePositives, falsePositives: falsePositives,
          falseNegatives: positives - truePositives, trueNegatives: negatives - falsePositives))
    }
    confusions = points
  }

  /// The thresholds, in descending order.
  public var thresholds: [Double] { confusions.map(\.threshold) }

  /// The receiver operating characteristic: true positive rate over false positive rate, from (0, 0) to (1, 1).
  public var roc: [CurvePoint] {
    [CurvePoint(x: 0, y: 0)] + confusions.map { CurvePoint(x: $0.falsePositiveRate, y: $0.recall) }
      + [CurvePoint(x: 1, y: 1)]
  }

  /// Area under ``roc``, by the trapezoidal rule.
  public var areaUnderROC: Double { roc.area }

  /// Precision over recall, with a first point at recall 0 that has the precision of the greatest threshold.
  public var pr: [CurvePoint] {
    guard let first = confusions.first else { return [] }
    return [CurvePoint(x: 0, y: first.precision)]
      + confusions.map { CurvePoint(x: $0.recall, y: $0.precision) }
  }

  /// Area under ``pr``, by the trapezoidal rule.
  public var areaUnderPR: Double { pr.area }

  /// F-measure over threshold.
  public func fMeasureByThreshold(beta: Double = 1) -> [CurvePoint] {
    confusions.map { CurvePoint(x: $0.threshold, y: $0.fMeasure(beta: beta)) }
  }

  /// Precision over threshold.
  public var precisionByThreshold: [CurvePoint] {
    confusions.map { CurvePoint(x: $0.threshold, y: $0.precision) }
  }

  /// Recall over threshold.
  public var recallByThreshold: [CurvePoint] {
    confusions.map { CurvePoint(x: $0.threshold, y: $0.recall) }
  }
}
