import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite("Evaluators refuse what they cannot measure")
struct EvaluatorInputTests {
  private func frame(
    _ rows: [[Value]], types: [DataType] = [.double, .double, .double]
  ) async throws -> DataFrame {
    let names = ["prediction", "label", "weight"]
    return try await Session.embedded().createDataFrame(
      rows, schema: Schema(zip(names, types).map { StructField($0, $1) }))
  }

  private func failure(_ body: () async throws -> Double) async -> GnistaError? {
    do {
      _ = try await body()
      return nil
    } catch {
      return error as? GnistaError
    }
  }

  @Test("A null or NaN is an error that names the column", arguments: [Value.null, .double(.nan)])
  func nulls(_ value: Value) async throws {
    let frame = try await frame([[1.0, 1.0, 1.0], [0.0, value, 1.0]])
    let error = await failure { try await RegressionEvaluator().evaluate(frame) }
    #expect(error?.code == .invalidValue)
    #expect(error?.message.contains("column 'label' holds") == true)
  }

  @Test("A negative weight is an error that names the weight")
  func negativeWeight() async throws {
    var evaluator = MulticlassClassificationEvaluator()
    evaluator.weightCol = "weight"
    let frame = try await frame([[1.0, 1.0, 1.0], [0.0, 1.0, -0.5]])
    let error = await failure { try await evaluator.evaluate(frame) }
    #expect(error?.code == .invalidValue)
    #expect(error?.message.contains("-0.5") == true)
  }

  @Test("A frame without rows is an error")
  func empty() async throws {
    let frame = try await frame([[1.0, 1.0, 1.0]]).filter(col("label") > 5)
    for evaluator in EvaluatorEntry.standard.map({ $0.type.init() }) {
      var evaluator = evaluator
      if evaluator is BinaryClassificationEvaluator {
        try evaluator.set("rawPredictionCol", "prediction")
      }
      let chosen = evaluator
      let error = await failure { try await chosen.evaluate(frame) }
      #expect(error?.code == .emptyInput)
    }
  }

  @Test("A missing column is an error that names the parameter and the nearest column")
  func missing() async throws {
    var evaluator = RegressionEvaluator()
    evaluator.labelCol = "lable"
    let frame = try await frame([[1.0, 1.0, 1.0]])
    let chosen = evaluator
    let error = await failure { try await chosen.evaluate(frame) }
    #expect(error?.code == .unknownColumn)
    #expect(error?.message.contains("parameter 'labelCol'") == true)
    #expect(error?.message.contains("did you mean 'label'?") == true)
  }

  @Test("A text is not a score")
  func text() async throws {
    var evaluator = BinaryClassificationEvaluator()
    evaluator.rawPredictionCol = "prediction"
    let chosen = evaluator
    let frame = try await frame([["a", 1.0, 1.0]], types: [.string, .double, .double])
    #expect(await failure { try await chosen.evaluate(frame) }?.code == .typeMismatch)
  }

  @Test("A class that no row has has no metric of its own")
  func unknownLabel() async throws {
    let evaluator = try MulticlassClassificationEvaluator().setting([
      "metricName": "recallByLabel", "metricLabel": 7,
    ])
    let frame = try await frame([[1.0, 1.0, 1.0], [0.0, 2.0, 1.0]])
    let error = await failure { try await evaluator.evaluate(frame) }
    #expect(error?.code == .invalidParameter)
    #expect(error?.message.contains("the labels are: 1.0, 2.0") == true)
  }

  @Test("Log loss takes arrays of numbers and refuses a label without a probability")
  func logLoss() async throws {
    let session = try await Session.embedded()
    func frame(_ label: Double) throws -> DataFrame {
      try session.createDataFrame(
        [[.double(label), .array([0.25, 0.75])], [0.0, .array([0.5, 0.5])]],
        schema: Schema([StructField("label", .double), StructField("probability", .array(.double))]))
    }
    let evaluator = try MulticlassClassificationEvaluator().setting(["metricName": "logLoss"])
    let value = try await evaluator.evaluate(frame(1))
    #expect(distance(value, (-0.287682072451780927 * -1 + 0.693147180559945309) / 2) < 1e-15)
    let error = await failure { try await evaluator.evaluate(frame(2)) }
    #expect(error?.code == .invalidLabel)
  }

  @Test("Memory is bounded by distinct scores: a million rows of two scores make two points")
  func distinctScores() throws {
    let count = 1_000_000
    let scores = (0..<count).map { Double($0 % 2) }
    let metrics = try BinaryClassificationMetrics(scores: scores, labels: scores, numBins: 0)
    #expect(metrics.thresholds == [1, 0])
    #expect(metrics.confusions[0].truePositives == Double(count / 2))
    #expect(metrics.areaUnderROC == 1)
  }
}
