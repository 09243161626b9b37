import GnistaCore
import GnistaFrame
import GnistaML

/// Checks that the ways of scoring agree, whatever else stands in the frame.
extension StageConformance {
  /// The fixture's rows often enough that an engine sees several batches.
  private var manyRows: [[Value]] {
    let rounds = 5_000 / max(fixture.rows.count, 1) + 1
    return (0..<rounds).flatMap { _ in fixture.rows }
  }

  func checkInProcess() async throws {
    let model = PipelineModel(stages: [try await fitted(stage, on: frame())])
    let rows = manyRows
    let inEngine = try await model.transform(frame(rows)).collect()
    guard let stages = model.rowStages else { return }
    func compare(_ what: String, _ first: [Row], _ second: [Row]) throws {
      if let difference = RowComparison().difference(first, second) {
        throw ConformanceFailure(.inProcess, "\(what): \(difference)")
      }
    }
    let batch = try RowBatch(schema: fixture.schema, rows: rows)
    try compare("engine and process", inEngine, try model.score(batch).rows)
    var applied = batch
    for stage in stages {
      try stage.apply(to: &applied)
      applied = applied.compacted()
    }
    try compare("engine and apply(to:)", inEngine, applied.rows)
    let single = try fixture.rows.flatMap { row in
      try model.score(RowBatch(schema: fixture.schema, rows: [row])).rows
    }
    try compare("engine and rows one by one", try await model.transform(frame()).collect(), single)
  }

  func checkOtherColumns() async throws {
    if fixture.useOfOtherColumns != nil { return }
    let before = StructField("conformance_list", .array(.string))
    let after = StructField("conformance_text", .string)
    let schema = Schema([before] + fixture.schema.fields.reversed() + [after])
    let rows = fixture.rows.enumerated().map { number, row in
      [number % 2 == 0 ? .null : .array(["a", .null])] + row.reversed() + [number % 2 == 0 ? "b" : .null]
    }
    let plain = try frame()
    let expected = try await fitted(stage, on: plain).transform(plain).collect()
    let crowded = try frame(rows, schema: schema)
    let actual = try await fitted(stage, on: crowded).transform(crowded).collect()
    let names = expected.first?.schema.names ?? []
    let selected = try actual.map { row in
      Row(
        schema: Schema(try names.map(row.schema.field)), values: try names.map(row.value))
    }
    if let difference = RowComparison().difference(expected, selected) {
      throw ConformanceFailure(.otherColumns, "without and with further columns: \(difference)")
    }
  }

  func checkCase() async throws {
    let plain = try frame()
    let expected = try await fitted(stage, on: plain).transform(plain).collect()
    var schema = fixture.schema
    for index in schema.fields.indices { schema.fields[index].name = schema.fields[index].name.uppercased() }
    let loud = try frame(fixture.rows, schema: schema)
    let actual = try await fitted(stage, on: loud).transform(loud).collect()
    let renamed = actual.map { row in Row(schema: expected.first?.schema ?? row.schema, values: row.values) }
    if let difference = RowComparison().difference(expected, renamed) {
      throw ConformanceFailure(.caseOfNames, "with the columns' names in capitals: \(difference)")
    }
  }

  func checkCancellation() async throws {
    guard let estimator = stage as? any Estimator else { return }
    let frame = try frame()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      _ = try await fitted(estimator, on: frame)
    }
    task.cancel()
    do {
      try await task.value
    } catch is CancellationError {
      return
    } catch let error as GnistaError where error.code == .cancelled {
      return
    }
    throw ConformanceFailure(.cancellation, "the fit went on to its end in a cancelled task")
  }
}
