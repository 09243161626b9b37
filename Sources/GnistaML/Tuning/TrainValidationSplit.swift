public import GnistaCore
public import GnistaFrame

/// Chooses the best of several settings of an estimator on one random split into training and validation rows.
///
/// Each candidate is fitted on about `trainRatio` of the rows and measured on the others; the best is fitted once more
/// on all rows. Cheaper than a ``CrossValidator`` and less certain. The split is that of PySpark's class for a frame of
/// one partition and the same seed.
public struct TrainValidationSplit: Tuner {
  public static let summary = "Chooses the best of several settings of an estimator on one random split."
  public static let spark: SparkOperator? = "org.apache.spark.ml.tuning.TrainValidationSplit"

  public var uid = TrainValidationSplit.makeUID()
  /// What is fitted.
  public var estimator: (any Estimator)?
  /// The settings to choose among; see ``ParamGridBuilder``.
  public var estimatorParamMaps: [ParamMap] = [[:]]
  /// What measures the candidates.
  public var evaluator: (any Evaluator)?
  /// Part of the rows for training.
  public var trainRatio = 0.75
  /// Seed of the split. The default is that of Spark's Scala class; PySpark's differs from run to run.
  public var seed = -1_772_833_110
  /// How many candidates are fitted at once.
  public var parallelism = 1
  /// Whether the models of all candidates are kept.
  public var collectSubModels = false
  /// Told after each candidate.
  public var onProgress: TuningProgressHandler?

  public static let params: [Param<Self>] = [
    Param("trainRatio", \.trainRatio, in: .strictlyBetween(0, 1), "Part of the rows for training."),
    Param("seed", \.seed, "Seed of the random split."),
    Param("parallelism", \.parallelism, in: .atLeast(1), "How many candidates are fitted at once."),
    Param("collectSubModels", \.collectSubModels, "Whether the models of all candidates are kept."),
  ]

  /// Makes a tuner without estimator and evaluator, with Spark's defaults.
  public init() {}

  /// Makes a tuner with Spark's defaults.
  public init(estimator: any Estimator, estimatorParamMaps: [ParamMap], evaluator: any Evaluator) {
    self.estimator = estimator
    self.estimatorParamMaps = estimatorParamMaps
    self.evaluator = evaluator
  }

  public func fit(_ frame: DataFrame) async throws -> TrainValidationSplitModel {
    let (grid, evaluator) = try parts()
    _ = try await outputSchema(for: try await frame.schema, in: frame.session)
    let search = GridSearch(
      grid: grid, evaluator: evaluator, parallelism: parallelism, keepsModels: collectSubModels,
      onProgress: onProgress, owner: uid)
    let (numbered, name) = numbered(frame, seed: seed)
    let outcome = try await GridSearch.keeping(numbered) { kept in
      let held = Column(.column(parts: [name], plan: nil)) >= trainRatio
      return try await search.run([
        GridSearch.Split(
          training: part(of: kept, column: name, where: !held),
          validation: part(of: kept, column: name, where: held))
      ])[0]
    }
    let best = try search.best(of: outcome.metrics)
    return TrainValidationSplitModel(
      self, bestModel: try await grid.fit(best, on: frame), bestIndex: best,
      validationMetrics: outcome.metrics, subModels: collectSubModels ? outcome.models : nil)
  }
}
