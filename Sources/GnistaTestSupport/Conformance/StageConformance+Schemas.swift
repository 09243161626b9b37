import GnistaCore
import GnistaFrame
import GnistaML

/// Checks of what a stage says of columns before any data are read.
extension StageConformance {
  func checkMissingColumns() async throws {
    let model = try await fitted(stage, on: frame())
    for column in fixture.requiredColumns {
      let schema = Schema(fixture.schema.fields.filter { $0.name != column })
      try await expect(
        .unknownColumn, .missingColumn, "without column '\(column)'", naming: column, of: stage, for: schema)
      guard let rowWise = model as? any RowTransformer,
        try rowWise.inputColumns(in: schema).contains(where: { $0.lowercased() == column.lowercased() })
      else { continue }
      try await expect(
        .unknownColumn, .missingColumn, "the model without column '\(column)'", naming: column, of: model,
        for: schema)
    }
  }

  func checkWrongTypes() async throws {
    for (column, type) in fixture.wrongTypes.sorted(by: { $0.key < $1.key }) {
      var schema = fixture.schema
      schema.fields[try schema.index(of: column)].dataType = type
      try await expect(
        .typeMismatch, .wrongType, "with column '\(column)' of type \(type)", naming: column, of: stage,
        for: schema)
    }
  }

  func checkExistingOutputs() async throws {
    let schema = fixture.schema
    let outputs = try await stage.outputSchema(for: schema, in: session).fields.dropFirst(schema.count)
    for output in outputs where fixture.replaceableOutputs[output.name] == nil {
      let crowded = Schema(schema.fields + [StructField(output.name, output.dataType)])
      try await expect(
        .duplicateColumn, .existingOutput, "with column '\(output.name)' there already", naming: output.name,
        of: stage, for: crowded)
    }
  }

  private func expect(
    _ code: ErrorCode, _ check: StageCheck, _ what: String, naming column: String,
    of stage: any PipelineStage,
    for schema: Schema
  ) async throws {
    do {
      _ = try await stage.outputSchema(for: schema, in: session)
    } catch let error as GnistaError {
      guard error.code == code, error.message.contains(column) else {
        throw ConformanceFailure(check, "\(what): \(error) (expected \(code) naming '\(column)')")
      }
      return
    }
    throw ConformanceFailure(check, "\(what): outputSchema accepts it (expected \(code))")
  }

  func checkAnnouncedSchema() async throws {
    let announced = try await stage.outputSchema(for: fixture.schema, in: session)
    let model = try await fitted(stage, on: frame())
    let ofModel = try await model.outputSchema(for: fixture.schema, in: session)
    let frame = try model.transform(frame())
    let actual = try await frame.schema
    var rows = announced
    for try await batch in try await frame.batches() {
      rows = Schema(zip(batch.schema.fields, batch.columns).map { StructField($0.name, $1.type) })
      if Self.text(rows) != Self.text(announced) { break }
    }
    for (what, schema) in [("model", ofModel), ("frame", actual), ("rows", rows)]
    where Self.text(schema) != Self.text(announced) {
      throw ConformanceFailure(
        .announcedSchema,
        "announced \(Self.text(announced)), but the \(what) has \(Self.text(schema))")
    }
  }

  private static func text(_ schema: Schema) -> String {
    schema.fields.map { "\($0.name) \($0.dataType)" }.joined(separator: ", ")
  }

  func checkUID() async throws {
    let model = try await fitted(stage, on: frame())
    if model.uid != stage.uid {
      throw ConformanceFailure(.modelKeepsUID, "the estimator is '\(stage.uid)', its model '\(model.uid)'")
    }
  }
}
