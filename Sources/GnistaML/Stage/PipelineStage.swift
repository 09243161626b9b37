public import GnistaCore

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
}
