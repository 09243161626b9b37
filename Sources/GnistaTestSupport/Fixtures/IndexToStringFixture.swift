import GnistaCore
import GnistaML

/// Three labels, given as a parameter.
final class IndexToStringFixture: StageFixture {
  static let stage: any PipelineStage = IndexToString(
    inputCol: "index", outputCol: "label", labels: ["low", "middle", "high"])
  static let schema = Schema([StructField("index", .double)])
  static let rows: [[Value]] = [[0.0], [2.0], [1.0], [0.0]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("index"): .fails(.invalidValue), .nan("index"): .fails(.invalidValue), .noRows: .succeeds,
    .oneRow: .succeeds,
  ]
}
