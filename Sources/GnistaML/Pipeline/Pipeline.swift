public import GnistaCore
public import GnistaFrame

/// A sequence of stages that is fitted and applied as one.
///
/// ```swift
/// let pipeline = Pipeline {
///   StringIndexer().with { $0.inputCol = "vendor"; $0.outputCol = "vendorIndex" }
///   VectorAssembler().with { $0.inputCols = ["vendorIndex", "distance"] }
///   LogisticRegression().with { $0.labelCol = "tipped" }
/// }
/// let model = try await pipeline.fit(trips)
/// ```
///
/// ``fit(_:)`` goes through the stages in order, as Spark does: an estimator is fitted on the frame as the stages
/// before it leave it, a transformer is taken as it is; the frame is transformed only as far as the last estimator
/// needs. All schemas are checked before any data are read.
public struct Pipeline: Estimator {
  public static let summary = "Fits and applies a sequence of stages as one."
  public static let spark: SparkOperator? = "org.apache.spark.ml.Pipeline"
  /// A pipeline has no parameters of its own; those of its stages are set by `stage.parameter`.
  public static let params: [Param<Self>] = []

  public var uid = Pipeline.makeUID()
  /// The stages in order. Each is an ``Estimator`` or a ``Transformer``.
  public var stages: [any PipelineStage] = []

  /// Makes a pipeline without stages; its model changes nothing.
  public init() {}

  /// Makes a pipeline of a list of stages.
  public init(stages: [any PipelineStage]) { self.stages = stages }

  /// Makes a pipeline of the stages that a block lists.
  public init(@PipelineBuilder _ stages: () throws -> [any PipelineStage]) rethrows {
    self.stages = try stages()
  }

  public var flattened: [any PipelineStage] { [self] + stages.flatMap(\.flattened) }

  public mutating func set(_ param: String, ofStage uid: String, to value: JSONValue) throws -> Bool {
    if uid == self.uid {
      try set(param, value)
      return true
    }
    for index in stages.indices where try stages[index].set(param, ofStage: uid, to: value) { return true }
    return false
  }

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkStages()
    return try stages.enumerated().reduce(input) { schema, step in
      do {
        return try step.element.outputSchema(for: schema)
      } catch {
        throw StagePlace.wrap(error, stage: step.element, index: step.offset, of: uid)
      }
    }
  }

  public func outputSchema(for input: Schema, in session: Session) async throws -> Schema {
    try checkStages()
    var schema = input
    for (index, stage) in stages.enumerated() {
      do {
        schema = try await stage.outputSchema(for: schema, in: session)
      } catch {
        throw StagePlace.wrap(error, stage: stage, index: index, of: uid)
      }
    }
    return schema
  }

  /// Fits the stages in order.
  ///
  /// - Throws: ``GnistaError`` that names the stage: before data are read for parameters outside their domain, missing
  ///   columns, wrong types and columns written twice; later what the stages throw.
  public func fit(_ frame: DataFrame) async throws -> PipelineModel {
    _ = try await outputSchema(for: frame.schema, in: frame.session)
    var fitted: [any Transformer] = []
    for (index, stage) in stages.enumerated() {
      try Task.checkCancellation()
      if let estimator = stage as? any Estimator {
        do {
          let input = PipelineModel(uid: uid, stages: fitted).transform(frame)
          fitted.append(try await Self.fit(estimator, on: input))
        } catch {
          throw StagePlace.wrap(error, stage: stage, index: index, of: uid)
        }
      } else if let transformer = stage as? any Transformer {
        fitted.append(transformer)
      }
    }
    return PipelineModel(uid: uid, stages: fitted)
  }

  private static func fit<E: Estimator>(_ estimator: E, on frame: DataFrame) async throws -> any Transformer {
    try await estimator.fit(frame)
  }

  /// Checks what does not depend on a schema: kinds of stages, their uids and parameters.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a stage that can neither be fitted nor applied, and for two stages
  ///   of one uid; `INVALID_PARAMETER` naming stage, parameter and domain.
  public func checkStages() throws {
    var seen: Set<String> = [uid]
    for (index, stage) in stages.enumerated() {
      let name = type(of: stage).name
      guard stage is any Estimator || stage is any Transformer else {
        throw GnistaError(
          .invalidArgument, "stage \(index + 1) (\(name)) is neither an estimator nor a transformer",
          location: .init(source: uid, path: ["stages", String(index)]))
      }
      if let twice = stage.flattened.map(\.uid).first(where: { !seen.insert($0).inserted }) {
        throw GnistaError(
          .invalidArgument,
          "stage \(index + 1) (\(name)) has the uid '\(twice)', which another stage has too; give it its own",
          location: .init(source: uid, path: ["stages", String(index)]))
      }
      do {
        try stage.checkParams()
        if let inner = stage as? Pipeline { try inner.checkStages() }
      } catch {
        throw StagePlace.wrap(error, stage: stage, index: index, of: uid)
      }
    }
  }
}
