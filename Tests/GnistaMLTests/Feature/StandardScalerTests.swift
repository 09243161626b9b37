import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite struct StandardScalerTests {
  /// Spark scales a vector of another size than the fit's without a word, which hides a mistake.
  static let refusedHereOnly = ["another size when applied"]

  @Test(arguments: try FeatureCase.answered("standard_scaler").filter { !refusedHereOnly.contains($0.name) })
  func `Means, deviations and vectors are those that Spark gives`(_ example: FeatureCase) async throws {
    let model = try await example.checkFit(StandardScaler.self)
    #expect(FeatureCase.same(model.mean.values, example.modelDoubles("mean")))
    #expect(FeatureCase.same(model.std.values, example.modelDoubles("std")))
  }

  @Test(
    arguments: try FeatureCase.load("standard_scaler").filter {
      $0.error != nil || refusedHereOnly.contains($0.name)
    })
  func `What Spark refuses is refused`(_ example: FeatureCase) async throws {
    try await example.checkFitRefused(StandardScaler.self)
  }

  @Test func `A constant element has the deviation 0 over many batches`() async throws {
    let rows = (0..<5_000).map { [Value.vector(.dense([0.1, 1e9 + 0.1, Double($0)]))] }
    let session = try await FeatureSession.shared
    let frame = try session.createDataFrame(rows, schema: Schema([StructField("v", .vector)]))
    let model = try await StandardScaler(inputCol: "v", outputCol: "o").fit(frame)
    #expect(model.std.values[0] == 0)
    #expect(model.std.values[1] == 0)
    #expect(FeatureCase.same([model.mean.values[2], model.std.values[2]], [2_499.5, 1_443.5200033252052]))
  }

  @Test func `Vectors of another size name both sizes`() throws {
    var model = StandardScalerModel(mean: [0, 0], std: [1, 1])
    model.inputCol = "v"
    var batch = try RowBatch(
      schema: Schema([StructField("v", .vector)]), rows: [[.vector(.dense([1, 2, 3]))]])
    let error = #expect(throws: GnistaError.self) { try model.apply(to: &batch) }
    #expect(error?.message.contains("vectors of 3 elements, but had 2 in the fit") == true)
  }

  @Test func `A model is the same after it has been written and read`() throws {
    var model = StandardScalerModel(mean: [1, .nan], std: [0.5, .infinity])
    model.withMean = true
    let read = try JSONRoundTrip.copy(model)
    #expect(FeatureCase.same(read.mean.values, [1, .nan]))
    #expect(read.std.values == [0.5, .infinity])
    #expect(read.paramValues == model.paramValues)
  }
}
