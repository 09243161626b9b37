internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// Learns a model as a pipeline file says.
struct TrainingRun {
  /// What the training found out.
  struct Outcome: Sendable {
    var model: PipelineModel
    var recipe: Recipe
    var rowsTrain: Int
    /// Nil when no rows were kept for testing.
    var rowsTest: Int?
    /// Nil when there was nothing to evaluate with.
    var evaluation: Evaluation?
    /// Whether the metrics are those of the training rows.
    var isOptimistic = false
    var tuning: TuningResult?
    /// Seconds of reading, fitting and evaluating.
    var seconds: (read: Double, fit: Double, evaluate: Double)
  }

  let file: PipelineFile
  let session: Session
  let progress: ProgressLine

  /// Trains.
  ///
  /// - Parameters:
  ///   - data: the rows, or the rows to split.
  ///   - test: rows to test with; nil to split `data` as the file or `split` says.
  func run(data: DataFile, test: DataFile?, split: SplitPlan?) async throws -> Outcome {
    defer { progress.clear() }
    var recipe = Recipe()
    recipe.reading = file.reading
    (recipe.preparation, recipe.label) = (file.preparation, file.label)
    recipe.columns = ScoredColumns(of: file.pipeline.stages) ?? ScoredColumns()
    let start = ContinuousClock.now
    progress.show(nil, "reading \(data.path)")
    let frame = try await data.frame(in: session)
    let found = try await frame.schema
    recipe.columnTypes = Self.types(of: found)
    // Kept because each stage that learns goes over the rows, and text would be parsed each time.
    let prepared = try await file.prepared(frame).cache()
    try await check(prepared)
    var (train, held) = (prepared, DataFrame?.none)
    if let test {
      var known = test
      known.types = known.types.merging(try recipe.columnTypes.mapValues { try DataType(ddl: $0) }) {
        own, _ in own
      }
      held = try await file.prepared(known.frame(in: session)).cache()
    } else if let split = split ?? file.split {
      let parts = try split.parts(of: prepared)
      (train, held) = (parts.train.cache(), parts.test.cache())
    }
    let rowsTrain = try await train.count()
    guard rowsTrain > 0 else {
      throw GnistaError(.emptyInput, "'\(data.path)' has no rows to learn from, after preparation")
    }
    let rowsTest = try await held?.count()
    let read = start.duration(to: .now)
    progress.show(nil, "fitting \(Figure.grouped(rowsTrain)) rows")
    let (model, tuning) = try await fit(train, columns: recipe.columns)
    let fitted = start.duration(to: .now)
    var outcome = Outcome(
      model: model, recipe: recipe, rowsTrain: rowsTrain, rowsTest: rowsTest, tuning: tuning,
      seconds: (read / .seconds(1), (fitted - read) / .seconds(1), 0))
    if held != nil || !file.metrics.isEmpty {
      progress.show(nil, "evaluating")
      outcome.isOptimistic = held == nil
      outcome.evaluation = try await Evaluation.of(
        model.transform(held ?? train), columns: recipe.columns, metrics: file.metrics)
      outcome.seconds.evaluate = (start.duration(to: .now) - fitted) / .seconds(1)
    }
    return outcome
  }

  /// Checks columns and types along the stages before any data are read.
  private func check(_ frame: DataFrame) async throws {
    do {
      _ = try await file.pipeline.outputSchema(for: frame.schema, in: session)
    } catch {
      throw file.place(of: error)
    }
  }

  private func fit(_ train: DataFrame, columns: ScoredColumns) async throws -> (PipelineModel, TuningResult?)
  {
    do {
      guard let plan = file.tuning else { return (try await file.pipeline.fit(train), nil) }
      let result = try await TuningSearch(
        plan: plan, pipeline: file.pipeline, columns: columns, progress: progress
      ).run(on: train)
      return (result.model, result)
    } catch {
      throw file.place(of: error)
    }
  }

  /// The types of columns that files are read with later, by Spark SQL's names.
  private static func types(of schema: Schema) -> [String: String] {
    let named = schema.fields.filter { (try? DataType(ddl: $0.dataType.simpleString)) == $0.dataType }
    return Dictionary(
      named.map { ($0.name, $0.dataType.simpleString) }, uniquingKeysWith: { first, _ in first })
  }
}
