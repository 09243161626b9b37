import GnistaCore
import GnistaML
import Testing

@Suite struct OneHotEncoderTests {
  @Test(arguments: try FeatureCase.answered("one_hot_encoder"))
  func `Sizes, vectors and metadata are those that Spark gives`(_ example: FeatureCase) async throws {
    let model = try await example.checkFit(OneHotEncoder.self)
    #expect(model.categorySizes.map(Double.init) == example.modelDoubles("categorySizes"))
  }

  @Test(arguments: try FeatureCase.refused("one_hot_encoder"))
  func `What Spark refuses is refused`(_ example: FeatureCase) async throws {
    try await example.checkFitRefused(OneHotEncoder.self)
  }

  @Test func `An unseen category names value, column, range and remedy`() throws {
    var model = OneHotEncoderModel(categorySizes: [3])
    model.inputCol = "day"
    var batch = try RowBatch(schema: Schema([StructField("day", .integer)]), rows: [[7]])
    let error = #expect(throws: GnistaError.self) { try model.apply(to: &batch) }
    #expect(error?.code == .unseenCategory)
    for part in ["'day'", "7.0", "0 to 2", "'keep'"] { #expect(error?.message.contains(part) == true) }
  }

  @Test func `Rows cannot be skipped`() throws {
    var encoder = OneHotEncoder(inputCol: "i", outputCol: "o")
    let error = #expect(throws: GnistaError.self) { try encoder.set("handleInvalid", "skip") }
    #expect(error?.code == .invalidParameter)
    #expect(error?.message.contains("error or keep") == true)
  }

  @Test func `A model is the same after it has been written and read`() throws {
    var model = OneHotEncoderModel(categorySizes: [3, 4])
    model.inputCols = ["a", "b"]
    model.outputCols = ["c", "d"]
    model.dropLast = false
    let read = try JSONRoundTrip.copy(model)
    #expect(read.categorySizes == [3, 4])
    #expect(read.paramValues == model.paramValues)
  }
}
