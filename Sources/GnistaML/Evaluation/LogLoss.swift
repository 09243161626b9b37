import GnistaCore
import Foundation

/// The weighted mean of the negative logarithm of the probability that was given to the true class.
///
/// Also called cross-entropy. Probabilities are kept `eps` away from 0 and 1, where the logarithm or its counterpart
/// is not finite.
public struct LogLoss: Sendable {
  private let eps: Double
  private var lossSum = 0.0
  private var weightSum = 0.0

  /// Starts a sum over no rows.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` when `eps` does not lie between 0 and 0.5.
  public init(eps: Double = 1e-15) throws {
    guard eps > 0, eps < 0.5 else {
      throw GnistaError(.invalidArgument, "log loss needs an eps between 0 and 0.5, not \(eps)")
    }
    self.eps = eps
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - label: the true class: a whole number that is not negative and has a probability.
  ///   - probabilities: the probability of each class.
  ///   - weight: the row's weight.
  /// - Throws: ``GnistaError`` `INVALID_LABEL` when the label is no class of the probabilities.
  public mutating func add(label: Double, probabilities: some RandomAccessCollection<Double>, weight: Double)
    throws
  {
    guard let index = Int(exactly: label), index >= 0, index < probabilities.count else {
      throw GnistaError(
        .invalidLabel,
        "log loss: label \(SparkText.double(label)) is no class of a vector of \(probabilities.count) probabilities; "
          + "labels are whole numbers from 0")
    }
    let probability = probabilities[probabilities.index(probabilities.startIndex, offsetBy: index)]
    let loss =
      if probability < eps {
        -log(eps)
      } else if probability > 1 - eps {
        -log1p(-eps)
      } else {
        -log(probability)
      }
    lossSum += loss * weight
    weightSum += weight
  }

  /// The mean over the rows so far; NaN without any.
  public var value: Double { lossSum / weightSum }
}
