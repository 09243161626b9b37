import Foundation
import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Synchronization
import Testing

@Suite("Cross-validation and train-validation split")
struct TuningTests {
  private func frame(rows: Int = 60) async throws -> DataFrame {
    let values = (0..<rows * 2).map { Double(($0 * 37) % 41) / 10 }
    let labels = (0..<rows).map { values[2 * $0] + 0.3 * Double($0 % 5) > 2.4 ? 1.0 : 0.0 }
    return try await Session.embedded().createDataFrame(columns: [
      ("features", .vectors(VectorBlock(count: rows, size: 2, storage: .dense(values)))),
      ("label", .doubles(labels)),
      ("fold", BatchColumn(type: .long, storage: .long((0..<rows).map { Int64($0 % 3) }))),
      ("x", .doubles(labels)),
    ])
  }

  private func tuner(_ regression: LogisticRegression = LogisticRegression()) throws -> CrossValidator {
    CrossValidator(
      estimator: Pipeline(stages: [Centerer(), regression]),
      estimatorParamMaps: try ParamGridBuilder().addGrid(regression, \.regParam, [0.01, 0.1, 1]).build(),
      evaluator: BinaryClassificationEvaluator())
  }

  private func failure(_ body: () async throws -> some Sendable) async -> GnistaError? {
    do {
      _ = try await body()
      return nil
    } catch {
      return error as? GnistaError
    }
  }

  @Test("Parallel fits give the same result as one after another, and all models on request")
  func parallel() async throws {
    let frame = try await frame()
    var tuner = try tuner()
    let serial = try await tuner.fit(frame)
    #expect(serial.subModels == nil)
    tuner.parallelism = 4
    tuner.collectSubModels = true
    let parallel = try await tuner.fit(frame)
    #expect(parallel.foldMetrics == serial.foldMetrics)
    #expect(parallel.avgMetrics == serial.avgMetrics)
    #expect(parallel.bestIndex == serial.bestIndex)
    #expect(parallel.subModels?.count == 3)
    #expect(parallel.subModels?.allSatisfy { $0.count == 3 } == true)
    // the shared stages make no difference: the best model is that of a fit of its candidate alone
    let evaluator = BinaryClassificationEvaluator()
    let estimator = try #require(tuner.estimator)
    let candidate = try EstimatorGrid(estimator, tuner.estimatorParamMaps).candidates[parallel.bestIndex]
    let alone = try await #require(candidate as? Pipeline).fit(frame)
    let best = try await evaluator.evaluate(parallel.transform(frame))
    #expect(try await evaluator.evaluate(alone.transform(frame)) == best)
  }

  @Test("Rows that are read once for all candidates give the models of separate fits")
  func sharedReading() async throws {
    let frame = try await frame()
    let maps: [ParamMap] = [["regParam": 0.1], ["regParam": 1], ["regParam": 0.1, "weightCol": "x"]]
    var tuner = CrossValidator(
      estimator: LinearRegression(), estimatorParamMaps: maps, evaluator: RegressionEvaluator())
    tuner.foldCol = "fold"
    tuner.collectSubModels = true
    tuner.parallelism = 3
    let model = try await tuner.fit(frame)
    for fold in 0..<3 {
      let training = frame.filter(col("fold") != fold)
      for (index, map) in maps.enumerated() {
        let alone = try await LinearRegression().setting(map).fit(training)
        let shared = try #require(model.subModels?[fold][index] as? LinearRegressionModel)
        #expect(shared.coefficients == alone.coefficients)
        #expect(shared.intercept == alone.intercept)
      }
    }
  }

  @Test("Progress is told once for each candidate of each fold")
  func progress() async throws {
    let steps = Mutex<[TuningProgress]>([])
    var tuner = try tuner()
    tuner.parallelism = 2
    tuner.onProgress = { step in steps.withLock { $0.append(step) } }
    let model = try await tuner.fit(frame())
    let seen = steps.withLock { $0 }
    #expect(seen.map(\.completed) == Array(1...9))
    #expect(seen.allSatisfy { $0.total == 9 })
    #expect(seen.allSatisfy { $0.metric == model.foldMetrics[$0.fold][$0.candidate] })
  }

