import GnistaCore
import GnistaML

/// A pipeline of two queries, the second of which needs the first.
final class PipelineFixture: StageFixture {
  static let stage: any PipelineStage = Pipeline {
    SQLTransformer(statement: "SELECT *, x * 2 AS twice FROM __THIS__")
    SQLTransformer(statement: "SELECT *, twice + 1 AS more FROM __THIS__")
  }
  static let schema = Schema([StructField("x", .double, nullable: false), StructField("name", .string)])
  static let rows: [[Value]] = [[1.0, "a"], [2.5, "b"], [-3.0, "c"]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("x"): .succeeds, .nan("x"): .succeeds, .null("name"): .succeeds, .noRows: .succeeds,
    .oneRow: .succeeds,
  ]
  static let requiredColumns = ["x"]
  /// None, because which types a query takes is the engine's business.
  static let wrongTypes: [String: DataType] = [:]
  static let replaceableOutputs = [
    "twice": "a query may give two columns one name, as in Spark", "more": "the same",
  ]
  static let propertiesOutsideTable = [
    "stages": "the stages are no parameter but have parameters of their own"
  ]
}
