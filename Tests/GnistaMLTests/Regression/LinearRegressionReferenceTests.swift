import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite("Linear regression on frames gives Spark's figures")
struct LinearRegressionReferenceTests {
  @Test("The estimator hands every setting to the solver: Spark's coefficients for all of them")
  func coefficients() async throws {
    let reference = try await ReferenceFrames()
    let tolerance = try #require(reference.golden["tolerance"]["coefficients"]?.doubleValue)
    // Collinear features have no one solution; the kernel's own tests compare the predictions of that case.
    let cases = (reference.golden["linear"].arrayValue ?? [])
      .filter { $0["name"]?.stringValue != "normal, collinear" }
    #expect(cases.count > 30)
    for item in cases {
      let estimator = try ReferenceFrames.stage(LinearRegression(), item["settings"])
      let model = try await estimator.fit(reference.frame(item["data"]?.stringValue ?? ""))
      let wanted = (item["coefficients"]?.numbers ?? []) + [item["intercept"]?.number ?? .nan]
      #expect(
        relativeDistance(model.coefficients + [model.intercept], wanted) <= tolerance, "\(item["name"] ?? "")"
      )
      #expect(distance(model.scale, item["scale"]?.number ?? .nan) <= 1e-5, "\(item["name"] ?? "")")
    }
  }

  @Test("Predictions and summaries are Spark's")
  func summaries() async throws {
    let golden = try GoldenFile("logistic_pipeline.json")
    let reference = try await ReferenceFrames()
    let cases = golden["linear"].arrayValue ?? []
    #expect(cases.count >= 6)
    for item in cases {
      let name = "\(item["settings"] ?? "")"
      let frame = try reference.frame(item["data"]?.stringValue ?? "")
      let model = try await ReferenceFrames.stage(LinearRegression(), item["settings"]).fit(frame)
      let predictions = item["prediction"]?.numbers ?? []
      let rows = try await model.transform(frame).take(predictions.count)
      #expect(
        relativeDistance(try rows.map { try $0.value("prediction").doubleValue ?? .nan }, predictions)
          <= 1e-6,
        "\(name)")
      let summary = try #require(model.summary)
      #expect(summary.totalIterations == item["totalIterations"]?.integerValue, "\(name)")
      let evaluation = try await summary.evaluation()
      check(evaluation, item["summary"], "\(name) training")
      try await check(model.evaluate(frame), item["evaluation"], "\(name) evaluation")
      let residuals = item["residuals"]?.numbers ?? []
      let own = try await evaluation.residuals.take(residuals.count).map { $0[0].doubleValue ?? .nan }
      #expect(distance(own, residuals) <= 1e-4, "\(name)")
      if let errors = item["coefficientStandardErrors"]?.numbers {
        #expect(distance(try evaluation.coefficientStandardErrors, errors) <= 1e-9, "\(name)")
        #expect(distance(try evaluation.tValues, item["tValues"]?.numbers ?? []) <= 1e-9, "\(name)")
        #expect(distance(try evaluation.pValues, item["pValues"]?.numbers ?? []) <= 1e-9, "\(name)")
      } else {
        let error = #expect(throws: GnistaError.self) { try evaluation.pValues }
        #expect(error?.code == .unsupported)
      }
    }
  }

  private func check(_ summary: LinearRegressionSummary, _ wanted: JSONValue?, _ name: String) {
    let figures: [(String, Double)] = [
      ("r2", summary.r2), ("r2adj", summary.r2adj), ("explainedVariance", summary.explainedVariance),
      ("meanAbsoluteError", summary.meanAbsoluteError), ("meanSquaredError", summary.meanSquaredError),
      ("rootMeanSquaredError", summary.rootMeanSquaredError), ("numInstances", Double(summary.numInstances)),
      ("degreesOfFreedom", Double(summary.degreesOfFreedom)),
    ]
    for (metric, value) in figures {
      #expect(distance(value, wanted?[metric]?.number ?? .nan) <= 1e-5, "\(name) \(metric)")
    }
    #expect(
      distance(summary.devianceResiduals, wanted?["devianceResiduals"]?.numbers ?? []) <= 1e-4, "\(name)")
  }

  @Test("Labels and settings that cannot be fitted are refused")
  func refusals() async throws {
    let session = try await Session.embedded()
    let schema = Schema([StructField("label", .double), StructField("features", .vector)])
    func frame(_ label: Value) throws -> DataFrame {
      try session.createDataFrame(
        [[1.0, .vector(.dense([1]))], [label, .vector(.dense([2]))]], schema: schema)
    }
    func code(_ label: Value, _ change: (inout LinearRegression) -> Void = { _ in }) async throws
      -> ErrorCode?
    {
      var estimator = LinearRegression()
      change(&estimator)
      do {
        _ = try await estimator.fit(frame(label))
        return nil
      } catch let error as GnistaError {
        return error.code
      }
    }
    #expect(try await code(.null) == .invalidValue)
    #expect(try await code(.double(.nan)) == .invalidValue)
    #expect(try await code(.double(.infinity)) == .invalidLabel)
    #expect(
      try await code(2.0) {
        $0.loss = .huber
        $0.solver = .normal
      } == .invalidParameter)
    #expect(
      try await code(2.0) {
        $0.loss = .huber
        $0.elasticNetParam = 0.5
      } == .invalidParameter)
    #expect(try await code(2.0) { $0.epsilon = 1 } == .invalidParameter)
    #expect(try await code(2.0) == nil)
  }

  @Test("A constant label gives coefficients of 0 and says so")
  func constantLabel() async throws {
    let reference = try await ReferenceFrames()
    let model = try await LinearRegression().fit(reference.frame("constant_label"))
    #expect(model.coefficients.allSatisfy { $0 == 0 })
    #expect(model.intercept == 4.5)
    #expect(model.summary?.warnings.isEmpty == false)
  }
}
