import GnistaKernels
import Testing

@Suite("Logistic regression")
struct LogisticSolverTests {
  private static let reference = ReferenceModels.all

  private func fit(
    _ model: ReferenceModels.Logistic, layout: InstanceBlocks.Layout? = nil, threads: Int? = nil
  ) throws -> LogisticSolution {
    let data = try #require(Self.reference.datasets[model.data])
    var configuration = model.settings.logistic
    if let initial = model.initialModel {
      configuration.initialModel = .init(
        coefficientMatrix: initial.coefficientMatrix.flatMap(\.self), interceptVector: initial.interceptVector
      )
    }
    let blocks = try data.blocks(weighted: model.settings.weighted ?? false, layout: layout)
    return try LogisticSolver.fit(blocks, configuration, control: KernelControl(threads: threads))
  }

  @Test("gives Spark's coefficients, intercepts and objective history", arguments: reference.logistic)
  func matchesSpark(_ model: ReferenceModels.Logistic) throws {
    let solution = try fit(model)
    let tolerance = Self.reference.tolerance
    #expect(solution.numClasses == model.numClasses)
    #expect(
      relativeDistance(solution.coefficientMatrix, model.coefficientMatrix.flatMap(\.self))
        <= tolerance.coefficients)
    #expect(relativeDistance(solution.interceptVector, model.interceptVector) <= tolerance.coefficients)
    #expect(relativeDistance(solution.objectiveHistory, model.objectiveHistory) <= tolerance.objective)
  }

  @Test("gives the same model for dense and sparse rows", arguments: reference.logistic)
  func layoutsAgree(_ model: ReferenceModels.Logistic) throws {
    let dense = try fit(model, layout: .dense)
    let sparse = try fit(model, layout: .sparse)
    let tolerance = Self.reference.tolerance.coefficients
    #expect(relativeDistance(sparse.coefficientMatrix, dense.coefficientMatrix) <= tolerance)
    #expect(relativeDistance(sparse.interceptVector, dense.interceptVector) <= tolerance)
  }
}
