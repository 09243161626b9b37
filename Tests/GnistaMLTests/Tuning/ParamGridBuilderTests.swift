import GnistaCore
import GnistaML
import Testing

@Suite("Grids of parameters")
struct ParamGridBuilderTests {
  @Test("All combinations come in PySpark's order, the last parameter fastest")
  func order() throws {
    let regression = LogisticRegression()
    let grid = try ParamGridBuilder()
      .addGrid(regression, \.regParam, [0.1, 1])
      .addGrid(regression, \.maxIter, [5, 10])
      .build()
    let (first, second) = ("\(regression.uid).regParam", "\(regression.uid).maxIter")
    #expect(
      grid == [
        [first: 0.1, second: 5], [first: 0.1, second: 10], [first: 1.0, second: 5], [first: 1.0, second: 10],
      ])
  }

  @Test("Fixed parameters stand in every combination, and a later value replaces an earlier one")
  func base() throws {
    let regression = LogisticRegression()
    let grid = try ParamGridBuilder()
      .baseOn(regression, \.family, .multinomial)
      .baseOn(["other.maxIter": 3])
      .addGrid("other.maxIter", [4, 5])
      .build()
    #expect(
      grid == [4, 5].map { ["\(regression.uid).family": "multinomial", "other.maxIter": .integer($0)] })
  }

  @Test("A grid without parameters has one empty combination; one without values has none")
  func empty() {
    #expect(ParamGridBuilder().build() == [[:]])
    #expect(ParamGridBuilder().addGrid("a.b", []).build().isEmpty)
    #expect(throws: GnistaError.self) { try EstimatorGrid(LogisticRegression(), []) }
  }

  @Test("A value outside the domain and a property that is no parameter are refused at once")
  func wrong() {
    let regression = LogisticRegression()
    let outside = #expect(throws: GnistaError.self) {
      try ParamGridBuilder().addGrid(regression, \.regParam, [0.1, -1])
    }
    #expect(outside?.code == .invalidParameter)
    let none = #expect(throws: GnistaError.self) {
      try ParamGridBuilder().addGrid(regression, \.uid, ["a"])
    }
    #expect(none?.code == .unknownParameter)
  }

  @Test("The stages before the first difference are shared by all candidates of a pipeline")
  func candidates() throws {
    let regression = LogisticRegression()
    let pipeline = Pipeline(stages: [Shifter(), Centerer(), regression])
    let grid = try EstimatorGrid(
      pipeline,
      ParamGridBuilder().addGrid(regression, \.regParam, [0.1, 1]).addGrid("Centerer.share", [0.5, 1]).build()
    )
    #expect(grid.candidates.count == 4)
    let last = try #require((grid.candidates[3] as? Pipeline)?.stages[2] as? LogisticRegression)
    #expect(last.regParam == 1)
    #expect(last.uid == regression.uid)
    #expect(grid.describe(0).contains("regParam = 0.1"))
    let error = #expect(throws: GnistaError.self) {
      try EstimatorGrid(pipeline, ParamGridBuilder().addGrid("\(regression.uid).regPram", [1]).build())
    }
    #expect(error?.code == .unknownParameter)
  }
}
