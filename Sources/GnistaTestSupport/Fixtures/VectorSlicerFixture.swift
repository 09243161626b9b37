import GnistaCore
import GnistaML

/// Elements by index and by name, out of order.
final class VectorSlicerFixture: StageFixture {
  static let stage: any PipelineStage = VectorSlicer(
    inputCol: "features", outputCol: "chosen", indices: [3, 0], names: ["b"])
  static let schema = Schema([
    StructField(
      "features", .vector,
      metadata: AttributeGroup(["a", "b", "c", "d"].map { .numeric($0) }).metadata)
  ])
  static let rows: [[Value]] = [
    [.vector(.dense([1, 2, 3, 4]))], [.vector(.sparse(size: 4, indices: [0, 1], values: [5, 6]))],
    [.vector(.sparse(size: 4, indices: [], values: []))],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("features"): .fails(.invalidValue), .nan("features"): .succeeds, .noRows: .succeeds,
    .oneRow: .succeeds,
  ]
}
