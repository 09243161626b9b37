public import GnistaCore

/// What ``DataFrame/stat`` and ``DataFrame/na`` do, under the names that PySpark has on the frame itself too.
extension DataFrame {
  /// Quantiles of a numeric column; see ``DataFrameStatFunctions/approxQuantile(_:_:relativeError:)``.
  public func approxQuantile(
    _ column: String, _ probabilities: [Double], relativeError: Double
  ) async throws -> [Double] {
    try await stat.approxQuantile(column, probabilities, relativeError: relativeError)
  }

  /// Pearson's correlation of two numeric columns; see ``DataFrameStatFunctions/corr(_:_:)``.
  public func corr(_ first: String, _ second: String) async throws -> Double {
    try await stat.corr(first, second)
  }

  /// Sample covariance of two numeric columns; see ``DataFrameStatFunctions/cov(_:_:)``.
  public func cov(_ first: String, _ second: String) async throws -> Double {
    try await stat.cov(first, second)
  }

  /// How often each pair of values occurs; see ``DataFrameStatFunctions/crosstab(_:_:)``.
  public func crosstab(_ first: String, _ second: String) async throws -> DataFrame {
    try await stat.crosstab(first, second)
  }

  /// Values that occur often; see ``DataFrameStatFunctions/freqItems(_:support:)``.
  public func freqItems(_ columns: [String], support: Double = 0.01) async throws -> DataFrame {
    try await stat.freqItems(columns, support: support)
  }

  /// A random part of the rows of each value; see ``DataFrameStatFunctions/sampleBy(_:fractions:seed:)``.
  public func sampleBy(
    _ column: some ColumnConvertible, fractions: KeyValuePairs<Value, Double>, seed: Int = 42
  ) throws -> DataFrame {
    try stat.sampleBy(column.column, fractions: fractions, seed: seed)
  }

  /// Values replaced by others; see ``DataFrameNaFunctions/replace(_:subset:)``.
  public func replace(
    _ replacements: KeyValuePairs<Value, Value>, subset: [String]? = nil
  ) async throws -> DataFrame {
    try await na.replace(replacements, subset: subset)
  }
}
