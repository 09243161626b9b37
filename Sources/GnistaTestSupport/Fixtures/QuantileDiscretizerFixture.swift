import GnistaCore
import GnistaML

/// Two columns in three buckets each.
final class QuantileDiscretizerFixture: StageFixture {
  static let stage: any PipelineStage = QuantileDiscretizer(
    inputCols: ["fare", "passengers"], outputCols: ["fareBucket", "passengersBucket"], numBuckets: 3)
  static let schema = Schema([StructField("fare", .double), StructField("passengers", .integer)])
  static let rows: [[Value]] = [[5.0, 1], [4.9, 2], [100.0, 9], [-3.0, 0], [6.5, 2], [30.0, 3]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("fare"): .succeeds, .nan("fare"): .fails(.invalidValue), .null("passengers"): .succeeds,
    .noRows: .fails(.emptyInput), .oneRow: .succeeds,
  ]
}
