import GnistaCore
import GnistaFrame
import GnistaKernels

/// Reading of labelled rows into the blocks that the kernels of supervised learning work on.
extension Parameterized {
  /// Streams features, labels and weights once and keeps them in memory.
  ///
  /// Features are kept sparse when the first rows are sparse vectors with less than a third of their elements stored.
  ///
  /// - Throws: ``GnistaError`` `EMPTY_INPUT`, `INVALID_VALUE` for nulls, NaN, infinite features and bad weights, and
  ///   `INVALID_LABEL` for a label that is no class.
  func readInstances(
    of frame: DataFrame, features: String, label: String, weight: String?, labels kind: TrainingLabelKind
  ) async throws -> InstanceBlocks {
    var data: InstanceBlocks?
    try await readBatches(of: frame, columns: [features, label] + [weight].compactMap(\.self)) { batch in
      guard batch.count > 0 else { return }
      let block = try featureBlock(batch, 0)
      let labels = try labels(batch, 1, kind)
      let weights = weight == nil ? nil : try weights(batch, 2)
      if data == nil { data = InstanceBlocks(numFeatures: block.size, layout: Self.layout(of: block)) }
      guard data?.numFeatures == block.size else {
        throw GnistaError(
          .invalidValue,
          "\(uid): the vectors of column '\(features)' differ in size: some have \(data?.numFeatures ?? 0) elements, "
            + "others \(block.size)")
      }
      switch block.storage {
      case .dense(let values):
        try data?.append(rowMajor: values, labels: labels, weights: weights)
      case .sparse(let offsets, let indices, let values, _):
        try data?.append(
          rowStarts: offsets, columns: indices, values: values, labels: labels, weights: weights
        )
      }
    }
    return data ?? InstanceBlocks(numFeatures: 0)
  }

  private static func layout(of block: VectorBlock) -> InstanceBlocks.Layout {
    guard case .sparse(_, _, let values, _) = block.storage else { return .dense }
    return values.count * 3 < block.count * block.size ? .sparse : .dense
  }

  /// The feature vectors of a batch, all finite.
  private func featureBlock(_ batch: RowBatch, _ index: Int) throws -> VectorBlock {
    let column = batch.columns[index]
    let field = batch.schema.fields[index]
    if let row = column.nulls?.firstIndex(of: true) { throw invalidValue(field.name, "null", row: row) }
    let block: VectorBlock
    if case .vector(let ready) = column.storage {
      block = ready
    } else {
      block = try VectorBlock((0..<batch.count).map { column[$0].vectorValue ?? .dense([]) })
    }
    switch block.storage {
    case .dense(let values):
      if let at = values.firstIndex(where: { !$0.isFinite }) {
        throw badFeature(values[at], at % block.size, row: at / block.size, field)
      }
    case .sparse(let offsets, let indices, let values, _):
      if let at = values.firstIndex(where: { !$0.isFinite }) {
        let row = (offsets.firstIndex { $0 > at } ?? 1) - 1
        throw badFeature(values[at], Int(indices[at]), row: row, field)
      }
    }
    return block
  }

  private func badFeature(_ value: Double, _ index: Int, row: Int, _ field: StructField) -> GnistaError {
    let name = FeatureNames.of(field)?[index].map { " ('\($0)')" } ?? ""
    return invalidValue(field.name, "\(SparkText.double(value)) as feature \(index)\(name)", row: row)
  }

  private func labels(_ batch: RowBatch, _ index: Int, _ kind: TrainingLabelKind) throws -> [Double] {
    let values = try numbers(batch, index)
    let isBad: (Double) -> Bool =
      switch kind {
      case .classes: { $0 < 0 || $0 != $0.rounded(.towardZero) || $0.isInfinite }
      case .numbers: \.isInfinite
      }
    if let row = values.firstIndex(where: isBad) {
      let wanted =
        kind == .classes
        ? "classes are the whole numbers 0, 1, 2, …; make them with StringIndexer" : "labels must be finite"
      throw GnistaError(
        .invalidLabel,
        "\(uid): label column '\(batch.schema.fields[index].name)' holds \(SparkText.double(values[row])) (row \(row) "
          + "of its batch); \(wanted)")
    }
    return values
  }
}

/// What the labels of training data are.
enum TrainingLabelKind: Sendable {
  /// Classes: 0, 1, 2, …
  case classes
  /// Any finite numbers.
  case numbers
}
