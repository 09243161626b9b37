import GnistaCore

private enum PipelineKey: String, CodingKey { case uid, stages }

/// A pipeline is coded as its uid and its stages with their parameters.
extension Pipeline: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: PipelineKey.self)
    uid = try container.decode(String.self, forKey: .uid)
    stages = try container.decode([StoredStage].self, forKey: .stages).map(\.stage)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: PipelineKey.self)
    try container.encode(uid, forKey: .uid)
    try container.encode(stages.map(StoredStage.init), forKey: .stages)
  }
}

/// A pipeline model is coded as its uid and its stages with parameters and state.
extension PipelineModel {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: PipelineKey.self)
    let uid = try container.decode(String.self, forKey: .uid)
    let stages = try container.decode([StoredStage].self, forKey: .stages).map(\.stage)
    let transformers = stages.compactMap { $0 as? any Transformer }
    if let odd = stages.first(where: { !($0 is any Transformer) }) {
      throw GnistaError(
        .corruptModel, "stage '\(odd.uid)' of a fitted pipeline is not fitted: \(type(of: odd).name)")
    }
    self.init(uid: uid, stages: transformers)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: PipelineKey.self)
    try container.encode(uid, forKey: .uid)
    try container.encode(stages.map { StoredStage($0) }, forKey: .stages)
  }
}
