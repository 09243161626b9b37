import GnistaCore

/// The coded form of a stage of any type: class, uid and parameters, and the state of a model.
///
/// A stage that is `Codable` itself (models, pipelines) is coded as it sees fit under `state`; any other stage is made
/// again from its parameters. The decoder finds types by name in the ``Registry`` of its `userInfo`, or in
/// ``Registry/standard``.
struct StoredStage: Codable {
  let stage: any PipelineStage

  private enum Key: String, CodingKey {
    case className = "class"
    case uid, params, state
  }

  init(_ stage: any PipelineStage) { self.stage = stage }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(type(of: stage).name, forKey: .className)
    try container.encode(stage.uid, forKey: .uid)
    try container.encode(stage.paramValues, forKey: .params)
    if let coded = stage as? any PipelineStage & Codable { try container.encode(coded, forKey: .state) }
  }

  init(from decoder: any Decoder) throws {
    let registry = decoder.userInfo[.stageRegistry] as? Registry ?? .standard
    let container = try decoder.container(keyedBy: Key.self)
    let entry = try registry.entry(container.decode(String.self, forKey: .className))
    let uid = try container.decode(String.self, forKey: .uid)
    if let coded = entry.type as? any (PipelineStage & Codable).Type {
      stage = try Self.state(coded, in: container)
      guard stage.uid == uid else {
        throw GnistaError(.corruptModel, "stage '\(uid)' holds the state of a stage '\(stage.uid)'")
      }
    } else {
      let params = try container.decode([String: JSONValue].self, forKey: .params)
      stage = try registry.make(entry.name, uid: uid, params: params)
    }
  }

  private static func state<Stage: PipelineStage & Codable>(
    _ type: Stage.Type, in container: KeyedDecodingContainer<Key>
  ) throws -> Stage {
    try container.decode(type, forKey: .state)
  }
}

extension CodingUserInfoKey {
  /// Where a decoder of stages finds the ``Registry`` with their types; ``Registry/standard`` without it.
  public static let stageRegistry = make("gnista.stageRegistry")
}
