import GnistaCore
import GnistaML

/// Two overlapping classes, so that the coefficients are finite without a penalty.
///
/// Without a penalty because a row's weight and its repetition differ in the unbiased variance that scales one.
final class LogisticRegressionFixture: StageFixture {
  static let stage: any PipelineStage = LogisticRegression().with {
    $0.tol = 1e-10
    $0.maxIter = 200
  }
  static let schema = Schema([
    StructField("features", .vector, nullable: false), StructField("label", .double, nullable: false),
  ])
  static let rows: [[Value]] = [
    [.vector(.dense([1, 0.5])), 0.0], [.vector(.dense([2, -0.5])), 1.0],
    [.vector(.sparse(size: 2, indices: [0], values: [1.5])), 1.0], [.vector(.dense([2.5, 1])), 0.0],
    [.vector(.dense([3, 0.25])), 1.0], [.vector(.dense([0.5, -1])), 0.0], [.vector(.dense([1.75, 2])), 0.0],
    [.vector(.dense([2.25, 1.5])), 1.0], [.vector(.dense([0.75, 0.1])), 1.0],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("features"): .fails(.invalidValue), .nan("features"): .fails(.invalidValue),
    .null("label"): .fails(.invalidValue), .nan("label"): .fails(.invalidValue),
    .noRows: .fails(.emptyInput), .oneRow: .succeeds, .constantLabel: .succeeds,
  ]
  static let tolerance = 1e-5
}
