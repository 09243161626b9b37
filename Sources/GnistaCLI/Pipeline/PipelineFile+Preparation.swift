internal import GnistaCore
internal import GnistaFrame

/// Preparing training rows, with mistakes that only the data can tell placed in the file.
extension PipelineFile {
  /// The frame with the label and after all steps, as ``Recipe/prepare(_:for:)`` makes it for learning.
  ///
  /// - Throws: `GnistaError` with the place of the step that the data do not fit.
  func prepared(_ frame: DataFrame) async throws -> DataFrame {
    var frame = frame
    if let label, let node = root["label"] {
      frame = try await Self.checked(node) { label.apply(to: frame) }
    }
    let nodes = try root["prepare"]?.items("'prepare'") ?? []
    for (step, node) in zip(preparation, nodes) {
      frame = try await Self.checked(node) { try await step.apply(to: frame) }
    }
    return frame
  }

  private static func checked(
    _ node: ConfigNode, _ step: () async throws -> DataFrame
  ) async throws -> DataFrame {
    do {
      let frame = try await step()
      // Only looking at the columns finds what an expression lacks; no rows are read for it.
      _ = try await frame.schema
      return frame
    } catch var error as GnistaError where error.location == nil {
      error.location = node.location
      throw error
    }
  }
}
