internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// How well a model does on some rows.
struct Evaluation: Sendable {
  /// Number of rows.
  var rows: Int
  /// The metrics by name, in the order asked for.
  var metrics: [(name: String, value: Double)]
  /// Rows by label and prediction; nil for models that tell no classes apart.
  var confusion: MulticlassMetrics?

  /// Computes metrics over scored rows.
  ///
  /// - Parameters:
  ///   - scored: the rows after the model.
  ///   - names: metrics; empty for those usual for the kind of model.
  /// - Throws: `GnistaError` for an unknown metric, for labels that are missing, null or NaN, and for no rows.
  static func of(_ scored: DataFrame, columns: ScoredColumns, metrics names: [String]) async throws
    -> Evaluation
  {
    let schema = try await scored.schema
    _ = try schema.field(columns.label)
    // Kept because each metric goes over the rows, which must not be scored every time.
    let kept = scored.select(columns.all.filter(schema.contains).map(ColumnName.column)).cache()
    let rows = try await kept.count()
    guard rows > 0 else {
      throw GnistaError(.emptyInput, "there are no rows to evaluate the model with, after preparation")
    }
    var confusion: MulticlassMetrics?
    var classes = 0
    if columns.isClassifier {
      var evaluator = MulticlassClassificationEvaluator()
      (evaluator.labelCol, evaluator.predictionCol) = (columns.label, columns.prediction)
      evaluator.weightCol = columns.weight
      confusion = try await evaluator.metrics(kept)
      if let raw = columns.rawPrediction, let row = try await kept.select([raw]).first() {
        classes = row[0].vectorValue?.size ?? 0
      }
    }
    var results: [(name: String, value: Double)] = []
    for name in names.isEmpty ? MetricCatalogue.standard(for: columns, classes: classes) : names {
      let evaluator = try MetricCatalogue.evaluator(name, columns: columns)
      results.append((name, try await evaluator.evaluate(kept)))
    }
    try await kept.unpersist()
    return Evaluation(rows: rows, metrics: results, confusion: confusion)
  }

  /// The result for programs.
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "rows": .integer(Int64(rows)),
      "metrics": .object(
        Dictionary(metrics.map { ($0.name, .number($0.value)) }, uniquingKeysWith: { $1 })),
    ]
    if let confusion {
      members["confusion"] = [
        "labels": .array(confusion.labels.map(JSONValue.number)),
        "rowsByLabelAndPrediction": .array(
          confusion.labels.indices.map { row in
            .array(confusion.labels.indices.map { .number(confusion.confusionMatrix[row, $0]) })
          }),
      ]
    }
    return .object(members)
  }

  /// The result for a person.
  func write(to out: StandardOutput) throws {
    let width = metrics.map(\.name.count).max() ?? 0
    for (name, value) in metrics {
      try out.writeLine("  \(TextWidth.padded(name, to: width))  \(Figure.text(value))")
    }
    guard let confusion, confusion.labels.count <= 12 else { return }
    try out.writeLine("  rows by label (down) and prediction (across):")
    let header = [""] + confusion.labels.map(Figure.whole)
    let rows = confusion.labels.indices.map { row in
      [header[row + 1]] + confusion.labels.indices.map { Figure.whole(confusion.confusionMatrix[row, $0]) }
    }
    for line in AlignedText.of(header: header, rows: rows, alignRight: true).split(separator: "\n") {
      try out.writeLine("    " + line)
    }
  }
}
