import GnistaCore
import GnistaML

/// Indices without metadata, so that the fit has to read the rows.
final class OneHotEncoderFixture: StageFixture {
  static let stage: any PipelineStage = OneHotEncoder(
    inputCols: ["day", "zone"], outputCols: ["dayVector", "zoneVector"])
  static let schema = Schema([StructField("day", .integer), StructField("zone", .double)])
  static let rows: [[Value]] = [[0, 2.0], [6, 0.0], [3, 1.0], [1, 0.0]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("day"): .fails(.invalidValue), .null("zone"): .fails(.invalidValue),
    .nan("zone"): .fails(.invalidValue),
    .noRows: .succeeds, .oneRow: .succeeds,
  ]
}
