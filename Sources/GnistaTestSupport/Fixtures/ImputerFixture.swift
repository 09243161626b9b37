import GnistaCore
import GnistaML

/// Doubles and whole numbers with nulls, of which the median is put in.
final class ImputerFixture: StageFixture {
  static let stage: any PipelineStage = Imputer(
    inputCols: ["fare", "passengers"], outputCols: ["fareFilled", "passengersFilled"], strategy: .median)
  static let schema = Schema([StructField("fare", .double), StructField("passengers", .integer)])
  static let rows: [[Value]] = [[12.5, 1], [nil, 2], [7.0, nil], [.double(.nan), 4], [30.0, 2]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("fare"): .succeeds, .nan("fare"): .succeeds, .null("passengers"): .succeeds,
    .noRows: .fails(.emptyInput),
    .oneRow: .succeeds,
  ]
}
