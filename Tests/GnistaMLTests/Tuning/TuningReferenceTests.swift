import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite("Tuning gives Spark's figures")
struct TuningReferenceTests {
  /// The rows of `Scripts/reference/tuning.py`, with a vector of the three features.
  private func frame(_ golden: GoldenFile) async throws -> DataFrame {
    let rows = golden["rows"].arrayValue?.map(\.numbers) ?? []
    func column(_ index: Int) -> BatchColumn { .doubles(rows.map { $0[index] }) }
    let features = VectorBlock(count: rows.count, size: 3, storage: .dense(rows.flatMap { $0[..<3] }))
    return try await Session.embedded().createDataFrame(columns: [
      ("a", column(0)), ("b", column(1)), ("c", column(2)), ("label", column(3)), ("amount", column(4)),
      ("fold", BatchColumn(type: .integer, storage: .integer(rows.map { Int32($0[5]) }))),
      ("features", .vectors(features)),
    ])
  }

  @Test("rand(seed) draws Spark's numbers")
  func random() async throws {
    let golden = try GoldenFile("tuning/tuning.json")
    let session = try await Session.embedded()
    for (seed, numbers) in golden["rand"].objectValue ?? [:] {
      let rows = try await session.range(8)
        .withColumn("r", .call("rand", .literal(Int64(seed) ?? 0))).collect()
      #expect(rows.map { $0[1].doubleValue } == numbers.numbers)
    }
  }

  @Test("Metrics of all candidates and the best of them are Spark's")
  func metrics() async throws {
    let golden = try GoldenFile("tuning/tuning.json")
    let frame = try await frame(golden)
    let cases = golden["cases"].arrayValue ?? []
    #expect(cases.count == 8)
    for item in cases {
      let name = item["name"]?.stringValue ?? ""
      let evaluator = try Registry.standard.makeEvaluator(
        item["evaluator"]?.stringValue ?? "", params: ["metricName": item["metricName"] ?? .null])
      let isLinear = item["estimator"]?.stringValue == "LinearRegression"
      var measured = evaluator
      if isLinear { try measured.set("labelCol", "amount") }
      let logistic = LogisticRegression().with { $0.maxIter = 20 }
      let linear = LinearRegression().with { $0.labelCol = "amount" }
      var estimator: any Estimator = isLinear ? linear as any Estimator : logistic
      if name == "pipeline" { estimator = Pipeline(stages: [logistic]) }
      let owner = isLinear ? linear.uid : logistic.uid
      let grid = (item["grid"]?.arrayValue ?? []).reduce(ParamGridBuilder()) { builder, axis in
        builder.addGrid(
          "\(owner).\(axis.arrayValue?[0].stringValue ?? "")", axis.arrayValue?[1].arrayValue ?? [])
      }.build()
      let wanted = item["metrics"]?.numbers ?? []
      if item["tuner"]?.stringValue == "CrossValidator" {
        var tuner = CrossValidator(estimator: estimator, estimatorParamMaps: grid, evaluator: measured)
        for (param, value) in item["params"]?.objectValue ?? [:] { try tuner.set(param, value) }
        let model = try await tuner.fit(frame)
        #expect(distance(model.avgMetrics, wanted) <= golden.tolerance, "\(name)")
        #expect(distance(model.stdMetrics, item["std"]?.numbers ?? []) <= golden.tolerance, "\(name)")
        #expect(model.bestIndex == item["best"]?.integerValue, "\(name)")
        #expect(model.bestParamMap == grid[model.bestIndex])
      } else {
        var tuner = TrainValidationSplit(estimator: estimator, estimatorParamMaps: grid, evaluator: measured)
        for (param, value) in item["params"]?.objectValue ?? [:] { try tuner.set(param, value) }
        let model = try await tuner.fit(frame)
        #expect(distance(model.validationMetrics, wanted) <= golden.tolerance, "\(name)")
        #expect(model.bestIndex == item["best"]?.integerValue, "\(name)")
      }
    }
  }

  @Test("Folds hold the rows of Spark's folds, in order")
  func folds() async throws {
    let golden = try GoldenFile("tuning/tuning.json")
    let frame = try await frame(golden)
    for item in golden["folds"].arrayValue ?? [] {
      let seen = FoldRecorder.Log()
      var evaluator = FoldRecorder()
      evaluator.log = seen
      var tuner = CrossValidator(
        estimator: Centerer().with {
          $0.inputCol = "amount"
          $0.outputCol = "amountCentered"
        }, estimatorParamMaps: [[:]], evaluator: evaluator)
      tuner.numFolds = item["numFolds"]?.integerValue ?? 0
      tuner.seed = item["seed"]?.integerValue ?? 0
      _ = try await tuner.fit(frame)
      let wanted = item["folds"]?.arrayValue?.map { $0["validation"]?.numbers ?? [] }
      #expect(await seen.folds == wanted)
    }
  }
}

/// An evaluator that remembers the column `amount` of what it was given.
struct FoldRecorder: Evaluator {
  actor Log {
    var folds: [[Double]] = []
    func add(_ fold: [Double]) { folds.append(fold) }
  }

  static let summary = "Remembers what it was given."
  static let spark: SparkOperator? = nil
  static let params: [Param<Self>] = []
  var uid = FoldRecorder.makeUID()
  var log = Log()
  var isLargerBetter: Bool { true }

  func evaluate(_ frame: DataFrame) async throws -> Double {
    let rows = try await frame.select("amount").collect()
    await log.add(rows.map { $0[0].doubleValue ?? .nan })
    return 0
  }
}