  @Test("The best model is found by the evaluator's direction, and its metrics are averages over the folds")
  func direction() async throws {
    var tuner = try tuner()
    tuner.evaluator = try MulticlassClassificationEvaluator().setting(["metricName": "logLoss"])
    let model = try await tuner.fit(frame())
    #expect(model.avgMetrics[model.bestIndex] == model.avgMetrics.min())
    for index in 0..<3 {
      let metrics = model.foldMetrics.map { $0[index] }
      #expect(distance(metrics.reduce(0, +) / 3, model.avgMetrics[index]) < 1e-15)
    }
  }

  @Test("A tuned model is coded with its parts and comes back the same")
  func coding() async throws {
    var tuner = try tuner()
    tuner.collectSubModels = true
    let frame = try await frame()
    let model = try await tuner.fit(frame)
    // FoldRecorder and Centerer are test stages, so the registry must know them
    let decoder = JSONDecoder()
    decoder.userInfo[.stageRegistry] = Registry.withExamples
    let data = try JSONEncoder().encode(model)
    let copy = try decoder.decode(CrossValidatorModel.self, from: data)
    #expect(copy.avgMetrics == model.avgMetrics)
    #expect(copy.stdMetrics == model.stdMetrics)
    #expect(copy.foldMetrics == model.foldMetrics)
    #expect(copy.bestIndex == model.bestIndex)
    #expect("\(copy.estimatorParamMaps)" == "\(model.estimatorParamMaps)")
    #expect(copy.subModels?.count == 3)
    #expect(copy.evaluator is BinaryClassificationEvaluator)
    #expect(try await copy.transform(frame).collect() == model.transform(frame).collect())
    let again = try decoder.decode(CrossValidator.self, from: JSONEncoder().encode(tuner))
    #expect(again.uid == tuner.uid)
    #expect("\(again.estimatorParamMaps)" == "\(tuner.estimatorParamMaps)")
    #expect((again.estimator as? Pipeline)?.stages.count == 2)
    #expect(try await again.fit(frame).avgMetrics == model.avgMetrics)
  }

  @Test("Parameters inside the tuner and inside the tuned model are set by path")
  func paths() async throws {
    var tuner = try tuner()
    try tuner.set(path: "LogisticRegression.maxIter", to: 7)
    let inner = try #require((tuner.estimator as? Pipeline)?.stages[1] as? LogisticRegression)
    #expect(inner.maxIter == 7)
    try tuner.set(path: "numFolds", to: 2)
    var model = try await tuner.fit(frame())
    #expect(model.foldMetrics.count == 2)
    try model.set(path: "LogisticRegressionModel.threshold", to: 0.9)
    #expect((model.leaves.last as? LogisticRegressionModel)?.threshold == 0.9)
  }

  @Test("A tuner is a stage of a pipeline, and its model scores rows in process")
  func nested() async throws {
    let frame = try await frame()
    let whole = try await Pipeline(stages: [
      CrossValidator(
        estimator: LogisticRegression(), estimatorParamMaps: [["regParam": 0.1], ["regParam": 1]],
        evaluator: BinaryClassificationEvaluator())
    ]).fit(frame)
    let batch = try await frame.collectBatch()
    let scored = try whole.score(batch)
    #expect(scored.schema.names.suffix(3) == ["rawPrediction", "probability", "prediction"])
  }

