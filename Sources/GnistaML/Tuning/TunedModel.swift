public import GnistaCore
public import GnistaFrame

/// The result of a tuning, which predicts by the best candidate.
public protocol TunedModel: Model {
  /// The best candidate, fitted on all rows.
  var bestModel: any Model { get set }
  /// Position of the best candidate in ``estimatorParamMaps``.
  var bestIndex: Int { get }
  /// The settings that were tried.
  var estimatorParamMaps: [ParamMap] { get }
}

extension TunedModel {
  /// What the best candidate sets.
  public var bestParamMap: ParamMap {
    estimatorParamMaps.indices.contains(bestIndex) ? estimatorParamMaps[bestIndex] : [:]
  }

  public func transform(_ frame: DataFrame) -> DataFrame { bestModel.transform(frame) }

  public var leaves: [any Transformer] { bestModel.leaves }

  public func outputSchema(for input: Schema) throws -> Schema { try bestModel.outputSchema(for: input) }

  public func outputSchema(for input: Schema, in session: Session) async throws -> Schema {
    try await bestModel.outputSchema(for: input, in: session)
  }

  public var flattened: [any PipelineStage] { [self] + bestModel.flattened }

  public mutating func set(_ param: String, ofStage uid: String, to value: JSONValue) throws -> Bool {
    if uid == self.uid {
      try set(param, value)
      return true
    }
    return try bestModel.set(param, ofStage: uid, to: value)
  }
}
