import GnistaKernels
import Testing

@Suite("Linear regression")
struct LinearSolverTests {
  private static let reference = ReferenceModels.all

  private func data(
    _ model: ReferenceModels.Linear, layout: InstanceBlocks.Layout? = nil
  ) throws -> InstanceBlocks {
    let data = try #require(Self.reference.datasets[model.data])
    return try data.blocks(weighted: model.settings.weighted ?? false, layout: layout)
  }

  /// The weighted sum of squared residuals.
  private func residuals(_ data: InstanceBlocks, _ coefficients: [Double], _ intercept: Double) throws
    -> Double
  {
    var sum = 0.0
    for block in data.blocks {
      let scores =
        block.rowStarts.isEmpty
        ? try LinearScores.dense(
          rowMajor: block.values, rows: block.count, coefficientMatrix: coefficients, intercepts: [intercept])
        : try LinearScores.sparse(
          rowStarts: block.rowStarts, columns: block.columns, values: block.values,
          coefficientMatrix: coefficients, intercepts: [intercept])
      for row in 0..<block.count {
        let residual = block.labels[row] - scores[row]
        sum += (block.weights.isEmpty ? 1 : block.weights[row]) * residual * residual
      }
    }
    return sum
  }

  private func message(
    _ data: InstanceBlocks, _ configuration: LinearConfiguration = LinearConfiguration()
  ) -> String {
    #expect(throws: KernelError.self) { try LinearSolver.fit(data, configuration) }?.message ?? ""
  }

  @Test(
    "gives Spark's coefficients, intercept, scale and objective history",
    // because Spark's pivot is rounding error in the one left out, above 0 by chance: see singular()
    arguments: reference.linear.filter { $0.name != "normal, collinear" })
  func matchesSpark(_ model: ReferenceModels.Linear) throws {
    let solution = try LinearSolver.fit(try data(model), model.settings.linear)
    let tolerance = Self.reference.tolerance
    #expect(relativeDistance(solution.coefficients, model.coefficients) <= tolerance.coefficients)
    #expect(relativeDistance([solution.intercept], [model.intercept]) <= tolerance.coefficients)
    #expect(relativeDistance([solution.scale], [model.scale]) <= tolerance.coefficients)
    #expect(relativeDistance(solution.objectiveHistory, model.objectiveHistory) <= tolerance.objective)
    #expect((solution.inverseGramDiagonal != nil) == (model.standardErrors != nil))
  }

