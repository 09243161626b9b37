import GnistaCore
import GnistaML

/// A column of doubles and one of vectors with thresholds of their own.
final class BinarizerFixture: StageFixture {
  static let stage: any PipelineStage = Binarizer(
    inputCols: ["fare", "features"], outputCols: ["expensive", "present"], thresholds: [10, 0.5])
  static let schema = Schema([StructField("fare", .double), StructField("features", .vector)])
  static let rows: [[Value]] = [
    [12.5, .vector(.dense([1, 0, 0.5]))], [10.0, .vector(.sparse(size: 3, indices: [2], values: [2]))],
    [-1.0, .vector(.sparse(size: 3, indices: [], values: []))],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("fare"): .succeeds, .nan("fare"): .succeeds, .null("features"): .fails(.invalidValue),
    .nan("features"): .succeeds, .noRows: .succeeds, .oneRow: .succeeds,
  ]
  static let wrongTypes: [String: DataType] = ["fare": .string, "features": .array(.double)]
}
