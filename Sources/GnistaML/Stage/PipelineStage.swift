public import GnistaCore
public import GnistaFrame

/// Anything that can stand in a ``Pipeline``: an estimator or a transformer with its parameter table.
///
/// A stage is a value: its hyperparameters are stored properties with Spark's names and defaults, each with a row in
/// ``Parameterized/params``. Everything else about a parameter (check, parsing, documentation, search space) comes
/// from that row.
public protocol PipelineStage: Parameterized {
  /// The schema after this stage, for an input schema; checks columns and types before any data are read.
  ///
  /// - Throws: ``GnistaError`` when a column is missing, has a wrong type or would be written twice.
  func outputSchema(for input: Schema) throws -> Schema
  /// The schema after this stage, where telling it needs the engine, as that of a query does.
  ///
  /// The same as ``outputSchema(for:)`` unless a stage says otherwise.
  func outputSchema(for input: Schema, in session: Session) async throws -> Schema
  /// This stage and the stages inside it, outermost first. Only stages that hold others implement it.
  var flattened: [any PipelineStage] { get }
  /// Sets a parameter on the stage of ``flattened`` that has a uid; false when none has it. Only stages that hold
  /// others implement it; use ``set(path:to:)`` to set parameters.
  mutating func set(_ param: String, ofStage uid: String, to value: JSONValue) throws -> Bool
}
