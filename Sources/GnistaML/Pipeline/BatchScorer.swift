public import GnistaCore
import GnistaFrame

/// Row-wise stages made ready to score batches of one schema in process.
///
/// ```swift
/// let scorer = try model.scorer(for: schema)
/// let scored = try scorer.score(batch)
/// ```
///
/// A scorer holds no state: many threads may use it at once.
public struct BatchScorer: Sendable {
  /// The schema of the batches that are scored. Columns are found by position.
  public let inputSchema: Schema
  /// The schema of the scored batches: the input's columns and those of the stages.
  public let outputSchema: Schema
  private let functions: [BatchFunction]

  /// Makes the stages ready.
  ///
  /// - Throws: ``GnistaError`` that names the stage for missing columns, wrong types and columns written twice.
  public init(_ stages: [any RowTransformer], for input: Schema, of owner: String) throws {
    var schema = input
    var functions: [BatchFunction] = []
    for (index, stage) in stages.enumerated() {
      do {
        functions.append(try stage.batchFunction(for: schema))
        schema.fields += try stage.outputFields(for: schema)
      } catch {
        throw StagePlace.wrap(error, stage: stage, index: index, of: owner)
      }
    }
    inputSchema = input
    outputSchema = schema
    self.functions = functions
  }

  /// Scores one batch. Rows that a stage leaves out are not in the result.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for a batch of another schema; what the stages throw.
  public func score(_ batch: RowBatch) throws -> RowBatch {
    guard batch.schema.names == inputSchema.names,
      zip(batch.schema.fields, inputSchema.fields).allSatisfy({ $0.dataType == $1.dataType })
    else {
      throw GnistaError(
        .typeMismatch,
        "the batch has columns \(Self.text(batch.schema)), but the scorer was made for \(Self.text(inputSchema))"
      )
    }
    var batch = batch
    try batch.run(functions)
    return batch.compacted()
  }

  private static func text(_ schema: Schema) -> String {
    "(" + schema.fields.map { "\($0.name) \($0.dataType)" }.joined(separator: ", ") + ")"
  }
}
