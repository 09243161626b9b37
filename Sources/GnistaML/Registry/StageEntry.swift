/// What the ``Registry`` knows of one stage.
public struct StageEntry: Sendable {
  /// What a stage is to a pipeline.
  public enum Kind: String, Sendable, CaseIterable {
    /// It is fitted and makes a model.
    case estimator
    /// It is applied as it is.
    case transformer
    /// An estimator's fit makes it.
    case model
  }

  /// Spark's class name.
  public let name: String
  /// What the stage is to a pipeline.
  public let kind: Kind
  /// One sentence of documentation.
  public let summary: String
  /// Spark's fully qualified class name; nil when Spark has no such operator.
  public let spark: SparkOperator?
  /// The parameter table.
  public let params: [ParamRow]
  /// The type.
  public let type: any PipelineStage.Type
  /// The type of the models that an estimator makes, or of this model; nil for other transformers.
  public let modelType: (any Model.Type)?

  private init<Stage: PipelineStage>(_ stage: Stage.Type, _ kind: Kind, modelType: (any Model.Type)?) {
    name = Stage.name
    self.kind = kind
    summary = Stage.summary
    spark = Stage.spark
    params = Stage.paramRows
    type = stage
    self.modelType = modelType
  }

  /// An estimator; the type of its models is registered with it.
  public static func estimator<Stage: Estimator>(_ stage: Stage.Type) -> StageEntry {
    StageEntry(stage, .estimator, modelType: Stage.FittedModel.self)
  }

  /// A transformer that needs no fit.
  public static func transformer<Stage: Transformer>(_ stage: Stage.Type) -> StageEntry {
    StageEntry(stage, .transformer, modelType: stage as? any Model.Type)
  }

  /// A model that no registered estimator makes.
  public static func model<Stage: Model>(_ stage: Stage.Type) -> StageEntry {
    StageEntry(stage, .model, modelType: stage)
  }
}
