import GnistaCore
import GnistaML
import Testing

@Suite struct IndexToStringTests {
  @Test(arguments: try FeatureCase.answered("index_to_string"))
  func `The labels are those that Spark gives`(_ example: FeatureCase) throws {
    try example.check(example.make(IndexToString.self))
  }

  @Test(arguments: try FeatureCase.refused("index_to_string"))
  func `What Spark refuses is refused`(_ example: FeatureCase) {
    example.checkRefused { try example.make(IndexToString.self) }
  }

  @Test func `An index without a label names the index and the range`() throws {
    let stage = IndexToString(inputCol: "i", outputCol: "s", labels: ["a", "b"])
    var batch = try RowBatch(schema: Schema([StructField("i", .double)]), rows: [[2.0]])
    let error = #expect(throws: GnistaError.self) { try stage.apply(to: &batch) }
    #expect(
      error?.message.contains("column 'i' holds the index 2.0, but the labels have the indices 0 to 1")
        == true)
  }
}
