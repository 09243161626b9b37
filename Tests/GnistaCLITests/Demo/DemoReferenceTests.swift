import Foundation
import GnistaCore
import GnistaDuckDB
import GnistaFrame
import GnistaML
import Testing

@testable import GnistaCLI

/// Compares the demo on real trips with the same pipeline in Spark, whose figures `Scripts/reference/demo.py`
/// made.
@Suite(.needsEngine, .needsTaxiSample)
struct DemoReferenceTests {
  /// Spark's figures.
  struct Reference: Decodable {
    struct Rows: Decodable { var read, usable, train, test: Int }
    struct Measure: Decodable {
      var areaUnderROC, areaUnderPR, logLoss, labelAsScore: Double
      var confusion: [[Double]]
      var coefficients: [Double]
      var intercept: Double
    }
    struct CrossValidation: Decodable {
      var regParam, areaUnderROC: [Double]
      var best: Double
    }
    var tolerance: Double
    var rows: Rows
    var withPaymentType, withoutPaymentType, tuned: Measure
    var byRegParam: [String: Double]
    var crossValidation: CrossValidation
  }

  let reference: Reference
  let folder: ScratchFolder

  init() throws {
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Golden/demo.json").standardizedFileURL
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: golden))
    folder = try ScratchFolder()
  }

  func isNear(_ value: Double, _ expected: Double) -> Bool {
    (value - expected).magnitude <= reference.tolerance * max(1, expected.magnitude)
  }

  func compare(_ measure: DemoResult.Measure?, _ expected: Reference.Measure) throws {
    let measure = try #require(measure)
    #expect(isNear(measure.areaUnderROC, expected.areaUnderROC))
    #expect(isNear(measure.areaUnderPR, expected.areaUnderPR))
    #expect(isNear(measure.logLoss, expected.logLoss))
    #expect(measure.confusion == expected.confusion)
    #expect(measure.roc.first == [0, 0] && measure.roc.last == [1, 1])
  }

  @Test func `The demo's figures on real trips are Spark's`() async throws {
    let session = try await Session.embedded()
    let outputs = DemoRun.Outputs(
      model: folder.path + "/tips.model", scores: folder.path + "/scored.parquet")
    var run = DemoRun(
      session: session, report: DemoReport(isShown: false), progress: ProgressLine(isQuiet: true),
      outputs: outputs, data: TaxiSample.path)
    try await run.run()
    let result = run.result
    #expect(result.rowsRead == reference.rows.read && result.rowsUsable == reference.rows.usable)
    #expect(result.rowsTrain == reference.rows.train && result.rowsTest == reference.rows.test)
    try compare(result.withPaymentType, reference.withPaymentType)
    try compare(result.withoutPaymentType, reference.withoutPaymentType)
    try compare(result.best, reference.tuned)
    #expect(isNear(try #require(result.tutorialFigure), reference.withPaymentType.labelAsScore))
    #expect(result.crossValidation.map(\.regParam) == reference.crossValidation.regParam)
    for (found, expected) in zip(result.crossValidation, reference.crossValidation.areaUnderROC) {
      #expect(isNear(found.areaUnderROC, expected), "regParam \(found.regParam)")
    }
    #expect(result.bestRegParam == reference.crossValidation.best)
    #expect(result.reloadDifference == 0 && result.rowsScored == reference.rows.usable)
    #expect(try await session.read.parquet(outputs.scores).count() == reference.rows.usable)
    await session.close()
  }

  @Test func `The demo's models on real trips are Spark's`() async throws {
    let session = try await Session.embedded()
    let types = Dictionary(uniqueKeysWithValues: TaxiSchema.tutorial.fields.map { ($0.name, $0.dataType) })
    let trips = try await DataFile(path: TaxiSample.path, types: types).frame(in: session)
    let usable = TippingStudy.features(TippingStudy.clean(trips)).cache()
    let parts = try usable.randomSplit([0.7, 0.3], seed: TippingStudy.seed)
    for (withPaymentType, expected) in [
      (true, reference.withPaymentType), (false, reference.withoutPaymentType),
    ] {
      let fitted = try await TippingStudy.pipeline(withPaymentType: withPaymentType).fit(parts[0])
      let model = try #require(fitted.stages.last as? LogisticRegressionModel)
      let coefficients = try model.coefficients
      #expect(coefficients.count == expected.coefficients.count)
      for (index, (found, wanted)) in zip(coefficients, expected.coefficients).enumerated() {
        #expect(isNear(found, wanted), "coefficient \(index)")
      }
      #expect(isNear(try model.intercept, expected.intercept))
    }
    for (strength, expected) in reference.byRegParam {
      let pipeline = TippingStudy.pipeline(withPaymentType: false, regParam: try #require(Double(strength)))
      let scored = try await pipeline.fit(parts[0]).transform(parts[1])
      let found = try await BinaryClassificationEvaluator().evaluate(scored)
      #expect(isNear(found, expected), "regParam \(strength)")
    }
    await session.close()
  }
}
