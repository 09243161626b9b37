import GnistaCore
import GnistaML

/// A cross-validation of two penalties.
final class CrossValidatorFixture: StageFixture {
  static let stage: any PipelineStage = CrossValidator(
    estimator: LinearRegression(), estimatorParamMaps: [["regParam": 0.5], ["regParam": 0]],
    evaluator: RegressionEvaluator())
  static let schema = TunedRegressionRows.schema
  static let rows = TunedRegressionRows.rows
  static let outcomes = TunedRegressionRows.outcomes
  static let propertiesOutsideTable = TunedRegressionRows.propertiesOutsideTable
}
