public import GnistaCore

/// Checks on columns that stages and evaluators share, with one wording of the errors.
extension Parameterized {
  /// The field that a column parameter names.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` naming stage and parameter.
  public func inputField(_ column: String, param: String, in schema: Schema) throws -> StructField {
    do {
      return try schema.field(column)
    } catch let error as GnistaError {
      throw GnistaError(error.code, "\(uid): parameter '\(param)': \(error.message)")
    }
  }

  /// The field that a column parameter names, which must be a vector.
  public func vectorField(_ column: String, param: String, in schema: Schema) throws -> StructField {
    let field = try inputField(column, param: param, in: schema)
    guard field.dataType == .vector else {
      throw GnistaError(
        .typeMismatch,
        "\(uid): column '\(column)' (\(param)) must be a vector, not \(field.dataType); make one with VectorAssembler"
      )
    }
    return field
  }

  /// The field that a column parameter names, which must be numeric or boolean.
  public func numericField(_ column: String, param: String, in schema: Schema) throws -> StructField {
    let field = try inputField(column, param: param, in: schema)
    guard field.dataType.isNumeric || field.dataType == .boolean else {
      throw GnistaError(
        .typeMismatch, "\(uid): column '\(column)' (\(param)) must be numeric, not \(field.dataType)")
    }
    return field
  }

  /// Checks that a column which the stage adds is not there yet.
  ///
  /// - Throws: ``GnistaError`` `DUPLICATE_COLUMN`.
  public func checkNew(_ column: String, param: String, in schema: Schema) throws {
    if schema.contains(column) {
      throw GnistaError(
        .duplicateColumn,
        "\(uid): output column '\(column)' (\(param)) exists already; choose another name or drop the column first"
      )
    }
  }

  /// The error for a null or NaN where a value is required.
  public func invalidValue(_ column: String, _ what: String, row: Int? = nil) -> GnistaError {
    let place = row.map { " (row \($0) of its batch)" } ?? ""
    return GnistaError(
      .invalidValue,
      "\(uid): column '\(column)' holds \(what)\(place); drop or impute such rows first, or set handleInvalid where the "
        + "stage has it")
  }
}

extension PipelineStage {
  /// The value of a column parameter that must be set.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER` when it is not.
  func requiredColumn(_ column: String?, param: String) throws -> String {
    guard let column else {
      throw GnistaError(
        .invalidParameter, "\(uid): parameter '\(param)' is not set; give it the name of a column")
    }
    return column
  }
}
