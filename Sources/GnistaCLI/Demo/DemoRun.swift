internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// Runs the demo step by step and takes the time of each.
struct DemoRun {
  /// Where the demo leaves its model and its scores.
  struct Outputs {
    /// The folder of the model.
    var model: String
    /// The file of scored trips.
    var scores: String
    /// Whether what is there may be replaced.
    var overwrite = false
  }

  private let session: Session
  private let report: DemoReport
  private let progress: ProgressLine
  private let outputs: Outputs
  /// What has been found out so far.
  private(set) var result: DemoResult

  init(session: Session, report: DemoReport, progress: ProgressLine, outputs: Outputs, data: String) {
    self.session = session
    self.report = report
    self.progress = progress
    self.outputs = outputs
    result = DemoResult(origin: DataOrigin.read(for: data)?.kind.rawValue ?? "unknown", data: data)
  }

  /// Runs all steps.
  ///
  /// - Throws: `GnistaError` for data that lack the trips' columns or have too few usable trips.
  mutating func run() async throws {
    defer { progress.clear() }
    let usable = try await clean(try await read())
    let (train, test) = try await split(usable)
    try await showLeak(train, test)
    let tuned = try await tune(train, test)
    let loaded = try await reload(tuned, test)
    try await score(loaded, usable)
  }

  /// Runs a step, keeps its time and prints its outcome.
  private mutating func step<Value>(
    _ name: String, _ work: (inout DemoResult) async throws -> (Value, String)
  ) async throws -> Value {
    try Task.checkCancellation()
    progress.show(nil, name)
    let start = ContinuousClock.now
    let (value, outcome) = try await work(&result)
    let step = DemoResult.Step(
      name: name, seconds: start.duration(to: .now) / .seconds(1), outcome: outcome)
    result.steps.append(step)
    progress.clear()
    try report.step(result.steps.count, step)
    return value
  }

  private mutating func read() async throws -> DataFrame {
    let session = session
    return try await step("read") { result in
      let types = Dictionary(
        TaxiSchema.tutorial.fields.map { ($0.name, $0.dataType) }, uniquingKeysWith: { $1 })
      let file = try await DataFile(path: result.data, types: types).frame(in: session)
      // Kept because the rows are counted here and cleaned next, and text would be parsed each time.
      let trips = file.select(try TaxiSchema.tutorialColumns(from: try await file.schema)).cache()
      result.rowsRead = try await trips.count()
      guard result.rowsRead > 0 else { throw GnistaError(.emptyInput, "'\(result.data)' has no trips") }
      return (trips, "\(Figure.grouped(result.rowsRead)) trips")
    }
  }

  private mutating func clean(_ trips: DataFrame) async throws -> DataFrame {
    try await step("clean, features") { result in
      let usable = TippingStudy.features(TippingStudy.clean(trips)).cache()
      result.rowsUsable = try await usable.count()
      try await trips.unpersist()
      let dropped = Figure.grouped(result.rowsRead - result.rowsUsable)
      let kept = "\(Figure.grouped(result.rowsUsable)) usable"
      return (usable, "\(kept); \(dropped) with wrong dates, amounts or codes left out")
    }
  }

  private mutating func split(_ usable: DataFrame) async throws -> (DataFrame, DataFrame) {
    try await step("split") { result in
      let parts = try usable.randomSplit([0.7, 0.3], seed: TippingStudy.seed)
      let (train, test) = (parts[0].cache(), parts[1].cache())
      result.rowsTrain = try await train.count()
      result.rowsTest = try await test.count()
      guard result.rowsTrain > 0, result.rowsTest > 0 else {
        throw GnistaError(
          .emptyInput, "\(result.rowsUsable) usable trips are too few to learn and to test; give more data")
      }
      let rows =
        "\(Figure.grouped(result.rowsTrain)) to learn from, \(Figure.grouped(result.rowsTest)) to test with"
      return ((train, test), rows + " (seed \(TippingStudy.seed))")
    }
  }

  /// Fits the tutorial's model and the same without the column that gives the label away.
  private mutating func showLeak(_ train: DataFrame, _ test: DataFrame) async throws {
    let taught = try await step("fit as taught") { _ in
      (
        try await TippingStudy.pipeline(withPaymentType: true).fit(train),
        "regParam 0.3, 10 iterations at most"
      )
    }
    try await step("evaluate") { result in
      let measure = try await DemoMeasurement.of(taught.transform(test))
      result.withPaymentType = measure
      result.tutorialFigure = DemoMeasurement.tutorialFigure(measure.confusion)
      return ((), "area under ROC \(Figure.fixed(measure.areaUnderROC, places: 4)), ranked by probability")
    }
    let fair = try await step("fit without leak") { _ in
      (try await TippingStudy.pipeline(withPaymentType: false).fit(train), "the same without payment type")
    }
    try await step("evaluate") { result in
      let measure = try await DemoMeasurement.of(fair.transform(test))
      result.withoutPaymentType = measure
      return ((), "area under ROC \(Figure.fixed(measure.areaUnderROC, places: 4))")
    }
  }

  private mutating func tune(_ train: DataFrame, _ test: DataFrame) async throws -> PipelineModel {
    let progress = progress
    let tuning = try await step("cross-validate") { result in
      let tuning = try await DemoTuning(train, progress: progress)
      (result.crossValidation, result.bestRegParam) = (tuning.table, tuning.best)
      let lines = tuning.table.map { row in
        "regParam \(TextWidth.padded(SparkText.double(row.regParam), to: 6))"
          + Figure.fixed(row.areaUnderROC, places: 4) + (row.regParam == tuning.best ? "  best" : "")
      }
      let head = "3 folds × \(lines.count) strengths, without payment type; mean area under ROC:"
      return (tuning, ([head] + lines).joined(separator: "\n"))
    }
    try await step("evaluate") { result in
      let measure = try await DemoMeasurement.of(tuning.model.transform(test))
      result.best = measure
      return ((), "area under ROC \(Figure.fixed(measure.areaUnderROC, places: 4))")
    }
    return tuning.model
  }

  private mutating func reload(_ model: PipelineModel, _ test: DataFrame) async throws -> PipelineModel {
    let outputs = outputs
    return try await step("save and load") { result in
      try model.save(to: outputs.model, overwrite: outputs.overwrite)
      let loaded = try PipelineModel.load(from: outputs.model)
      let difference = try await DemoMeasurement.difference(model, loaded, on: test)
      result.reloadDifference = difference
      guard difference == 0 else {
        throw GnistaError(
          .internalFailure, "the loaded model's probabilities differ by \(difference) from the saved one's")
      }
      return (loaded, "the loaded model predicts the same to the last bit")
    }
  }

  private mutating func score(_ model: PipelineModel, _ usable: DataFrame) async throws {
    let (outputs, progress) = (outputs, progress)
    try await step("score a file") { result in
      let start = ContinuousClock.now
      let columns = [
        "tipped", "fareAmount", "tripDistance", "pickupHour", "weekdayString", "probability", "prediction",
      ]
      result.rowsScored = try await model.transform(usable).select(columns)
        .write.mode(outputs.overwrite ? .overwrite : .error).onProgress { progress.show($0, $1) }
        .file(.parquet, outputs.scores)
      let rate = Double(result.rowsScored) / max(start.duration(to: .now) / .seconds(1), 1e-6)
      let rows = "\(Figure.grouped(result.rowsScored)) rows to Parquet"
      return ((), "\(rows), \(Figure.grouped(Int(rate))) rows a second")
    }
  }
}
