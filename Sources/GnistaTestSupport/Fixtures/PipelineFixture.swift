import GnistaCore
import GnistaML

/// An indexer that leaves rows out, an assembler that could not bear them, and a regression.
final class PipelineFixture: StageFixture {
  static let stage: any PipelineStage = Pipeline {
    StringIndexer(inputCol: "kind", outputCol: "kindIndex", handleInvalid: .skip)
    VectorAssembler(inputCols: ["kindIndex", "x"], outputCol: "features")
    LinearRegression().with { $0.labelCol = "y" }
  }
  static let schema = Schema([
    StructField("kind", .string), StructField("x", .double), StructField("y", .double),
  ])
  static let rows: [[Value]] = [
    ["a", 1.0, 2.0], ["b", 2.5, 3.5], ["a", -3.0, 0.5], ["a", 4.0, 6.0], ["b", 0.0, 1.0], ["c", 1.5, 3.0],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("kind"): .succeeds, .null("x"): .fails(.invalidValue), .nan("x"): .fails(.invalidValue),
    .null("y"): .fails(.invalidValue), .nan("y"): .fails(.invalidValue), .noRows: .fails(.emptyInput),
    .oneRow: .succeeds,
  ]
  static let propertiesOutsideTable = [
    "stages": "the stages are no parameter but have parameters of their own"
  ]
}
