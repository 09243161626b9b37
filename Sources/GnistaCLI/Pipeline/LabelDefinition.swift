internal import GnistaCore
internal import GnistaFrame

/// The column that a pipeline learns to predict, taken as it is or computed.
struct LabelDefinition: Codable, Hashable, Sendable {
  /// The column's name.
  var name: String
  /// How it is computed, in Spark SQL; nil when the data have it.
  var expression: String?

  /// The frame with the label. Only where the model is trained and evaluated: who asks for predictions need not know it.
  func apply(to frame: DataFrame) -> DataFrame {
    expression.map { frame.withColumn(name, F.expr($0)) } ?? frame
  }
}
