import GnistaCore
public import GnistaFrame

/// How well a classifier's predictions agree with the labels of a frame.
///
/// All members of ``MulticlassMetrics`` are members of the summary too (`summary.accuracy`,
/// `summary.fMeasureByLabel()`); those of ``BinaryClassificationMetrics`` where there are two classes.
@dynamicMemberLookup
public struct ClassificationSummary: Sendable {
  /// The frame with the model's columns.
  public let predictions: DataFrame
  /// Column of probabilities, from which the curves are made.
  public let probabilityCol: String
  /// Column of predicted classes.
  public let predictionCol: String
  /// Column of labels.
  public let labelCol: String
  /// Column of feature vectors.
  public let featuresCol: String
  /// Column of row weights; nil where every row weighs 1.
  public let weightCol: String?
  /// The measures that follow from predicted classes.
  public let multiclass: MulticlassMetrics
  /// The curves over all thresholds, of about 100 points as in Spark; nil when there are more than two classes.
  public let binary: BinaryClassificationMetrics?

  init(output: ClassificationOutput, multiclass: MulticlassMetrics, binary: BinaryClassificationMetrics?) {
    predictions = output.predictions
    probabilityCol = output.scoreCol
    predictionCol = output.predictionCol
    labelCol = output.labelCol
    featuresCol = output.featuresCol
    weightCol = output.weightCol
    self.multiclass = multiclass
    self.binary = binary
  }

  /// A measure of ``multiclass``.
  public subscript<Value>(dynamicMember path: KeyPath<MulticlassMetrics, Value>) -> Value {
    multiclass[keyPath: path]
  }

  /// F-measure of each class, in the order of `labels`.
  public func fMeasureByLabel(beta: Double = 1) -> [Double] { multiclass.fMeasureByLabel(beta: beta) }

  /// Mean F-measure, weighted by the rows of the classes.
  public func weightedFMeasure(beta: Double = 1) -> Double { multiclass.weightedFMeasure(beta: beta) }

  /// The curves over all thresholds.
  ///
  /// - Throws: ``GnistaError`` `UNSUPPORTED` when there are more than two classes.
  public func asBinary() throws -> BinaryClassificationMetrics {
    guard let binary else {
      throw GnistaError(
        .unsupported,
        "curves over thresholds are defined for two classes; this model has more: use the measures by label")
    }
    return binary
  }

  /// Area under ``roc``.
  public var areaUnderROC: Double { get throws { try asBinary().areaUnderROC } }
  /// True positive rate over false positive rate.
  public var roc: [CurvePoint] { get throws { try asBinary().roc } }
  /// Area under ``pr``.
  public var areaUnderPR: Double { get throws { try asBinary().areaUnderPR } }
  /// Precision over recall.
  public var pr: [CurvePoint] { get throws { try asBinary().pr } }
  /// F1 over threshold.
  public var fMeasureByThreshold: [CurvePoint] { get throws { try asBinary().fMeasureByThreshold() } }
  /// Precision over threshold.
  public var precisionByThreshold: [CurvePoint] { get throws { try asBinary().precisionByThreshold } }
  /// Recall over threshold.
  public var recallByThreshold: [CurvePoint] { get throws { try asBinary().recallByThreshold } }
}
