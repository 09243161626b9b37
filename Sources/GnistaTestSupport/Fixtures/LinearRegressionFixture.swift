import GnistaCore
import GnistaML

/// A plane with some noise.
final class LinearRegressionFixture: StageFixture {
  static let stage: any PipelineStage = LinearRegression()
  static let schema = Schema([
    StructField("features", .vector, nullable: false), StructField("label", .double, nullable: false),
  ])
  static let rows: [[Value]] = [
    [.vector(.dense([1, 0.5])), 2.25], [.vector(.dense([2, -0.5])), 3.5],
    [.vector(.sparse(size: 2, indices: [0], values: [1.5])), 3.0], [.vector(.dense([2.5, 1])), 4.25],
    [.vector(.dense([3, 0.25])), 5.5], [.vector(.dense([0.5, -1])), 2.0], [.vector(.dense([1.75, 2])), 2.5],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("features"): .fails(.invalidValue), .nan("features"): .fails(.invalidValue),
    .null("label"): .fails(.invalidValue), .nan("label"): .fails(.invalidValue),
    .noRows: .fails(.emptyInput), .oneRow: .succeeds, .constantLabel: .succeeds,
  ]
}
