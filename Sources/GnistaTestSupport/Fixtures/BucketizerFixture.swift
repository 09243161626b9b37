import GnistaCore
import GnistaML

/// Two columns with split points of their own.
final class BucketizerFixture: StageFixture {
  static let stage: any PipelineStage = Bucketizer(
    inputCols: ["fare", "passengers"], outputCols: ["fareBucket", "passengersBucket"],
    splitsArray: [[-.infinity, 5, 10, .infinity], [0, 2, 9]])
  static let schema = Schema([StructField("fare", .double), StructField("passengers", .integer)])
  static let rows: [[Value]] = [[5.0, 1], [4.9, 2], [100.0, 9], [-3.0, 0]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("fare"): .succeeds, .nan("fare"): .fails(.invalidValue), .null("passengers"): .succeeds,
    .noRows: .succeeds,
    .oneRow: .succeeds,
  ]
}
