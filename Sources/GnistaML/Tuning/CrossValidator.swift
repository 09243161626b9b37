public import GnistaCore
public import GnistaFrame

/// Chooses the best of several settings of an estimator by k-fold cross-validation.
///
/// The rows are split at random into `numFolds` parts. Each candidate is fitted `numFolds` times on all parts but one
/// and measured on the one left out; the candidate with the best mean metric is fitted once more on all rows. The folds
/// are those of PySpark's `CrossValidator` for a frame of one partition and the same seed, or those of `foldCol`.
///
/// ```swift
/// let model = try await CrossValidator(
///   estimator: pipeline, estimatorParamMaps: grid, evaluator: BinaryClassificationEvaluator()
/// ).fit(trips)
/// print(model.avgMetrics, model.bestIndex)
/// ```
///
/// The rows are kept in the engine for the time of the fit. The stages of a pipeline that all candidates have in common
/// are fitted once for each fold: see ``EstimatorGrid``. Results depend on the seed and the rows, not on `parallelism`.
public struct CrossValidator: Tuner {
  public static let summary =
    "Chooses the best of several settings of an estimator by k-fold cross-validation."
  public static let spark: SparkOperator? = "org.apache.spark.ml.tuning.CrossValidator"

  public var uid = CrossValidator.makeUID()
  /// What is fitted.
  public var estimator: (any Estimator)?
  /// The settings to choose among; see ``ParamGridBuilder``.
  public var estimatorParamMaps: [ParamMap] = [[:]]
  /// What measures the candidates.
  public var evaluator: (any Evaluator)?
  /// Number of folds.
  public var numFolds = 3
  /// Seed of the split. The default is that of Spark's Scala class; PySpark's differs from run to run.
  public var seed = -1_191_137_437
  /// How many candidates are fitted at once.
  public var parallelism = 1
  /// Whether the models of all folds and candidates are kept.
  public var collectSubModels = false
  /// Column with the fold of each row, from 0 to `numFolds - 1`; empty to split at random.
  public var foldCol = ""
  /// Told after each candidate of each fold.
  public var onProgress: TuningProgressHandler?

  public static let params: [Param<Self>] = [
    Param("numFolds", \.numFolds, in: .atLeast(2), "Number of folds."),
    Param("seed", \.seed, "Seed of the random split."),
    Param("parallelism", \.parallelism, in: .atLeast(1), "How many candidates are fitted at once."),
    Param("collectSubModels", \.collectSubModels, "Whether the models of all folds and candidates are kept."),
    Param(
      "foldCol", \.foldCol,
      "Column with the fold of each row, from 0 to numFolds - 1; empty to split at random."),
  ]

  /// Makes a cross-validator without estimator and evaluator, with Spark's defaults.
  public init() {}

  /// Makes a cross-validator with Spark's defaults.
  public init(estimator: any Estimator, estimatorParamMaps: [ParamMap], evaluator: any Evaluator) {
    self.estimator = estimator
    self.estimatorParamMaps = estimatorParamMaps
    self.evaluator = evaluator
  }

  public func fit(_ frame: DataFrame) async throws -> CrossValidatorModel {
    let (grid, evaluator) = try parts()
    let schema = try await frame.schema
    _ = try await outputSchema(for: schema, in: frame.session)
    let search = GridSearch(
      grid: grid, evaluator: evaluator, parallelism: parallelism, keepsModels: collectSubModels,
      onProgress: onProgress, owner: uid)
    let outcomes = try await foldCol.isEmpty ? randomFolds(frame, search) : givenFolds(frame, schema, search)
    let averages = grid.candidates.indices.map { index in
      outcomes.reduce(0) { $0 + $1.metrics[index] } / Double(numFolds)
    }
    let deviations = grid.candidates.indices.map { index in
      (outcomes.reduce(0) { sum, outcome in
        let difference = outcome.metrics[index] - averages[index]
        return sum + difference * difference
      } / Double(numFolds)).squareRoot()
    }
    let best = try search.best(of: averages)
    return CrossValidatorModel(
      self, bestModel: try await grid.fit(best, on: frame), bestIndex: best, avgMetrics: averages,
      stdMetrics: deviations, foldMetrics: outcomes.map(\.metrics),
      subModels: collectSubModels ? outcomes.map(\.models) : nil)
  }

  private func randomFolds(_ frame: DataFrame, _ search: GridSearch) async throws -> [GridSearch.Outcome] {
    let (numbered, name) = numbered(frame, seed: seed)
    return try await GridSearch.keeping(numbered) { kept in
      let random = Column(.column(parts: [name], plan: nil))
      let width = 1 / Double(numFolds)
      return try await search.run(
        (0..<numFolds).map { fold in
          let inside = random >= Double(fold) * width && random < Double(fold + 1) * width
          return GridSearch.Split(
            training: part(of: kept, column: name, where: !inside),
            validation: part(of: kept, column: name, where: inside))
        })
    }
  }

  private func givenFolds(
    _ frame: DataFrame, _ schema: Schema, _ search: GridSearch
  ) async throws -> [GridSearch.Outcome] {
    let field = try inputField(foldCol, param: "foldCol", in: schema)
    guard field.dataType.isIntegral else {
      throw GnistaError(
        .typeMismatch,
        "\(uid): column '\(foldCol)' (foldCol) must hold whole numbers, not \(field.dataType)")
    }
    let fold = Column(.column(parts: [foldCol], plan: nil))
    return try await GridSearch.keeping(frame) { kept in
      try await checkFolds(kept.groupBy(fold).count().collect())
      return try await search.run(
        (0..<numFolds).map { index in
          GridSearch.Split(training: kept.filter(fold != index), validation: kept.filter(fold == index))
        })
    }
  }

  /// Checks the folds that occur, given as rows of fold and count.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` for a null, a fold out of range, or one without rows.
  private func checkFolds(_ rows: [Row]) throws {
    var counts = [Int](repeating: 0, count: numFolds)
    for row in rows {
      guard let fold = row[0].integerValue, counts.indices.contains(fold) else {
        throw GnistaError(
          .invalidValue,
          "\(uid): column '\(foldCol)' (foldCol) holds \(SparkText.text(of: row[0]) ?? "null"); folds are numbered "
            + "from 0 to \(numFolds - 1)")
      }
      counts[fold] = row[1].integerValue ?? 0
    }
    for fold in counts.indices where counts[fold] == 0 || counts[fold] == counts.reduce(0, +) {
      throw GnistaError(
        .invalidValue,
        "\(uid): fold \(fold) of column '\(foldCol)' (foldCol) has \(counts[fold]) of \(counts.reduce(0, +)) rows; "
          + "every fold needs rows for validation and for training")
    }
  }
}
