import GnistaCore

/// A stage that maps one column (`inputCol`, `outputCol`) or several at once (`inputCols`, `outputCols`).
///
/// Exactly one of `inputCol` and `inputCols` is set; the output parameter must be of the same kind. Without an
/// `outputCol`, one column goes to `<uid>__output`. These are Spark's rules.
public protocol ColumnPairing: PipelineStage {
  /// The column that is read, when it is one.
  var inputCol: String? { get set }
  /// The columns that are read, when there are several.
  var inputCols: [String]? { get set }
  /// The column that is added, when it is one.
  var outputCol: String? { get set }
  /// The columns that are added, one for each of `inputCols`.
  var outputCols: [String]? { get set }
}

extension ColumnPairing {
  /// The rows of the parameter table for the four column parameters.
  static var columnParams: [Param<Self>] {
    [
      Param("inputCol", \.inputCol, in: .nonEmpty, "Input column; set either this or inputCols."),
      Param("inputCols", \.inputCols, in: .nonEmpty, "Input columns; set either this or inputCol."),
      Param("outputCol", \.outputCol, in: .nonEmpty, "Output column of inputCol; null for '<uid>__output'."),
      Param("outputCols", \.outputCols, in: .nonEmpty, "Output columns, one for each of inputCols."),
    ]
  }

  /// The columns that are read; none when neither parameter is set.
  public var inputColumns: [String] { inputCols ?? inputCol.map { [$0] } ?? [] }

  /// Input and output columns in pairs.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER` when the parameters do not fit together.
  func columnPairs() throws -> [(input: String, output: String)] {
    switch (inputCol, inputCols) {
    case (nil, nil):
      throw invalidColumns("needs exactly one of inputCol and inputCols, but neither is set")
    case (.some, .some):
      throw invalidColumns("needs exactly one of inputCol and inputCols, but both are set")
    case (let input?, nil):
      guard outputCols == nil else {
        throw invalidColumns("maps the one column inputCol, so outputCols must not be set; use outputCol")
      }
      return [(input, outputCol ?? uid + "__output")]
    case (nil, let inputs?):
      guard outputCol == nil else {
        throw invalidColumns("maps the columns inputCols, so outputCol must not be set; use outputCols")
      }
      guard let outputs = outputCols else {
        throw invalidColumns("maps the columns inputCols, so outputCols must be set too")
      }
      guard inputs.count == outputs.count else {
        throw invalidColumns(
          "needs as many outputCols as inputCols, but has \(outputs.count) for \(inputs.count)")
      }
      if let twice = Dictionary(grouping: outputs, by: { $0.lowercased() }).values.first(where: {
        $0.count > 1
      }) {
        throw invalidColumns("would add column '\(twice[0])' twice; outputCols must differ")
      }
      return Array(zip(inputs, outputs))
    }
  }

  /// Name of the input parameter in use, for messages.
  var inputParam: String { inputCols == nil ? "inputCol" : "inputCols" }
  /// Name of the output parameter in use, for messages.
  var outputParam: String { inputCols == nil ? "outputCol" : "outputCols" }

  /// Checks that the output columns are not there yet.
  ///
  /// - Throws: ``GnistaError`` `DUPLICATE_COLUMN`.
  func checkOutputsAreNew(in schema: Schema) throws {
    for pair in try columnPairs() { try checkNew(pair.output, param: outputParam, in: schema) }
  }

  /// The field of a column of numbers.
  func numberField(_ column: String, in schema: Schema) throws -> StructField {
    let field = try inputField(column, param: inputParam, in: schema)
    guard field.dataType.isNumeric else {
      throw GnistaError(
        .typeMismatch, "\(uid): column '\(column)' (\(inputParam)) must hold numbers, not \(field.dataType)")
    }
    return field
  }

  func invalidColumns(_ what: String) -> GnistaError { GnistaError(.invalidParameter, "\(uid) \(what)") }
}
