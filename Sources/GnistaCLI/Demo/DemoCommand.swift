internal import ArgumentParser
internal import Foundation
internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame
internal import GnistaML

/// `gnista demo`.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Run the whole workflow on taxi trips and print what it found.",
    discussion: """
      Reads trips, cleans them, makes features of the time, splits, tunes regParam by cross-validation, fits, evaluates, \
      saves, loads and scores a file. Without --data the trips are synthetic.

      EXAMPLES
        gnista demo
        gnista demo --data yellow_2016-01_sample.csv
        gnista demo --rows 1000000
      """)

  @Option(help: ArgumentHelp("Trips in the tutorials' schema: a file, folder or pattern.", valueName: "path"))
  var data: String?
  @Option(help: "How many synthetic trips to make when no data are given.")
  var rows = 20_000
  @OptionGroup var conversation: ConversationOptions

  func validate() throws {
    if rows < 1_000 { throw ValidationError("--rows is \(rows); allowed: at least 1000") }
  }

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "gnista-demo-\(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let session = try await Session.embedded()
    try await report(session, folder)
    await session.close()
  }

  private func report(_ session: Session, _ folder: String) async throws {
    var report = DemoReport()
    let path: String
    if let data {
      path = data
      try report.say("Data: '\(data)'")
    } else {
      path = folder + "/taxi-synthetic.csv"
      try await report.step("make \(rows) SYNTHETIC trips") {
        try await SyntheticTaxiFile(rows: rows, seed: 42)
          .write(to: path, overwrite: false, progress: conversation.progressLine())
      }
      try report.say(
        "Data: \(rows) SYNTHETIC trips, made up, not New York's records (--data FILE takes real ones)")
    }
    let reader = session.read.option("header", true).option("inferSchema", true)
    let trips = path.hasSuffix(".parquet") ? session.read.parquet(path) : reader.csv(path)
    let read = try await report.step("read") { try await trips.count() }
    let clean = TipModel.prepared(trips).cache()
    let kept = try await report.step("clean and make features") { try await clean.count() }
    try report.say("\(read) trips read, \(kept) kept after cleaning")
    let parts = try clean.randomSplit([0.7, 0.3], seed: 1234)
    let (training, test) = (parts[0].cache(), parts[1].cache())
    try await report.step("split 70 : 30, seed 1234") {
      _ = (try await training.count(), try await test.count())
    }

    var ranking = BinaryClassificationEvaluator()
    ranking.labelCol = "tipped"
    let withPayment = TipModel(usesPaymentType: true)
    let model = try await report.step("fit with the payment type") {
      try await withPayment.pipeline.fit(training)
    }
    let leaking = try await report.step("evaluate") { try await ranking.evaluate(model.transform(test)) }

    let honest = TipModel(usesPaymentType: false)
    let grid = ParamGridBuilder().addGrid("lr.regParam", [0.3, 0.1, 0.01, 0.0]).build()
    var validator = CrossValidator(estimator: honest.pipeline, estimatorParamMaps: grid, evaluator: ranking)
    validator.seed = 1234
    validator.parallelism = 2
    let tuned = try await report.step("cross-validate regParam without it, 3 folds") {
      try await validator.fit(training)
    }
    let scored = tuned.transform(test)
    let ranked = try await report.step("evaluate") { try await ranking.metrics(scored) }
    var counting = MulticlassClassificationEvaluator()
    counting.labelCol = "tipped"
    let classes = try await counting.metrics(scored)
    counting.metricName = .logLoss
    let logLoss = try await counting.evaluate(scored)

    let saved = folder + "/tips.model"
    try await report.step("save and load") { try tuned.save(to: saved) }
    let loaded = try CrossValidatorModel.load(from: saved)
    let output = folder + "/scored.parquet"
    let written = try await report.step("score the test trips into a Parquet file") {
      try await loaded.transform(test).select(
        "pickupHour", "fareAmount", "tipped", "probability", "prediction"
      )
      .write.file(.parquet, output)
    }
    let again = try await ranking.evaluate(loaded.transform(test))
    try report.write(
      leaking: leaking, ranked: ranked, classes: classes, logLoss: logLoss,
      best: tuned.bestParamMap["lr.regParam"],
      averages: zip(grid.map { $0["lr.regParam"] }, tuned.avgMetrics).map { ($0, $1) },
      scoredRows: written, agrees: again == ranked.areaUnderROC)
  }
}
