public import GnistaCore

/// The result of a ``CrossValidator``: the best candidate, fitted on all rows, and what was measured.
public struct CrossValidatorModel: TunedModel {
  public static let summary = "The best model that a cross-validation found."
  public static let spark: SparkOperator? = "org.apache.spark.ml.tuning.CrossValidatorModel"

  public var uid = CrossValidatorModel.makeUID()
  /// Number of folds.
  public var numFolds = 3
  /// Seed of the split.
  public var seed = CrossValidator().seed
  /// Column with the fold of each row; empty when the split was random.
  public var foldCol = ""
  /// The best candidate, fitted on all rows.
  public var bestModel: any Model = PipelineModel()
  /// Position of the best candidate in ``estimatorParamMaps``.
  public private(set) var bestIndex = 0
  /// Mean of each candidate's metric over the folds.
  public private(set) var avgMetrics: [Double] = []
  /// Standard deviation of each candidate's metric over the folds (not corrected for their number).
  public private(set) var stdMetrics: [Double] = []
  /// Each candidate's metric on each fold: `foldMetrics[fold][candidate]`.
  public private(set) var foldMetrics: [[Double]] = []
  /// The models of each fold and candidate, when they were kept.
  public private(set) var subModels: [[any Model]]?
  /// What was fitted.
  public private(set) var estimator: (any Estimator)?
  /// The settings that were tried.
  public private(set) var estimatorParamMaps: [ParamMap] = []
  /// What measured the candidates.
  public private(set) var evaluator: (any Evaluator)?

  public static let params: [Param<Self>] = [
    Param("numFolds", \.numFolds, in: .atLeast(2), "Number of folds."),
    Param("seed", \.seed, "Seed of the random split."),
    Param("foldCol", \.foldCol, "Column with the fold of each row; empty when the split was random."),
  ]

  /// Makes a result without candidates, which changes nothing.
  public init() {}

  init(
    _ tuner: CrossValidator, bestModel: any Model, bestIndex: Int, avgMetrics: [Double], stdMetrics: [Double],
    foldMetrics: [[Double]], subModels: [[any Model]]?
  ) {
    uid = tuner.uid
    numFolds = tuner.numFolds
    seed = tuner.seed
    foldCol = tuner.foldCol
    estimator = tuner.estimator
    estimatorParamMaps = tuner.estimatorParamMaps
    evaluator = tuner.evaluator
    self.bestModel = bestModel
    self.bestIndex = bestIndex
    self.avgMetrics = avgMetrics
    self.stdMetrics = stdMetrics
    self.foldMetrics = foldMetrics
    self.subModels = subModels
  }
}

extension CrossValidatorModel {
  private enum Key: String, CodingKey {
    case uid, numFolds, seed, foldCol, bestModel, bestIndex, avgMetrics, stdMetrics, foldMetrics, subModels
    case estimator, estimatorParamMaps, evaluator
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    uid = try container.decode(String.self, forKey: .uid)
    numFolds = try container.decode(Int.self, forKey: .numFolds)
    seed = try container.decode(Int.self, forKey: .seed)
    foldCol = try container.decode(String.self, forKey: .foldCol)
    bestModel = try container.decode(StoredStage.self, forKey: .bestModel).model()
    bestIndex = try container.decode(Int.self, forKey: .bestIndex)
    avgMetrics = try container.decode(PackedArray.self, forKey: .avgMetrics).wrappedValue
    stdMetrics = try container.decode(PackedArray.self, forKey: .stdMetrics).wrappedValue
    foldMetrics = try container.decode([PackedArray].self, forKey: .foldMetrics).map(\.wrappedValue)
    subModels = try container.decodeIfPresent([[StoredStage]].self, forKey: .subModels)?
      .map { try $0.map { try $0.model() } }
    estimator = try container.decodeIfPresent(StoredStage.self, forKey: .estimator)?.stage as? any Estimator
    estimatorParamMaps = try container.decode([ParamMap].self, forKey: .estimatorParamMaps)
    evaluator = try container.decodeIfPresent(StoredEvaluator.self, forKey: .evaluator)?.evaluator
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(uid, forKey: .uid)
    try container.encode(numFolds, forKey: .numFolds)
    try container.encode(seed, forKey: .seed)
    try container.encode(foldCol, forKey: .foldCol)
    try container.encode(StoredStage(bestModel), forKey: .bestModel)
    try container.encode(bestIndex, forKey: .bestIndex)
    try container.encode(PackedArray(wrappedValue: avgMetrics), forKey: .avgMetrics)
    try container.encode(PackedArray(wrappedValue: stdMetrics), forKey: .stdMetrics)
    try container.encode(foldMetrics.map { PackedArray(wrappedValue: $0) }, forKey: .foldMetrics)
    try container.encodeIfPresent(subModels?.map { $0.map { StoredStage($0) } }, forKey: .subModels)
    try container.encodeIfPresent(estimator.map { StoredStage($0) }, forKey: .estimator)
    try container.encode(estimatorParamMaps, forKey: .estimatorParamMaps)
    try container.encodeIfPresent(evaluator.map { StoredEvaluator($0) }, forKey: .evaluator)
  }
}
