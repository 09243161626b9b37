/// Checks that all linear models make of their settings and data.
enum TrainingChecks {
  static func regularization(
    _ regParam: Double, _ elasticNetParam: Double, _ maxIter: Int, _ tol: Double
  ) throws {
    guard regParam >= 0, regParam.isFinite else {
      throw KernelError(.invalidParameter, "regParam is \(regParam); it must be at least 0")
    }
    guard elasticNetParam >= 0, elasticNetParam <= 1 else {
      throw KernelError(.invalidParameter, "elasticNetParam is \(elasticNetParam); it must lie from 0 to 1")
    }
    guard maxIter >= 0 else {
      throw KernelError(.invalidParameter, "maxIter is \(maxIter); it must be at least 0")
    }
    guard tol >= 0, tol.isFinite else {
      throw KernelError(.invalidParameter, "tol is \(tol); it must be at least 0")
    }
  }

  /// Checks that there are rows and that all numbers are finite.
  ///
  /// - Parameters:
  ///   - mean: the means of the features; `squares` their squared deviations.
  static func features(
    weightSum: Double, mean: [Double], squares: [Double], labelMean: Double
  ) throws {
    guard weightSum > 0 else {
      throw KernelError(
        .emptyData,
        "there are no rows with a positive weight to train on; check the filters and the weight column")
    }
    guard weightSum.isFinite else {
      throw KernelError(.invalidValue, "the sum of the weights is not finite; scale the weight column down")
    }
    guard labelMean.isFinite else {
      throw KernelError(.invalidValue, "a label is NaN or infinite; remove such rows or fill them first")
    }
    for index in mean.indices where !(mean[index].isFinite && squares[index].isFinite) {
      throw KernelError(
        .invalidValue,
        "feature \(index) has a value that is NaN, infinite or too large to square; remove such rows or impute "
          + "the feature first")
    }
  }

  static func features(_ moments: WeightedMoments, _ labelMean: Double) throws {
    try features(
      weightSum: moments.weightSum, mean: moments.mean, squares: moments.squares, labelMean: labelMean)
  }
}
