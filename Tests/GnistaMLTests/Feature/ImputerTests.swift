import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite struct ImputerTests {
  @Test(arguments: try FeatureCase.answered("imputer"))
  func `Replacements and columns are those that Spark gives`(_ example: FeatureCase) async throws {
    let model = try await example.checkFit(Imputer.self)
    #expect(FeatureCase.same(model.surrogates, example.modelDoubles("surrogates")))
  }

  @Test(arguments: try FeatureCase.refused("imputer"))
  func `What Spark refuses is refused`(_ example: FeatureCase) async throws {
    try await example.checkFitRefused(Imputer.self)
  }

  @Test func `A column of missing values only names the column and the remedy`() async throws {
    let session = try await FeatureSession.shared
    let frame = try session.createDataFrame(
      [[nil, 1.0], [.double(.nan), 2.0]],
      schema: Schema([StructField("x", .double), StructField("y", .double)]))
    let error = await #expect(throws: GnistaError.self) {
      try await Imputer(inputCols: ["x", "y"], outputCols: ["a", "b"]).fit(frame)
    }
    #expect(error?.code == .emptyInput)
    #expect(error?.message.contains("missing values of 'x': there are no others; drop the column") == true)
  }

  @Test func `A model is the same after it has been written and read`() throws {
    var model = ImputerModel(surrogates: [1.5, -2])
    model.inputCols = ["x", "y"]
    model.outputCols = ["a", "b"]
    let read = try JSONRoundTrip.copy(model)
    #expect(read.surrogates == [1.5, -2])
    #expect(read.missingValue.isNaN)
    #expect(read.inputCols == ["x", "y"])
  }
}
