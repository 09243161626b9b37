import GnistaCore

private enum TunerKey: String, CodingKey { case uid, params, estimator, estimatorParamMaps, evaluator }

/// A tuner is coded as its uid and parameters with its estimator, grid and evaluator; the progress handler is not kept.
extension Tuner {
  func encodeTuner(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: TunerKey.self)
    try container.encode(uid, forKey: .uid)
    try container.encode(paramValues, forKey: .params)
    try container.encodeIfPresent(estimator.map { StoredStage($0) }, forKey: .estimator)
    try container.encode(estimatorParamMaps, forKey: .estimatorParamMaps)
    try container.encodeIfPresent(evaluator.map { StoredEvaluator($0) }, forKey: .evaluator)
  }

  init(tunerFrom decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: TunerKey.self)
    self.init()
    uid = try container.decode(String.self, forKey: .uid)
    for (name, value) in try container.decode([String: JSONValue].self, forKey: .params) {
      try set(name, value)
    }
    let stage = try container.decodeIfPresent(StoredStage.self, forKey: .estimator)?.stage
    guard stage == nil || stage is any Estimator else {
      throw GnistaError(.corruptModel, "'\(uid)' is stored with a stage that is no estimator")
    }
    estimator = stage as? any Estimator
    estimatorParamMaps = try container.decode([ParamMap].self, forKey: .estimatorParamMaps)
    evaluator = try container.decodeIfPresent(StoredEvaluator.self, forKey: .evaluator)?.evaluator
  }
}

extension CrossValidator: Codable {
  public init(from decoder: any Decoder) throws { try self.init(tunerFrom: decoder) }
  public func encode(to encoder: any Encoder) throws { try encodeTuner(to: encoder) }
}

extension TrainValidationSplit: Codable {
  public init(from decoder: any Decoder) throws { try self.init(tunerFrom: decoder) }
  public func encode(to encoder: any Encoder) throws { try encodeTuner(to: encoder) }
}

extension StoredStage {
  /// The stage, which must be a model.
  ///
  /// - Throws: ``GnistaError`` `CORRUPT_MODEL` when it is something else.
  func model() throws -> any Model {
    guard let model = stage as? any Model else {
      throw GnistaError(
        .corruptModel, "a stored tuning holds the stage '\(stage.uid)' where a model is expected")
    }
    return model
  }
}