  @Test(
    "gives Spark's standard errors, t and p values",
    arguments: reference.linear.filter { $0.standardErrors != nil && $0.name != "normal, collinear" })
  func inference(_ model: ReferenceModels.Linear) throws {
    let data = try data(model)
    let solution = try LinearSolver.fit(data, model.settings.linear)
    let squares = try residuals(data, solution.coefficients, solution.intercept)
    let found = try #require(
      LinearInference(solution, residualSumOfSquares: squares, numInstances: data.count))
    let tolerance = Self.reference.tolerance.inference
    #expect(found.degreesOfFreedom == model.degreesOfFreedom)
    #expect(relativeDistance(found.standardErrors, try #require(model.standardErrors)) <= tolerance)
    #expect(relativeDistance(found.tValues, try #require(model.tValues)) <= tolerance)
    #expect(relativeDistance(found.pValues, try #require(model.pValues)) <= tolerance)
  }

  @Test(
    "gives the same model for dense and sparse rows",
    arguments: reference.linear.filter { $0.name != "normal, collinear" })
  func layoutsAgree(_ model: ReferenceModels.Linear) throws {
    let dense = try LinearSolver.fit(try data(model, layout: .dense), model.settings.linear)
    let sparse = try LinearSolver.fit(try data(model, layout: .sparse), model.settings.linear)
    #expect(
      relativeDistance(sparse.coefficients, dense.coefficients) <= Self.reference.tolerance.coefficients)
  }

  @Test("solves singular equations iteratively: predictions are as good as Spark's, and there is a warning")
  func singular() throws {
    let model = try #require(Self.reference.linear.first { $0.name == "normal, collinear" })
    let data = try data(model)
    let solution = try LinearSolver.fit(data, model.settings.linear)
    let found = try residuals(data, solution.coefficients, solution.intercept)
    let expected = try residuals(data, model.coefficients, model.intercept)
    #expect(abs(found / expected - 1) < 1e-6)
    #expect(solution.inverseGramDiagonal == nil)
    #expect(solution.warnings.count == 1)
    #expect(solution.warnings[0].hasPrefix("the features are linearly dependent"))
  }

  @Test(
    "gives the same bits for any number of threads", arguments: [LinearConfiguration.Solver.normal, .lbfgs])
  func threads(solver: LinearConfiguration.Solver) throws {
    let data = try SampleData.make(rows: 12_000, features: 3, classes: 0, weighted: true)
    let configuration = LinearConfiguration(solver: solver)
    let one = try LinearSolver.fit(data, configuration, control: KernelControl(threads: 1))
    let four = try LinearSolver.fit(data, configuration, control: KernelControl(threads: 4))
    #expect(one.coefficients == four.coefficients)
    #expect(one.intercept == four.intercept)
  }

  @Test("fits several settings from one set of cross products")
  func sharedProducts() throws {
    let data = try SampleData.make(rows: 50, features: 3, classes: 0, weighted: true)
    let products = try CrossProducts(data)
    for strength in [0, 0.1, 1] {
      let configuration = LinearConfiguration(regParam: strength, elasticNetParam: strength == 1 ? 0.5 : 0)
      #expect(
        try LinearSolver.fit(products, configuration).coefficients
          == (try LinearSolver.fit(data, configuration).coefficients))
    }
    #expect(throws: KernelError.self) { try LinearSolver.fit(products, .init(solver: .lbfgs)) }
  }

  @Test("keeps its digits for features far from 0")
  func largeMean() throws {
    var data = InstanceBlocks(numFeatures: 1)
    let years = (0..<200).map { 1_500_000_000 + Double($0) }
    try data.append(rowMajor: years, labels: years.map { 3 * ($0 - 1_500_000_000) + 7 })
    let solution = try LinearSolver.fit(data, LinearConfiguration())
    #expect(abs(solution.coefficients[0] - 3) < 1e-9)
  }

  @Test("says what is wrong with the data and the settings")
  func errors() throws {
    let data = try SampleData.make(rows: 30, features: 2, classes: 0)
    #expect(message(InstanceBlocks(numFeatures: 1)).hasPrefix("there are no rows with a positive weight"))
    var broken = InstanceBlocks(numFeatures: 1)
    try broken.append(rowMajor: [1, 2], labels: [1, .nan])
    #expect(message(broken).hasPrefix("a label is NaN or infinite"))
    #expect(
      message(data, .init(loss: .huber, solver: .normal))
        == "loss 'huber' cannot be fitted by solver 'normal'; choose 'auto' or 'l-bfgs'")
    #expect(
      message(data, .init(loss: .huber, elasticNetParam: 0.1))
        == "loss 'huber' takes L2 regularization only, but elasticNetParam is 0.1")
    #expect(
      message(data, .init(loss: .huber, epsilon: 1)) == "epsilon is 1.0; it must be more than 1")
    var constant = InstanceBlocks(numFeatures: 1)
    try constant.append(rowMajor: [1, 2, 4], labels: [3, 3, 3])
    for solver in [LinearConfiguration.Solver.normal, .lbfgs] {
      #expect(
        message(constant, .init(solver: solver, regParam: 1, fitIntercept: false))
          .hasPrefix("all labels have one value"))
    }
    var wide = InstanceBlocks(numFeatures: 4097)
    try wide.append(rowMajor: [Double](repeating: 1, count: 4097), labels: [1])
    #expect(message(wide, .init(solver: .normal)).hasPrefix("solver 'normal' takes at most 4096 features"))
  }
}
