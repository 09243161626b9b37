import GnistaCore

/// The columns that a fitted classifier with probabilities adds, and the rules by which they follow from each other.
struct ClassifierOutput: Sendable {
  /// Column of raw scores; empty for none.
  var rawPredictionCol: String
  /// Column of probabilities; empty for none.
  var probabilityCol: String
  /// Column of predicted classes; empty for none.
  var predictionCol: String
  /// Number of classes.
  var numClasses: Int

  /// The fields that are added, with the number of classes in their metadata as in Spark.
  func fields(_ owner: some PipelineStage, for input: Schema) throws -> [StructField] {
    let group = AttributeGroup(count: numClasses).metadata
    let nominal = Attribute(.nominal, numValues: numClasses).metadata
    var fields: [StructField] = []
    let columns: [(String, String, StructField)] = [
      (
        rawPredictionCol, "rawPredictionCol",
        StructField(rawPredictionCol, .vector, nullable: false, metadata: group)
      ),
      (
        probabilityCol, "probabilityCol",
        StructField(probabilityCol, .vector, nullable: false, metadata: group)
      ),
      (
        predictionCol, "predictionCol",
        StructField(predictionCol, .double, nullable: false, metadata: nominal)
      ),
    ]
    for (name, param, field) in columns where !name.isEmpty {
      try owner.checkNew(name, param: param, in: Schema(input.fields + fields))
      fields.append(field)
    }
    return fields
  }

  /// Adds the columns to a batch, in the order of ``fields(_:for:)``.
  ///
  /// - Parameters:
  ///   - raw: rows × classes raw scores, row by row.
  ///   - probability: rows × classes probabilities, row by row.
  ///   - prediction: the predicted class of each row.
  func append(
    to batch: inout RowBatch, fields: [StructField], raw: [Double], probability: [Double],
    prediction: [Double]
  ) {
    let count = batch.count
    func vectors(_ values: [Double]) -> BatchColumn {
      .vectors(VectorBlock(count: count, size: numClasses, storage: .dense(values)))
    }
    var columns: [BatchColumn] = []
    if !rawPredictionCol.isEmpty { columns.append(vectors(raw)) }
    if !probabilityCol.isEmpty { columns.append(vectors(probability)) }
    if !predictionCol.isEmpty { columns.append(.doubles(prediction)) }
    for (field, column) in zip(fields, columns) { batch.append(field, column) }
  }

  /// The class with the greatest value in each row, the first of equals; NaN is never the greatest but in first place.
  static func argmax(_ values: [Double], classes: Int) -> [Double] {
    rows(values, classes: classes) { values, range in
      var best = range.lowerBound
      for position in range where values[position] > values[best] { best = position }
      return best - range.lowerBound
    }
  }

  /// The class with the greatest ratio of probability to threshold in each row, the first of equals.
  ///
  /// A class with threshold 0 is predicted unless its probability is 0 too.
  static func argmax(_ probabilities: [Double], over thresholds: [Double]) -> [Double] {
    rows(probabilities, classes: thresholds.count) { values, range in
      var best = (index: 0, ratio: -Double.infinity)
      for index in thresholds.indices {
        let ratio = values[range.lowerBound + index] / thresholds[index]
        if ratio > best.ratio { best = (index, ratio) }
      }
      return best.index
    }
  }

  private static func rows(
    _ values: [Double], classes: Int, _ choose: ([Double], Range<Int>) -> Int
  ) -> [Double] {
    guard classes > 0 else { return [] }
    return stride(from: 0, to: values.count, by: classes).map { Double(choose(values, $0..<$0 + classes)) }
  }
}
