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

  private func message(
    _ data: InstanceBlocks, _ configuration: LogisticConfiguration = LogisticConfiguration()
  ) -> String {
    #expect(throws: KernelError.self) { try LogisticSolver.fit(data, configuration) }?.message ?? ""
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
    #expect(solution.iterations == model.objectiveHistory.count - 1)
  }

  @Test("gives the same model for dense and sparse rows", arguments: reference.logistic)
  func layoutsAgree(_ model: ReferenceModels.Logistic) throws {
    let dense = try fit(model, layout: .dense)
    let sparse = try fit(model, layout: .sparse)
    let tolerance = Self.reference.tolerance.coefficients
    #expect(relativeDistance(sparse.coefficientMatrix, dense.coefficientMatrix) <= tolerance)
    #expect(relativeDistance(sparse.interceptVector, dense.interceptVector) <= tolerance)
  }

  @Test("gives the same bits for any number of threads", arguments: [2, 4])
  func threads(classes: Int) throws {
    let data = try SampleData.make(rows: 12_000, features: 3, classes: classes)
    #expect(data.blocks.count > 2)
    let configuration = LogisticConfiguration(regParam: 0.01, elasticNetParam: 0.5, maxIter: 5)
    let one = try LogisticSolver.fit(data, configuration, control: KernelControl(threads: 1))
    let four = try LogisticSolver.fit(data, configuration, control: KernelControl(threads: 4))
    #expect(one.coefficientMatrix == four.coefficientMatrix)
    #expect(one.objectiveHistory == four.objectiveHistory)
  }

  @Test("takes a weight of 2 as the row twice, and a weight of 0 as no row", arguments: [2, 3])
  func weights(classes: Int) throws {
    let once = try SampleData.make(rows: 60, features: 2, classes: classes)
    let block = once.blocks[0]
    var doubled = InstanceBlocks(numFeatures: 2)
    var weighted = InstanceBlocks(numFeatures: 2)
    for row in 0..<60 {
      let features = Array(block.values[(2 * row)..<(2 * row + 2)])
      let copies = row % 3
      for _ in 0..<copies { try doubled.append(label: block.labels[row], features: features) }
      try weighted.append(label: block.labels[row], weight: Double(copies), features: features)
    }
    let configuration = LogisticConfiguration(regParam: 0.1, tol: 1e-12, standardization: false)
    let a = try LogisticSolver.fit(doubled, configuration)
    let b = try LogisticSolver.fit(weighted, configuration)
    #expect(relativeDistance(a.coefficientMatrix, b.coefficientMatrix) < 1e-7)
    #expect(relativeDistance(a.interceptVector, b.interceptVector) < 1e-7)
  }

  @Test("fits more features than rows, and one row of each class")
  func fewRows() throws {
    var data = InstanceBlocks(numFeatures: 7)
    try data.append(rowMajor: (0..<14).map { Double($0 % 5) }, labels: [0, 1])
    let solution = try LogisticSolver.fit(data, LogisticConfiguration(regParam: 0.1))
    #expect(solution.coefficientMatrix.allSatisfy { $0.isFinite })
    #expect(solution.coefficientMatrix.count == 7)
  }

  @Test("fits an intercept alone, where there are no features")
  func noFeatures() throws {
    var data = InstanceBlocks(numFeatures: 0)
    try data.append(rowMajor: [], labels: [0, 1, 1, 1])
    let solution = try LogisticSolver.fit(data, LogisticConfiguration())
    #expect(abs(solution.interceptVector[0] - 1.0986122886681098) < 1e-12)
  }

  @Test("warns of labels of one class and of an initial model that does not fit")
  func warnings() throws {
    var constant = InstanceBlocks(numFeatures: 1)
    try constant.append(rowMajor: [1, 2], labels: [1, 1])
    #expect(
      try LogisticSolver.fit(constant, LogisticConfiguration()).warnings
        == ["all labels are of one class, so all coefficients are 0 and the intercept is infinite"])
    let data = try SampleData.make(rows: 30, features: 2, classes: 2)
    let solution = try LogisticSolver.fit(
      data,
      LogisticConfiguration(
        regParam: 0.1, initialModel: .init(coefficientMatrix: [1], interceptVector: [0])))
    #expect(solution.warnings.count == 1)
    #expect(solution.warnings[0].hasPrefix("the initial model is ignored: it has 1 coefficients"))
  }

  @Test("says what is wrong with labels and features")
  func badData() throws {
    #expect(message(InstanceBlocks(numFeatures: 1)).hasPrefix("there are no rows with a positive weight"))
    var data = InstanceBlocks(numFeatures: 2)
    try data.append(rowMajor: [1, 2, 3, 4, 5, 7], labels: [0, 1, 0.5])
    #expect(message(data).hasPrefix("label 0.5 is no class; classification needs labels 0, 1, 2"))
    data = InstanceBlocks(numFeatures: 2)
    try data.append(rowMajor: [1, 2, 3, .nan], labels: [0, 1])
    #expect(message(data).hasPrefix("feature 1 has a value that is NaN, infinite or too large"))
    data = try SampleData.make(rows: 30, features: 2, classes: 3)
    #expect(
      message(data, .init(family: .binomial))
        == "family 'binomial' takes one or two classes, but the labels have 3; choose 'multinomial'")
    #expect(
      message(data, .init(numClasses: 2)) == "2 classes are declared, but the labels go up to 2")
  }

  @Test("says what is wrong with the settings")
  func badSettings() throws {
    let data = try SampleData.make(rows: 30, features: 2, classes: 2)
    #expect(message(data, .init(regParam: -1)) == "regParam is -1.0; it must be at least 0")
    #expect(
      message(data, .init(elasticNetParam: 2)) == "elasticNetParam is 2.0; it must lie from 0 to 1")
    #expect(message(data, .init(maxIter: -1)) == "maxIter is -1; it must be at least 0")
    #expect(message(data, .init(tol: .nan)) == "tol is nan; it must be at least 0")
    #expect(
      message(data, .init(elasticNetParam: 0.5, bounds: .init(lowerCoefficients: [0, 0])))
        == "bounds go with L2 regularization only, but elasticNetParam is 0.5")
    #expect(
      message(data, .init(bounds: .init(lowerCoefficients: [0])))
        == "lowerBoundsOnCoefficients has 1 numbers; 1 × 2 are needed")
    #expect(
      message(data, .init(bounds: .init(lowerIntercepts: [1], upperIntercepts: [0])))
        == "lowerBoundsOnIntercepts is above upperBoundsOnIntercepts at position 0: 1.0 > 0.0")
    #expect(
      message(data, .init(fitIntercept: false, bounds: .init(lowerIntercepts: [1])))
        == "bounds on intercepts are set, but fitIntercept is false")
  }

  @Test("can be cancelled")
  func cancelling() throws {
    let data = try SampleData.make(rows: 100, features: 2, classes: 2)
    #expect(throws: CancellationError.self) {
      try LogisticSolver.fit(data, LogisticConfiguration(), control: KernelControl(isCancelled: { true }))
    }
  }
}
