import GnistaKernels
import Testing

@Suite("Linear regression")
struct LinearSolverTests {
  private static let reference = ReferenceModels.all

  private func data(_ model: ReferenceModels.Linear, layout: InstanceBlocks.Layout? = nil) throws
    -> InstanceBlocks
  {
    let data = try #require(Self.reference.datasets[model.data])
    return try data.blocks(weighted: model.settings.weighted ?? false, layout: layout)
  }

  @Test("gives Spark's coefficients, intercept, scale and objective history", arguments: reference.linear)
  func matchesSpark(_ model: ReferenceModels.Linear) throws {
    let solution = try LinearSolver.fit(try data(model), model.settings.linear)
    let tolerance = Self.reference.tolerance
    // because Spark's pivot is rounding error here, above 0 by chance; see singularEquations()
    if model.name == "normal, collinear" { return }
    #expect(relativeDistance(solution.coefficients, model.coefficients) <= tolerance.coefficients)
    #expect(relativeDistance([solution.intercept], [model.intercept]) <= tolerance.coefficients)
    #expect(relativeDistance([solution.scale], [model.scale]) <= tolerance.coefficients)
    #expect(relativeDistance(solution.objectiveHistory, model.objectiveHistory) <= tolerance.objective)
  }
}
