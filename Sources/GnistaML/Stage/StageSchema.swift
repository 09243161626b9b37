public import GnistaCore
public import GnistaFrame

/// The check of schemas along a chain of stages.
extension PipelineStage {
  /// The schema after this stage does not depend on an engine.
  public func outputSchema(for input: Schema, in session: Session) async throws -> Schema {
    try outputSchema(for: input)
  }
}

/// Names the stage at which a check of a chain of stages failed.
enum StagePlace {
  /// The error with its place added: the stage in words, and the path `stages.<index>` in the pipeline.
  static func wrap(_ error: any Error, stage: any PipelineStage, index: Int, of chain: String) -> any Error {
    guard var known = error as? GnistaError else { return error }
    let inner = known.location?.path ?? []
    let name = type(of: stage).name
    if inner.isEmpty {
      known.message = "stage \(index + 1) (\(name)): " + known.message
      if !known.message.contains(stage.uid) {
        known.message =
          "stage \(index + 1) (\(name) '\(stage.uid)'): "
          + known.message.dropFirst("stage \(index + 1) (\(name)): ".count)
      }
    }
    known.location = GnistaError.Location(source: chain, path: ["stages", String(index)] + inner)
    return known
  }
}
