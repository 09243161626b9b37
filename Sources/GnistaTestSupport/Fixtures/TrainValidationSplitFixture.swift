import GnistaCore
import GnistaML

/// A choice between two penalties on one split.
final class TrainValidationSplitFixture: StageFixture {
  static let stage: any PipelineStage = TrainValidationSplit(
    estimator: LinearRegression(), estimatorParamMaps: [["regParam": 0.5], ["regParam": 0]],
    evaluator: RegressionEvaluator())
  static let schema = TunedRegressionRows.schema
  static let rows = TunedRegressionRows.rows
  static let outcomes = TunedRegressionRows.outcomes
  static let propertiesOutsideTable = TunedRegressionRows.propertiesOutsideTable
}
