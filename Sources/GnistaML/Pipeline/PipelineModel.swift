public import GnistaCore
public import GnistaFrame

/// A fitted ``Pipeline``: transformers that are applied one after another.
///
/// Neighbouring row-wise stages become one step of the frame's plan, which the engine runs as one function over row
/// batches: what they compute in between never leaves it. A stage that is not row-wise, such as ``SQLTransformer``,
/// splits the run.
public struct PipelineModel: Model {
  public static let summary = "A fitted pipeline: transformers applied one after another."
  public static let spark: SparkOperator? = "org.apache.spark.ml.PipelineModel"
  /// A pipeline model has no parameters of its own; those of its stages are set by `stage.parameter`.
  public static let params: [Param<Self>] = []

  public var uid = PipelineModel.makeUID()
  /// The stages in order.
  public private(set) var stages: [any Transformer] = []

  /// Makes a model without stages, which changes nothing.
  public init() {}

  /// Makes a model of fitted stages.
  public init(uid: String = PipelineModel.makeUID(), stages: [any Transformer]) {
    self.uid = uid
    self.stages = stages
  }

  /// The stages in order, those of pipeline models and tuned models among them taken apart.
  public var leaves: [any Transformer] { stages.flatMap(\.leaves) }

  /// The stages in order when all are row-wise, so that they can score a batch in process; else nil.
  public var rowStages: [any RowTransformer]? {
    let all = leaves
    let rowWise = all.compactMap { $0 as? any RowTransformer }
    return rowWise.count == all.count ? rowWise : nil
  }

  /// The first stage of a type, such as `model.stage(LogisticRegressionModel.self)`.
  public func stage<Stage: Transformer>(_: Stage.Type) -> Stage? {
    leaves.lazy.compactMap { $0 as? Stage }.first
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
    try stages.enumerated().reduce(input) { schema, step in
      do {
        return try step.element.outputSchema(for: schema)
      } catch {
        throw StagePlace.wrap(error, stage: step.element, index: step.offset, of: uid)
      }
    }
  }

  public func outputSchema(for input: Schema, in session: Session) async throws -> Schema {
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

  public func transform(_ frame: DataFrame) -> DataFrame {
    var frame = frame
    var run: [any BatchTransform] = []
    for stage in leaves {
      if let rowWise = stage as? any RowTransformer {
        run.append(rowWise)
      } else {
        if !run.isEmpty { frame = frame.transform(run) }
        run = []
        frame = stage.transform(frame)
      }
    }
    return run.isEmpty ? frame : frame.transform(run)
  }

  /// Makes the stages ready to score batches of one schema in process, without an engine: the same code that an
  /// engine runs.
  ///
  /// - Throws: ``GnistaError`` `UNSUPPORTED` when a stage is not row-wise; that names the stage for missing columns and
  ///   wrong types.
  public func scorer(for schema: Schema) throws -> BatchScorer {
    guard let rowStages else {
      let odd = leaves.first { !($0 is any RowTransformer) }
      throw GnistaError(
        .unsupported,
        "stage '\(odd?.uid ?? "?")' needs an engine and cannot score a batch in process; use transform(frame)"
      )
    }
    return try BatchScorer(rowStages, for: schema, of: uid)
  }

  /// Scores one batch of rows in process. For many batches of one schema, make a ``scorer(for:)`` once.
  ///
  /// Rows that a stage leaves out (`handleInvalid` = `skip`) are not in the result.
  ///
  /// - Throws: ``GnistaError`` as ``scorer(for:)``, and what the stages throw.
  public func score(_ batch: RowBatch) throws -> RowBatch {
    try scorer(for: batch.schema).score(batch)
  }
}
