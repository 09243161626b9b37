import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite struct RFormulaTests {
  /// Spark fits without the label's column and leaves the label out without a word.
  static let refusedHereOnly = ["q ~ a"]
  /// Spark has no interactions of booleans; here they are 0 and 1, as they are as terms of their own.
  static let answeredHereOnly = ["y ~ a:b + x"]

  @Test(arguments: try FeatureCase.answered("rformula").filter { !refusedHereOnly.contains($0.name) })
  func `Formula, features, label and metadata are those that Spark gives`(_ example: FeatureCase) async throws
  {
    let model = try await example.checkFit(RFormula.self)
    #expect(model.resolvedFormula == example.model?["resolved"]?.stringValue)
  }

  @Test(
    arguments: try FeatureCase.load("rformula").filter {
      ($0.error != nil || refusedHereOnly.contains($0.name)) && !answeredHereOnly.contains($0.name)
    })
  func `What Spark refuses is refused`(_ example: FeatureCase) async throws {
    try await example.checkFitRefused(RFormula.self)
  }

  @Test func `Booleans in an interaction count as numbers`() async throws {
    let session = try await FeatureSession.shared
    let frame = try session.createDataFrame(
      [[1.0, 3.0, true], [0.0, 5.0, false]],
      schema: Schema([StructField("y", .double), StructField("a", .double), StructField("b", .boolean)]))
    let rows = try await RFormula(formula: "y ~ a:b").fit(frame).transform(frame).collect()
    #expect(rows.map { $0["features"] } == [.vector(.dense([3])), .vector(.dense([0]))])
  }

  @Test(arguments: [
    ("y ~ a +", "a column, '.', '0', '1' or '(' at character 8, but there is nothing more"),
    ("y = a", "'~' after the label at character 3, but there is '= a'"),
    ("y ~ (a + b", "')' at character 11"),
    ("y ~ a ^ b", "a whole number from 1 to 9 after '^' at character 9, but there is 'b'"),
    ("y ~ a b", "an operator or the end at character 7, but there is 'b'"),
  ])
  func `A mistake in a formula is shown at its place`(_ formula: String, _ expected: String) {
    let error = #expect(throws: GnistaError.self) {
      try RFormula(formula: formula).outputSchema(for: Schema([StructField("y", .double)]))
    }
    #expect(error?.code == .invalidParameter)
    #expect(error?.message.contains("expected " + expected) == true, "\(error?.message ?? "")")
  }

  @Test func `An unknown column suggests the nearest`() {
    let error = #expect(throws: GnistaError.self) {
      try RFormula(formula: "y ~ distence").outputSchema(
        for: Schema([StructField("y", .double), StructField("distance", .double)]))
    }
    #expect(error?.code == .unknownColumn)
    #expect(error?.message.contains("did you mean 'distance'?") == true)
  }

  @Test func `A model is the same after it has been written and read`() async throws {
    let session = try await FeatureSession.shared
    let frame = try session.createDataFrame(
      [["no", "p", 1.0], ["yes", "q", 2.0], ["no", "q", 3.0]],
      schema: Schema([StructField("l", .string), StructField("s", .string), StructField("x", .double)]))
    let model = try await RFormula(formula: "l ~ s * x").fit(frame)
    let read = try JSONRoundTrip.copy(model)
    #expect(try await read.transform(frame).collect() == model.transform(frame).collect())
    #expect(read.hasIntercept)
  }

  @Test func `A label that is there is left alone, also in a run of stages`() async throws {
    let session = try await FeatureSession.shared
    let frame = try session.createDataFrame(
      [[7.0, 1.0, 2.0], [8.0, 0.0, 3.0]],
      schema: Schema(["label", "y", "a"].map { StructField($0, .double) }))
    let formula = try await RFormula(formula: "y ~ a").fit(frame)
    let run = PipelineModel(stages: [
      formula, VectorSlicer(inputCol: "features", outputCol: "s", indices: [0]),
    ])
    let rows = try await run.transform(frame).collect()
    #expect(rows.first?.schema.names == ["label", "y", "a", "features", "s"])
    #expect(rows.map { $0["label"] } == [7.0, 8.0])
    #expect(rows.map { $0["s"] } == [.vector(.dense([2])), .vector(.dense([3]))])
  }
}
