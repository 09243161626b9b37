import GnistaCore
import GnistaML

/// Numbers, a boolean and a vector; some rows come out dense and some sparse.
final class VectorAssemblerFixture: StageFixture {
  static let stage: any PipelineStage = VectorAssembler(
    inputCols: ["fare", "passengers", "rebate", "distances"], outputCol: "features")
  static let schema = Schema([
    StructField("fare", .double), StructField("passengers", .integer), StructField("rebate", .boolean),
    StructField("distances", .vector),
  ])
  static let rows: [[Value]] = [
    [12.5, 1, true, .vector(.dense([1, 2, 3]))],
    [0.0, 0, false, .vector(.sparse(size: 3, indices: [1], values: [4]))],
    [-3.0, 2, false, .vector(.sparse(size: 3, indices: [], values: []))],
    [0.0, 0, true, .vector(.dense([0, 0, 0]))],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("fare"): .fails(.invalidValue), .nan("fare"): .fails(.invalidValue),
    .null("passengers"): .fails(.invalidValue), .null("rebate"): .fails(.invalidValue),
    .null("distances"): .fails(.invalidValue), .nan("distances"): .succeeds, .noRows: .succeeds,
    .oneRow: .succeeds,
  ]
  static let wrongTypes: [String: DataType] = [
    "fare": .string, "passengers": .date, "rebate": .timestamp, "distances": .array(.double),
  ]
}
