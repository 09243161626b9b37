internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// The demo's search for the best strength of regularization.
struct DemoTuning {
  /// What the search found, in the order of the grid.
  let table: [DemoResult.CrossValidated]
  /// The best strength.
  let best: Double
  /// The pipeline with the best strength, fitted on all rows.
  let model: PipelineModel

  /// Compares the strengths by three-fold cross-validation and fits the best on all rows.
  init(_ train: DataFrame, progress: ProgressLine) async throws {
    let strengths = TippingStudy.strengths
    let grid = ParamGridBuilder().addGrid("lr.regParam", strengths.map(JSONValue.number)).build()
    var validator = CrossValidator(
      estimator: TippingStudy.pipeline(withPaymentType: false), estimatorParamMaps: grid,
      evaluator: BinaryClassificationEvaluator())
    (validator.numFolds, validator.seed, validator.parallelism) = (3, TippingStudy.seed, 2)
    validator.onProgress = { step in
      progress.show(
        Double(step.completed) / Double(step.total),
        "cross-validation: \(step.completed) of \(step.total) fits")
    }
    let result = try await validator.fit(train)
    table = zip(strengths, result.avgMetrics).map {
      DemoResult.CrossValidated(regParam: $0, areaUnderROC: $1)
    }
    best = strengths[result.bestIndex]
    model = result.bestModel as? PipelineModel ?? PipelineModel(stages: [result.bestModel])
  }
}
