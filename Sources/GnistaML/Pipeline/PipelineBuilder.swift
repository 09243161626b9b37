/// Collects the stages of a ``Pipeline``, with `if` and `for`.
@resultBuilder
public enum PipelineBuilder {
  /// One stage.
  public static func buildExpression(_ stage: any PipelineStage) -> [any PipelineStage] { [stage] }
  /// Several stages, for example made by a function.
  public static func buildExpression(_ stages: [any PipelineStage]) -> [any PipelineStage] { stages }
  /// All parts in order.
  public static func buildBlock(_ parts: [any PipelineStage]...) -> [any PipelineStage] {
    parts.flatMap(\.self)
  }
  /// The part of an `if` without `else`.
  public static func buildOptional(_ part: [any PipelineStage]?) -> [any PipelineStage] { part ?? [] }
  /// The first branch.
  public static func buildEither(first part: [any PipelineStage]) -> [any PipelineStage] { part }
  /// The second branch.
  public static func buildEither(second part: [any PipelineStage]) -> [any PipelineStage] { part }
  /// The rounds of a `for`.
  public static func buildArray(_ parts: [[any PipelineStage]]) -> [any PipelineStage] {
    parts.flatMap(\.self)
  }
  /// A part behind `if #available`.
  public static func buildLimitedAvailability(_ part: [any PipelineStage]) -> [any PipelineStage] { part }
}
