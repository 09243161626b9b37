import GnistaCore
import GnistaML

/// A query that adds a column.
final class SQLTransformerFixture: StageFixture {
  static let stage: any PipelineStage = SQLTransformer(statement: "SELECT *, x * 2 AS twice FROM __THIS__")
  static let schema = Schema([StructField("x", .double, nullable: false), StructField("name", .string)])
  static let rows: [[Value]] = [[1.0, "a"], [2.5, "b"], [-3.0, "c"]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("x"): .succeeds, .nan("x"): .succeeds, .null("name"): .succeeds, .noRows: .succeeds,
    .oneRow: .succeeds,
  ]
  static let requiredColumns = ["x"]
  /// None, because which types a query takes is the engine's business.
  static let wrongTypes: [String: DataType] = [:]
  static let replaceableOutputs = ["twice": "a query may give two columns one name, as in Spark"]
}
