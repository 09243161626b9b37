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
    let place = known.location
    let isInner = place.map { !$0.path.isEmpty } ?? false
    if !isInner {
      let name = type(of: stage).name
      let uid = known.message.contains(stage.uid) ? "" : " '\(stage.uid)'"
      let inside = place.map { " (at \($0))" } ?? ""
      known.message = "stage \(index + 1) (\(name)\(uid)): \(known.message)\(inside)"
    }
    known.location = GnistaError.Location(
      source: chain, path: ["stages", String(index)] + (isInner ? place?.path ?? [] : []))
    return known
  }
}
