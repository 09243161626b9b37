import GnistaCore
import GnistaML

/// A pipeline of two queries, the second of which needs the first.
final class PipelineFixture: StageFixture {
  static let stage: any PipelineStage = Pipeline {
    SQLTransformer(statement: "SELECT *, x * 2 AS twice FROM __THIS__")
    SQLTransformer(statement: "SELECT *, twice + 1 AS more FROM __THIS__")
  }
  static let schema = Schema([StructField("x", .double, nullable: false)])
  static let rows: [[Value]] = [[1.0], [2.5], [-3.0]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("x"): .succeeds, .nan("x"): .succeeds, .noRows: .succeeds, .oneRow: .succeeds,
  ]
  static let replaceableOutputs = [
    "twice": "a query may give two columns one name, as in Spark", "more": "the same",
  ]
  static let propertiesOutsideTable = [
    "stages": "the stages are no parameter but have parameters of their own"
  ]
}
