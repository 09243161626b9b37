public import GnistaCore

/// One stage of a ``PipelineDefinition``.
public struct StageDefinition: Sendable, Hashable {
  /// The stage's class, such as `LogisticRegression`.
  public var stage: String
  /// The stage's uid; nil for a fresh one.
  public var name: String?
  /// Parameters that differ from their defaults.
  public var params: [String: JSONValue]
  /// The stages of a stage of class `Pipeline`.
  public var stages: [StageDefinition]

  /// Makes a definition.
  public init(
    _ stage: String, name: String? = nil, params: [String: JSONValue] = [:], stages: [StageDefinition] = []
  ) {
    self.stage = stage
    self.name = name
    self.params = params
    self.stages = stages
  }

  /// Makes the stage.
  ///
  /// - Throws: ``GnistaError`` when a stage or parameter is not known or a value not allowed.
  public func makeStage(registry: Registry = .standard) throws -> any PipelineStage {
    if stage == Pipeline.name {
      return try PipelineDefinition(name: name, stages: stages).makePipeline(registry: registry)
    }
    return try registry.make(stage, uid: name, params: params)
  }
}
