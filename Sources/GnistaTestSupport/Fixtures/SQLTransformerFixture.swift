import GnistaCore
import GnistaML

/// A query that adds a column.
final class SQLTransformerFixture: StageFixture {
  static let stage: any PipelineStage = SQLTransformer(statement: "SELECT *, x * 2 AS twice FROM __THIS__")
  static let schema = Schema([StructField("x", .double, nullable: false)])
  static let rows: [[Value]] = [[1.0], [2.5], [-3.0]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("x"): .succeeds, .nan("x"): .succeeds, .noRows: .succeeds, .oneRow: .succeeds,
  ]
  static let replaceableOutputs = ["twice": "a query may give two columns one name, as in Spark"]
}
