import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite("Logistic regression on frames gives Spark's figures")
struct LogisticRegressionReferenceTests {
  @Test("The estimator hands every setting to the solver: Spark's coefficients for all of them")
  func coefficients() async throws {
    let reference = try await ReferenceFrames()
    let tolerance = try #require(reference.golden["tolerance"]["coefficients"]?.doubleValue)
    let cases = reference.golden["logistic"].arrayValue ?? []
    #expect(cases.count > 50)
    for item in cases {
      let settings = item["settings"]
      let estimator = try ReferenceFrames.stage(LogisticRegression(), settings)
      let frame = try reference.frame(
        item["data"]?.stringValue ?? "", classes: settings?["numClasses"]?.integerValue)
      var initial: LogisticRegressionModel?
      if let given = settings?["initial"] {
        initial = try await ReferenceFrames.stage(LogisticRegression(), given).fit(frame)
      }
      let model = try await estimator.fit(frame, initialModel: initial)
      let wanted = item["coefficientMatrix"]?.arrayValue?.flatMap(\.numbers) ?? []
      #expect(relativeDistance(model.coefficientMatrix.values, wanted) <= tolerance, "\(item["name"] ?? "")")
      #expect(
        relativeDistance(model.interceptVector, item["interceptVector"]?.numbers ?? []) <= tolerance,
        "\(item["name"] ?? "")")
      #expect(model.numClasses == item["numClasses"]?.integerValue)
      #expect(
        relativeDistance(model.summary?.objectiveHistory ?? [], item["objectiveHistory"]?.numbers ?? [])
          <= 1e-9, "\(item["name"] ?? "")")
    }
  }

  @Test("Scores, predictions, metadata and summaries are Spark's")
  func scores() async throws {
    let golden = try GoldenFile("logistic_pipeline.json")
    let reference = try await ReferenceFrames()
    let cases = golden["logistic"].arrayValue ?? []
    #expect(cases.count >= 9)
    for item in cases {
      let name = "\(item["data"] ?? "") \(item["settings"] ?? "") \(item["thresholds"] ?? "")"
      let frame = try reference.frame(item["data"]?.stringValue ?? "")
      var estimator = try ReferenceFrames.stage(LogisticRegression(), item["settings"])
      estimator.thresholds = item["thresholds"]?.arrayValue?.map(\.number)
      let model = try await estimator.fit(frame)
      let scored = model.transform(frame)
      let schema = try await scored.schema
      let wantedRaw = item["rawPrediction"]?.arrayValue?.map(\.numbers) ?? []
      let rows = try await scored.take(wantedRaw.count)
      for (column, metadata) in item["metadata"]?.objectValue ?? [:] {
        #expect(try schema.field(column).metadata == metadata.objectValue, "\(name) \(column)")
      }
      func vectors(_ column: String) throws -> [Double] {
        try rows.flatMap { try #require($0.value(column).vectorValue).values }
      }
      #expect(relativeDistance(try vectors("rawPrediction"), wantedRaw.flatMap(\.self)) <= 1e-5, "\(name)")
      let wantedProbability = item["probability"]?.arrayValue?.flatMap(\.numbers) ?? []
      #expect(distance(try vectors("probability"), wantedProbability) <= 1e-5, "\(name)")
      let predictions = try rows.map { try $0.value("prediction").doubleValue ?? .nan }
      #expect(predictions == item["prediction"]?.numbers, "\(name)")
      let summary = try #require(model.summary)
      #expect(summary.totalIterations == item["totalIterations"]?.integerValue, "\(name)")
      try await check(summary.evaluation(), item["summary"], "\(name) training")
      try await check(model.evaluate(frame), item["evaluation"], "\(name) evaluation")
    }
  }

  private func check(_ summary: ClassificationSummary, _ wanted: JSONValue?, _ name: String) throws {
    // Measures by label follow from predicted classes, which agree exactly; curves follow from scores.
    let exact: [(String, [Double])] = [
      ("labels", summary.labels), ("accuracy", [summary.accuracy]),
      ("precisionByLabel", summary.precisionByLabel), ("recallByLabel", summary.recallByLabel),
      ("fMeasureByLabel", summary.fMeasureByLabel()),
      ("truePositiveRateByLabel", summary.truePositiveRateByLabel),
      ("falsePositiveRateByLabel", summary.falsePositiveRateByLabel),
      ("weightedPrecision", [summary.weightedPrecision]), ("weightedRecall", [summary.weightedRecall]),
      ("weightedFMeasure", [summary.weightedFMeasure()]),
      ("weightedFalsePositiveRate", [summary.weightedFalsePositiveRate]),
    ]
    for (metric, values) in exact {
      let figures =
        wanted?[metric]?.arrayValue == nil ? [wanted?[metric]?.number ?? -1] : wanted?[metric]?.numbers
      #expect(distance(values, figures ?? []) <= 1e-9, "\(name) \(metric)")
    }
    guard let area = wanted?["areaUnderROC"]?.doubleValue else {
      #expect(throws: GnistaError.self) { try summary.asBinary() }
      return
    }
    #expect(distance(try summary.areaUnderROC, area) <= 1e-9, "\(name)")
    let curves = try [
      ("roc", summary.roc), ("pr", summary.pr), ("fMeasureByThreshold", summary.fMeasureByThreshold),
      ("precisionByThreshold", summary.precisionByThreshold),
      ("recallByThreshold", summary.recallByThreshold),
    ]
    for (curve, points) in curves {
      let figures = wanted?[curve]?.arrayValue?.map(\.numbers) ?? []
      #expect(distance(points.map(\.x), figures.map { $0[0] }) <= 1e-5, "\(name) \(curve)")
      #expect(distance(points.map(\.y), figures.map { $0[1] }) <= 1e-9, "\(name) \(curve)")
    }
  }
}
