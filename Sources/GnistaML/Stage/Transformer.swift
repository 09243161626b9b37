public import GnistaCore
public import GnistaFrame

/// A stage that turns one frame into another.
///
/// Most transformers are row-wise: they implement ``BatchTransform`` and their function over a row batch is the one
/// implementation that serves training, batch scoring, SQL and serving. `SQLTransformer` and pipelines bring their own
/// ``transform(_:)``.
public protocol Transformer: PipelineStage {
  /// The transformed frame. Lazy: nothing runs before an action.
  func transform(_ frame: DataFrame) -> DataFrame
  /// The transformers that are applied one after another: this one, unless it only stands for others, as a pipeline
  /// model or a tuned model does.
  var leaves: [any Transformer] { get }
}

extension Transformer {
  /// A transformer that does its own work is its only leaf.
  public var leaves: [any Transformer] { [self] }
}

/// A transformer that works row by row.
public protocol RowTransformer: Transformer, BatchTransform {
  /// Whether ``BatchTransform/apply(to:)`` may mark rows to be dropped. Declared again because the default below would
  /// otherwise hide a stage's own answer behind `any RowTransformer`.
  var mayDropRows: Bool { get }
}

extension RowTransformer {
  /// The frame with the stage's output columns added.
  public func transform(_ frame: DataFrame) -> DataFrame { frame.transform([self]) }

  /// The input's columns and the stage's output columns.
  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    return Schema(input.fields + (try outputFields(for: input)))
  }

  /// Rows are never dropped unless the stage says otherwise.
  public var mayDropRows: Bool { false }
}

/// What an estimator's fit makes: a transformer that can be saved and loaded.
///
/// Its `Codable` form is its native model; arrays of many numbers are ``PackedArray`` so that a saved model keeps them
/// in binary form. Its parameters are those that matter for scoring, and may be changed after the fit.
public protocol Model: Transformer, Codable {}

/// A stage that learns from a frame.
public protocol Estimator: PipelineStage {
  /// What the fit makes.
  associatedtype FittedModel: Model
  /// Learns from a frame. Runs the frame's plan, once or more; cancelling the task ends the fit.
  ///
  /// - Throws: ``GnistaError`` for parameters outside their domain, missing columns, wrong types, nulls or NaN where
  ///   they are not allowed, and empty input.
  func fit(_ frame: DataFrame) async throws -> FittedModel
}
