import GnistaCore
import GnistaFrame

/// Reading of labels, predictions and weights for metrics and fits, with one wording of the errors.
extension Parameterized {
  /// Runs a frame's plan and hands over the named columns batch by batch; the result is the number of rows.
  ///
  /// - Throws: ``GnistaError`` `EMPTY_INPUT` when there is no row.
  @discardableResult
  func readBatches(
    of frame: DataFrame, columns names: [String], _ body: (RowBatch) throws -> Void
  ) async throws -> Int {
    // Names are whole column names here, so they are not split at dots as text in an expression would be.
    let columns = names.map { Column(.column(parts: [$0], plan: nil)) }
    var rows = 0
    for try await batch in try await frame.select(columns).batches() {
      try Task.checkCancellation()
      let batch = batch.compacted()
      try body(batch)
      rows += batch.count
    }
    guard rows > 0 else {
      throw GnistaError(.emptyInput, "\(uid): the frame has no rows; there is nothing to work on")
    }
    return rows
  }

  /// A column's numbers.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` for a null or NaN, `TYPE_MISMATCH` for what is not a number.
  func numbers(_ batch: RowBatch, _ index: Int) throws -> [Double] {
    let column = batch.columns[index]
    let name = batch.schema.fields[index].name
    if let row = column.nulls?.firstIndex(of: true) { throw invalidValue(name, "null", row: row) }
    guard let values = column.doubleValues else {
      throw GnistaError(.typeMismatch, "\(uid): column '\(name)' must be numeric, not \(column.type)")
    }
    if let row = values.firstIndex(where: \.isNaN) { throw invalidValue(name, "NaN", row: row) }
    return values
  }

  /// A column's numbers, which must not be negative or infinite.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` for a null, NaN, negative or infinite weight.
  func weights(_ batch: RowBatch, _ index: Int) throws -> [Double] {
    let values = try numbers(batch, index)
    if let row = values.firstIndex(where: { $0 < 0 || $0.isInfinite }) {
      throw GnistaError(
        .invalidValue,
        "\(uid): weight column '\(batch.schema.fields[index].name)' holds \(SparkText.double(values[row])) (row \(row) "
          + "of its batch); weights are finite and not negative")
    }
    return values
  }

  /// A column's vectors or arrays of numbers as rows of one length, end to end, and that length.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` for a null, a NaN or arrays that differ in length.
  func numberRows(_ batch: RowBatch, _ index: Int) throws -> (values: [Double], width: Int) {
    let column = batch.columns[index]
    let name = batch.schema.fields[index].name
    if let row = column.nulls?.firstIndex(of: true) { throw invalidValue(name, "null", row: row) }
    var rows: (values: [Double], width: Int) = ([], 0)
    if case .vector(let block) = column.storage {
      rows = (block.denseValues, block.size)
    } else {
      for row in 0..<batch.count {
        let value = column[row]
        let numbers = value.vectorValue?.values ?? (value.arrayValue ?? []).map { $0.doubleValue ?? .nan }
        if row == 0 { rows.width = numbers.count }
        guard numbers.count == rows.width else {
          throw GnistaError(
            .invalidValue,
            "\(uid): column '\(name)' has \(numbers.count) numbers in row \(row) of its batch where others have "
              + "\(rows.width)")
        }
        rows.values += numbers
      }
    }
    if let at = rows.values.firstIndex(where: \.isNaN) {
      throw invalidValue(name, "NaN", row: at / max(rows.width, 1))
    }
    return rows
  }
}
