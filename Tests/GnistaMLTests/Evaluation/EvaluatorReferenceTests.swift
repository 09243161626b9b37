import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite("Evaluators give Spark's figures")
struct EvaluatorReferenceTests {
  private static func frame(_ data: JSONValue, in session: Session) throws -> DataFrame {
    var columns: [(name: String, column: BatchColumn)] = []
    for name in ["score", "prediction", "label", "weight"] {
      if let values = data[name] { columns.append((name, .doubles(values.numbers))) }
    }
    if let scores = data["score"]?.numbers {
      let block = VectorBlock(count: scores.count, size: 2, storage: .dense(scores.flatMap { [-$0, $0] }))
      columns.append(("rawPrediction", .vectors(block)))
    }
    if let rows = data["probability"]?.arrayValue {
      let block = VectorBlock(count: rows.count, size: 4, storage: .dense(rows.flatMap(\.numbers)))
      columns.append(("probability", .vectors(block)))
    }
    return try session.createDataFrame(columns: columns)
  }

  @Test(
    "for every metric, with and without weights",
    arguments: [
      "BinaryClassificationEvaluator", "MulticlassClassificationEvaluator", "RegressionEvaluator",
    ])
  func matchesSpark(_ name: String) async throws {
    let golden = try GoldenFile("evaluation/evaluators.json")
    let session = try await Session.embedded()
    let cases = golden["cases"].arrayValue?.filter { $0["evaluator"]?.stringValue == name } ?? []
    #expect(cases.count > 30)
    for item in cases {
      let data = try #require(golden["datasets"][item["data"]?.stringValue ?? ""])
      let params = try #require(item["params"]?.objectValue)
      let evaluator = try Registry.standard.makeEvaluator(name, params: params)
      let value = try await evaluator.evaluate(Self.frame(data, in: session))
      let wanted = try #require(item["value"]?.doubleValue)
      #expect(distance(value, wanted) <= golden.tolerance, "\(item): \(value)")
      #expect(evaluator.isLargerBetter == item["isLargerBetter"]?.boolValue)
    }
  }

  @Test("down-sampled curves do not depend on the size of the batches")
  func streaming() async throws {
    let golden = try GoldenFile("evaluation/evaluators.json")
    let data = try #require(golden["datasets"]["many"])
    let (scores, labels) = (data["score"]?.numbers ?? [], data["label"]?.numbers ?? [])
    var evaluator = BinaryClassificationEvaluator()
    evaluator.rawPredictionCol = "score"
    evaluator.numBins = 10
    let session = try await Session.embedded()
    let streamed = try await evaluator.metrics(Self.frame(data, in: session))
    let direct = try BinaryClassificationMetrics(scores: scores, labels: labels, numBins: 10)
    #expect(streamed.confusions == direct.confusions)
    #expect(streamed.thresholds == streamed.thresholds.sorted(by: >))
    #expect(streamed.roc.first == CurvePoint(x: 0, y: 0))
    #expect(streamed.roc.last == CurvePoint(x: 1, y: 1))
    #expect(direct.thresholds.count <= 11)
  }
}
