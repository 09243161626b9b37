internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// Runs the search that a pipeline file asks for.
struct TuningSearch {
  let plan: TuningPlan
  let pipeline: Pipeline
  let columns: ScoredColumns
  let progress: ProgressLine

  /// Tries all combinations and fits the best one on all rows.
  func run(on frame: DataFrame) async throws -> TuningResult {
    let metric = plan.metric ?? (columns.isClassifier ? "areaUnderROC" : "rmse")
    let evaluator = try MetricCatalogue.evaluator(metric, columns: columns)
    let grid = plan.grid.reduce(ParamGridBuilder()) { $0.addGrid($1.path, $1.values) }.build()
    let shown: TuningProgressHandler = { [progress] step in
      progress.show(
        Double(step.completed) / Double(step.total), "tuning: \(step.completed) of \(step.total) fits")
    }
    func result(_ method: String, _ values: [Double], _ best: Int, _ model: any Model) -> TuningResult {
      TuningResult(
        metric: metric, method: method, candidates: zip(grid, values).map { .init(params: $0, value: $1) },
        best: best,
        model: model as? PipelineModel ?? PipelineModel(stages: [model]))
    }
    if let ratio = plan.trainRatio {
      var split = TrainValidationSplit(estimator: pipeline, estimatorParamMaps: grid, evaluator: evaluator)
      (split.trainRatio, split.seed, split.parallelism) = (ratio, plan.seed, plan.parallelism)
      split.onProgress = shown
      let model = try await split.fit(frame)
      return result("one split", model.validationMetrics, model.bestIndex, model.bestModel)
    }
    var validator = CrossValidator(estimator: pipeline, estimatorParamMaps: grid, evaluator: evaluator)
    (validator.numFolds, validator.seed, validator.parallelism) = (
      plan.folds ?? 3, plan.seed, plan.parallelism
    )
    validator.onProgress = shown
    let model = try await validator.fit(frame)
    return result("\(validator.numFolds) folds", model.avgMetrics, model.bestIndex, model.bestModel)
  }
}
