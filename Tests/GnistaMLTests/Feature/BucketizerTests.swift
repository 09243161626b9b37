import GnistaCore
import GnistaML
import Testing

@Suite struct BucketizerTests {
  @Test(arguments: try FeatureCase.answered("bucketizer"))
  func `The buckets and metadata are those that Spark gives`(_ example: FeatureCase) throws {
    try example.check(example.make(Bucketizer.self))
  }

  @Test(arguments: try FeatureCase.refused("bucketizer"))
  func `What Spark refuses is refused`(_ example: FeatureCase) {
    example.checkRefused { try example.make(Bucketizer.self) }
  }

  @Test func `A number outside the splits names number, column, range and remedy`() throws {
    let stage = Bucketizer(inputCol: "fare", outputCol: "o", splits: [0, 1, 2])
    var batch = try RowBatch(schema: Schema([StructField("fare", .double)]), rows: [[2.5]])
    let error = #expect(throws: GnistaError.self) { try stage.apply(to: &batch) }
    #expect(error?.code == .invalidValue)
    for part in ["'fare'", "2.5", "from 0.0 to 2.0", "-Infinity"] {
      #expect(error?.message.contains(part) == true)
    }
  }

  @Test func `A stage is the same after it has been written and read`() throws {
    let stage = Bucketizer(
      inputCols: ["a", "b"], outputCols: ["c", "d"], splitsArray: [[-.infinity, 0, .infinity], [0, 1, 2]],
      handleInvalid: .keep)
    #expect(try JSONRoundTrip.copy(stage).paramValues == stage.paramValues)
  }
}
