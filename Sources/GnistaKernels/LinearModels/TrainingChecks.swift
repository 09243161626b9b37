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
  static func features(_ moments: WeightedMoments, _ labelMean: Double) throws {
    guard moments.weightSum > 0 else {
      throw KernelError(
        .emptyData,
        "there are no rows to train on (\(moments.count) rows with a positive weight); check the filters and the "
          + "weight column")
    }
    guard moments.weightSum.isFinite else {
      throw KernelError(.invalidValue, "the weights are not finite")
    }
    guard labelMean.isFinite else {
      throw KernelError(.invalidValue, "a label is NaN or infinite; remove such rows or fill them first")
    }
    for index in moments.mean.indices where !(moments.mean[index].isFinite && moments.squares[index].isFinite)
    {
      throw KernelError(
        .invalidValue,
        "feature \(index) has a value that is NaN, infinite or too large to square; remove such rows or impute "
          + "the feature first")
    }
  }
}
