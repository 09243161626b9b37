import GnistaCore
import GnistaKernels

/// Scalar products of a batch's feature vectors with coefficients.
enum LinearMargins {
  /// One score for each row and set of coefficients, row by row; 0 features stand in for those of dropped rows that are
  /// null.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` for a null, or for vectors of another size than the coefficients.
  static func of(
    _ batch: RowBatch, column index: Int, coefficients: [Double], intercepts: [Double],
    owner: some Parameterized
  ) throws -> [Double] {
    let column = batch.columns[index]
    let name = batch.schema.fields[index].name
    let width = intercepts.isEmpty ? 0 : coefficients.count / intercepts.count
    if let row = column.nulls?.indices.first(where: { column.isNull(at: $0) && !batch.isDropped($0) }) {
      throw owner.invalidValue(name, "null", row: row)
    }
    let block: VectorBlock
    if case .vector(let ready) = column.storage {
      block = ready
    } else {
      let nothing = Vector.sparse(size: width, indices: [], values: [])
      block = try VectorBlock((0..<batch.count).map { column[$0].vectorValue ?? nothing })
    }
    guard batch.count > 0 else { return [] }
    guard block.size == width else {
      throw GnistaError(
        .invalidValue,
        "\(owner.uid): the vectors of column '\(name)' have \(block.size) elements, but the model was fitted on "
          + "\(width) features")
    }
    switch block.storage {
    case .dense(let values):
      return try LinearScores.dense(
        rowMajor: values, rows: block.count, coefficientMatrix: coefficients, intercepts: intercepts)
    case .sparse(let offsets, let indices, let values, let isDense):
      var scores = try LinearScores.sparse(
        rowStarts: offsets, columns: indices, values: values, coefficientMatrix: coefficients,
        intercepts: intercepts)
      // A dense vector among sparse ones is summed as among dense ones, because a row's score must not depend on the
      // rows beside it.
      let dense = isDense.indices.filter { isDense[$0] }
      if !dense.isEmpty {
        let redone = try LinearScores.dense(
          rowMajor: block.rows(at: dense).denseValues, rows: dense.count, coefficientMatrix: coefficients,
          intercepts: intercepts)
        let sets = intercepts.count
        for (position, row) in dense.enumerated() {
          for set in 0..<sets { scores[row * sets + set] = redone[position * sets + set] }
        }
      }
      return scores
    }
  }
}
