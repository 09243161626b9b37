public import GnistaCore

/// The result of a ``TrainValidationSplit``: the best candidate, fitted on all rows, and what was measured.
public struct TrainValidationSplitModel: TunedModel {
  public static let summary = "The best model that a split into training and validation rows found."
  public static let spark: SparkOperator? = "org.apache.spark.ml.tuning.TrainValidationSplitModel"

  public var uid = TrainValidationSplitModel.makeUID()
  /// Part of the rows for training.
  public var trainRatio = 0.75
  /// Seed of the split.
  public var seed = TrainValidationSplit().seed
  /// The best candidate, fitted on all rows.
  public var bestModel: any Model = PipelineModel()
  /// Position of the best candidate in ``estimatorParamMaps``.
  public private(set) var bestIndex = 0
  /// Each candidate's metric on the validation rows.
  public private(set) var validationMetrics: [Double] = []
  /// The models of all candidates, when they were kept.
  public private(set) var subModels: [any Model]?
  /// What was fitted.
  public private(set) var estimator: (any Estimator)?
  /// The settings that were tried.
  public private(set) var estimatorParamMaps: [ParamMap] = []
  /// What measured the candidates.
  public private(set) var evaluator: (any Evaluator)?

  public static let params: [Param<Self>] = [
    Param("trainRatio", \.trainRatio, in: .strictlyBetween(0, 1), "Part of the rows for training."),
    Param("seed", \.seed, "Seed of the random split."),
  ]

  /// Makes a result without candidates, which changes nothing.
  public init() {}

  init(
    _ tuner: TrainValidationSplit, bestModel: any Model, bestIndex: Int, validationMetrics: [Double],
    subModels: [any Model]?
  ) {
    uid = tuner.uid
    trainRatio = tuner.trainRatio
    seed = tuner.seed
    estimator = tuner.estimator
    estimatorParamMaps = tuner.estimatorParamMaps
    evaluator = tuner.evaluator
    self.bestModel = bestModel
    self.bestIndex = bestIndex
    self.validationMetrics = validationMetrics
    self.subModels = subModels
  }
}

extension TrainValidationSplitModel {
  private enum Key: String, CodingKey {
    case uid, trainRatio, seed, bestModel, bestIndex, validationMetrics, subModels
    case estimator, estimatorParamMaps, evaluator
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    uid = try container.decode(String.self, forKey: .uid)
    trainRatio = try container.decode(Double.self, forKey: .trainRatio)
    seed = try container.decode(Int.self, forKey: .seed)
    bestModel = try container.decode(StoredStage.self, forKey: .bestModel).model()
    bestIndex = try container.decode(Int.self, forKey: .bestIndex)
    validationMetrics = try container.decode(PackedArray.self, forKey: .validationMetrics).wrappedValue
    subModels = try container.decodeIfPresent([StoredStage].self, forKey: .subModels)?.map { try $0.model() }
    estimator = try container.decodeIfPresent(StoredStage.self, forKey: .estimator)?.stage as? any Estimator
    estimatorParamMaps = try container.decode([ParamMap].self, forKey: .estimatorParamMaps)
    evaluator = try container.decodeIfPresent(StoredEvaluator.self, forKey: .evaluator)?.evaluator
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(uid, forKey: .uid)
    try container.encode(trainRatio, forKey: .trainRatio)
    try container.encode(seed, forKey: .seed)
    try container.encode(StoredStage(bestModel), forKey: .bestModel)
    try container.encode(bestIndex, forKey: .bestIndex)
    try container.encode(PackedArray(wrappedValue: validationMetrics), forKey: .validationMetrics)
    try container.encodeIfPresent(subModels?.map { StoredStage($0) }, forKey: .subModels)
    try container.encodeIfPresent(estimator.map { StoredStage($0) }, forKey: .estimator)
    try container.encode(estimatorParamMaps, forKey: .estimatorParamMaps)
    try container.encodeIfPresent(evaluator.map { StoredEvaluator($0) }, forKey: .evaluator)
  }
}
