import GnistaCore
import GnistaML
import Testing

@Suite struct MinMaxScalerTests {
  @Test(arguments: try FeatureCase.answered("min_max_scaler"))
  func `Ranges and vectors are those that Spark gives`(_ example: FeatureCase) async throws {
    let model = try await example.checkFit(MinMaxScaler.self)
    #expect(FeatureCase.same(model.originalMin.values, example.modelDoubles("originalMin")))
    #expect(FeatureCase.same(model.originalMax.values, example.modelDoubles("originalMax")))
  }

  @Test(arguments: try FeatureCase.refused("min_max_scaler"))
  func `What Spark refuses is refused`(_ example: FeatureCase) async throws {
    try await example.checkFitRefused(MinMaxScaler.self)
  }

  @Test func `An empty range names both ends`() {
    let scaler = MinMaxScaler(inputCol: "v", outputCol: "o", min: 2, max: 1)
    let error = #expect(throws: GnistaError.self) {
      try scaler.outputSchema(for: Schema([StructField("v", .vector)]))
    }
    #expect(error?.message.contains("'min' is 2.0, which is not below 'max', 1.0") == true)
  }
}
