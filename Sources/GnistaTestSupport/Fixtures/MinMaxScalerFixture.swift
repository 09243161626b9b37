import GnistaCore
import GnistaML

/// Dense and sparse vectors with one constant element.
final class MinMaxScalerFixture: StageFixture {
  static let stage: any PipelineStage = MinMaxScaler(
    inputCol: "features", outputCol: "scaled", min: -1, max: 2)
  static let schema = Schema([StructField("features", .vector)])
  static let rows: [[Value]] = [
    [.vector(.dense([1, 10, 3]))], [.vector(.dense([2, 10, -3]))],
    [.vector(.sparse(size: 3, indices: [1], values: [10]))],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("features"): .fails(.invalidValue), .nan("features"): .succeeds, .noRows: .fails(.emptyInput),
    .oneRow: .succeeds,
  ]
}
