import GnistaCore
import GnistaML

/// Dense vectors with one constant element.
final class StandardScalerFixture: StageFixture {
  static let stage: any PipelineStage = StandardScaler(
    inputCol: "features", outputCol: "scaled", withMean: true, withStd: true)
  static let schema = Schema([StructField("features", .vector)])
  static let rows: [[Value]] = [
    [.vector(.dense([1, 10, 3]))], [.vector(.dense([2, 10, -3]))], [.vector(.dense([4, 10, 0.5]))],
    [.vector(.sparse(size: 3, indices: [1], values: [10]))],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("features"): .fails(.invalidValue), .nan("features"): .succeeds, .noRows: .fails(.emptyInput),
    .oneRow: .succeeds,
  ]
}
