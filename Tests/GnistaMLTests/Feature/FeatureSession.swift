import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

/// The embedded engine that all tests of feature stages share.
enum FeatureSession {
  private static let opened = Task { try await Session.embedded() }

  static var shared: Session {
    get async throws { try await opened.value }
  }
}

extension FeatureCase {
  /// Fits a stage on the case's frame, applies the model to a frame and to a batch, and compares both with Spark's
  /// answer. The result is the model.
  @discardableResult
  func checkFit<Stage: Estimator>(
    _ type: Stage.Type, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Stage.FittedModel where Stage.FittedModel: RowTransformer {
    let session = try await FeatureSession.shared
    let input = try #require(fit, sourceLocation: sourceLocation)
    let model = try await make(type).fit(session.createDataFrame(schema: input.schema, batches: [input]))
    try check(model, sourceLocation: sourceLocation)
    let frame = model.transform(session.createDataFrame(schema: apply.schema, batches: [apply]))
    compare(try await frame.collectBatch(), sourceLocation: sourceLocation)
    return model
  }

  /// Checks that fitting the stage, or applying its model, is refused.
  func checkFitRefused<Stage: Estimator>(
    _ type: Stage.Type, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws where Stage.FittedModel: RowTransformer {
    let session = try await FeatureSession.shared
    let input = try #require(fit, sourceLocation: sourceLocation)
    await #expect(throws: GnistaError.self, sourceLocation: sourceLocation) {
      let model = try await make(type).fit(session.createDataFrame(schema: input.schema, batches: [input]))
      var batch = apply
      try model.apply(to: &batch)
    }
  }
}
