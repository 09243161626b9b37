internal import GnistaCore
internal import GnistaML

/// The columns that a model's scores stand in, and the label they are compared with.
struct ScoredColumns: Codable, Hashable, Sendable {
  /// The label as the evaluator reads it.
  var label = "label"
  /// The prediction.
  var prediction = "prediction"
  /// The raw scores of a classifier; nil for other models.
  var rawPrediction: String? = "rawPrediction"
  /// The probabilities of a classifier; nil for other models.
  var probability: String? = "probability"
  /// The weights of rows, where there are any.
  var weight: String?

  /// Spark's names.
  init() {}

  /// The columns of the last stage that predicts something; nil when no stage does.
  init?(of stages: [any PipelineStage]) {
    func column(_ stage: any PipelineStage, _ param: String) -> String? {
      (try? stage.value(of: param))?.stringValue
    }
    guard let predictor = stages.last(where: { column($0, "predictionCol") != nil }) else { return nil }
    prediction = column(predictor, "predictionCol") ?? "prediction"
    label = column(predictor, "labelCol") ?? "label"
    rawPrediction = column(predictor, "rawPredictionCol")
    probability = column(predictor, "probabilityCol")
    weight = column(predictor, "weightCol")
  }

  /// Whether the model tells classes apart.
  var isClassifier: Bool { rawPrediction != nil }

  /// The columns that the model makes.
  var made: [String] { [prediction, rawPrediction, probability].compactMap(\.self) }

  /// The columns that metrics read.
  var all: [String] { [label, prediction, rawPrediction, probability, weight].compactMap(\.self) }
}