  @Test("What is missing or wrong is refused before any data are read")
  func wrong() async throws {
    let frame = try await frame()
    #expect(
      await failure { try await CrossValidator().fit(frame) }?.message.contains("no estimator is set") == true
    )
    var tuner = try tuner()
    tuner.evaluator = nil
    let withoutEvaluator = tuner
    #expect(await failure { try await withoutEvaluator.fit(frame) }?.message.contains("no evaluator") == true)
    tuner = try self.tuner()
    tuner.numFolds = 1
    let withOneFold = tuner
    #expect(await failure { try await withOneFold.fit(frame) }?.code == .invalidParameter)
    tuner = try self.tuner()
    tuner.estimatorParamMaps = [["LogisticRegression.regPram": 1]]
    let misspelt = tuner
    let error = await failure { try await misspelt.fit(frame) }
    #expect(error?.code == .unknownParameter)
    #expect(error?.message.contains("did you mean 'regParam'?") == true)
  }

  @Test("Given folds are used, and folds out of range or without rows are refused")
  func givenFolds() async throws {
    let frame = try await frame()
    var tuner = try tuner()
    tuner.foldCol = "fold"
    #expect(try await tuner.fit(frame).avgMetrics.count == 3)
    tuner.numFolds = 2
    let tooFew = tuner
    let outside = await failure { try await tooFew.fit(frame) }
    #expect(outside?.code == .invalidValue)
    #expect(outside?.message.contains("holds 2; folds are numbered from 0 to 1") == true)
    tuner.numFolds = 4
    let tooMany = tuner
    #expect(await failure { try await tooMany.fit(frame) }?.message.contains("fold 3") == true)
    tuner.foldCol = "label"
    let notWhole = tuner
    #expect(await failure { try await notWhole.fit(frame) }?.code == .typeMismatch)
  }

  @Test("An error inside the search names fold and candidate")
  func errors() async throws {
    let error = await failure {
      try await CrossValidator(
        estimator: LogisticRegression(), estimatorParamMaps: [["family": "binomial"]],
        evaluator: RegressionEvaluator().setting(["labelCol": "nothing"])
      ).fit(frame())
    }
    #expect(error?.code == .unknownColumn)
    #expect(error?.message.contains("fold 1 of 3, family = \"binomial\"") == true)
  }

  @Test("Candidates without a metric are not chosen, and a search without any metric fails")
  func noMetric() async throws {
    var evaluator = ChoosyEvaluator()
    evaluator.metrics = [.nan, 0.25, .nan]
    let one = CrossValidator(
      estimator: LogisticRegression(),
      estimatorParamMaps: [["regParam": 0], ["regParam": 1], ["regParam": 2]],
      evaluator: evaluator)
    #expect(try await one.fit(frame()).bestIndex == 1)
    evaluator.metrics = [.nan, .nan, .nan]
    var none = one
    none.evaluator = evaluator
    let hopeless = none
    #expect(await failure { try await hopeless.fit(frame()) }?.code == .numericalFailure)
  }

  @Test("Cancelling the task ends the search and leaves nothing in the engine")
  func cancellation() async throws {
    let frame = try await frame(rows: 3_000)
    let regression = LogisticRegression().with {
      $0.tol = 0
      $0.maxIter = 100_000_000
    }
    let tuner = CrossValidator(
      estimator: regression, estimatorParamMaps: [["regParam": 0.1], ["regParam": 0.2]],
      evaluator: BinaryClassificationEvaluator())
    let task = Task { try await tuner.fit(frame) }
    try await Task.sleep(for: .milliseconds(400))
    task.cancel()
    let result = await task.result
    #expect(throws: (any Error).self) { try result.get() }
    #expect(try await frame.session.tables().isEmpty)
  }
}

/// An evaluator with given metrics by the strength of the model's regularization.
struct ChoosyEvaluator: Evaluator {
  static let summary = "Gives metrics that were fixed before."
  static let spark: SparkOperator? = nil
  static let params: [Param<Self>] = []
  var uid = ChoosyEvaluator.makeUID()
  var metrics: [Double] = []
  var isLargerBetter: Bool { true }

  func evaluate(_ frame: DataFrame) async throws -> Double {
    guard case .transform(let stages, _) = frame.plan.operation,
      let model = stages.last as? LogisticRegressionModel
    else { return 0 }
    // the stronger the penalty, the smaller the coefficients; without one they are well above 1 on these data
    let size = model.coefficientMatrix.values.map(abs).max() ?? 0
    return size > 1 ? metrics[0] : size > 0.2 ? metrics[1] : metrics[2]
  }
}
