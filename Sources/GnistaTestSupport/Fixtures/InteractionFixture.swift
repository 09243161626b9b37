import GnistaCore
import GnistaML

/// A number, a nominal column and a vector with names.
final class InteractionFixture: StageFixture {
  static let stage: any PipelineStage = Interaction(
    inputCols: ["fare", "payment", "features"], outputCol: "products")
  static let schema = Schema([
    StructField("fare", .double),
    StructField(
      "payment", .double, metadata: Attribute.nominal("payment", values: ["cash", "card"]).metadata),
    StructField("features", .vector, metadata: AttributeGroup([.numeric("a"), .numeric("b")]).metadata),
  ])
  static let rows: [[Value]] = [
    [12.5, 0.0, .vector(.dense([1, 2]))], [2.0, 1.0, .vector(.sparse(size: 2, indices: [1], values: [3]))],
    [0.0, 1.0, .vector(.dense([5, 6]))],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("fare"): .fails(.invalidValue), .nan("fare"): .succeeds, .null("payment"): .fails(.invalidValue),
    .nan("payment"): .fails(.invalidValue), .null("features"): .fails(.invalidValue),
    .nan("features"): .succeeds,
    .noRows: .succeeds, .oneRow: .succeeds,
  ]
  static let wrongTypes: [String: DataType] = [
    "fare": .string, "payment": .string, "features": .array(.double),
  ]
}
