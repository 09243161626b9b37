import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite("A pipeline from text columns to probabilities gives Spark's figures")
struct LogisticPipelineReferenceTests {
  @Test("Coefficients, probabilities and the area under the ROC curve are Spark's")
  func matchesSpark() async throws {
    let golden = try GoldenFile("logistic_pipeline.json")
    let wanted = golden["pipeline"]
    let rows = try #require(wanted["rows"]?.arrayValue).map { $0.arrayValue ?? [] }
    let frame = try await Session.embedded().createDataFrame(
      rows.map { row -> [Value] in
        [
          .string(row[0].stringValue ?? ""), .string(row[1].stringValue ?? ""), .double(row[2].number),
          .integer(Int32(row[3].number)), .double(row[4].number),
        ]
      },
      schema: Schema([
        StructField("vendor", .string), StructField("payment", .string), StructField("distance", .double),
        StructField("passengers", .integer), StructField("tipped", .double),
      ]))
    let pipeline = Pipeline {
      StringIndexer(inputCols: ["vendor", "payment"], outputCols: ["vendorIndex", "paymentIndex"])
      OneHotEncoder(
        inputCols: ["vendorIndex", "paymentIndex"], outputCols: ["vendorVector", "paymentVector"])
      VectorAssembler(
        inputCols: ["vendorVector", "paymentVector", "distance", "passengers"], outputCol: "features")
      LogisticRegression().with {
        $0.labelCol = "tipped"
        $0.regParam = 0.01
        $0.elasticNetParam = 0.2
      }
    }
    let model = try await pipeline.fit(frame)
    let regression = try #require(model.stage(LogisticRegressionModel.self))
    let coefficients = try regression.coefficients + [regression.intercept]
    let figures = (wanted["coefficients"]?.numbers ?? []) + [wanted["intercept"]?.number ?? .nan]
    #expect(relativeDistance(coefficients, figures) <= golden.tolerance)
    let scored = model.transform(frame)
    let area = try await BinaryClassificationEvaluator().setting(["labelCol": "tipped"]).evaluate(scored)
    #expect(distance(area, wanted["areaUnderROC"]?.number ?? .nan) <= 1e-9)
    let probabilities = wanted["probability"]?.arrayValue?.flatMap(\.numbers) ?? []
    let own = try await scored.take(probabilities.count / 2)
      .flatMap { try $0.value("probability").vectorValue?.values ?? [] }
    #expect(distance(own, probabilities) <= golden.tolerance)
  }
}
