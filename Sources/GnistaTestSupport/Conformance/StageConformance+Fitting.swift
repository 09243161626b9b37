import Foundation
import GnistaCore
import GnistaFrame
import GnistaML

/// Checks of what a stage makes of good data.
extension StageConformance {
  func checkRefit() async throws {
    guard let estimator = stage as? any Estimator else { return }
    let first = try await fitted(estimator, on: frame())
    let second = try await fitted(estimator, on: frame())
    let texts = try (StageArchive.text(of: first), StageArchive.text(of: second))
    if texts.0 != texts.1 {
      throw ConformanceFailure(.refit, "two fits differ: \(Self.firstDifference(texts.0, texts.1))")
    }
  }

  private static func firstDifference(_ first: String, _ second: String) -> String {
    let place = zip(first, second).prefix { $0 == $1 }.count
    func part(_ text: String) -> String { String(text.dropFirst(max(place - 40, 0)).prefix(100)) }
    return "…\(part(first))… and …\(part(second))…"
  }

  func checkInputUntouched() async throws {
    let frame = try frame()
    let before = (rows: try await frame.collect(), tables: try await session.tables())
    _ = try await fitted(stage, on: frame).transform(frame).collect()
    if let difference = RowComparison().difference(before.rows, try await frame.collect()) {
      throw ConformanceFailure(.leavesInputAlone, difference)
    }
    let left = Set(try await session.tables()).symmetricDifference(before.tables)
    if !left.isEmpty {
      throw ConformanceFailure(.leavesInputAlone, "tables or views changed: \(left.map(\.name).sorted())")
    }
  }

  func checkPersistence() async throws {
    let frame = try frame()
    let model = try await fitted(stage, on: frame)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "gnista-conformance-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let expected = try await model.transform(frame).collect()
    for (name, stored) in [("model", model as any PipelineStage), ("stage", stage)] {
      let path = folder.appending(path: name).path
      try StageArchive.save(stored, to: path)
      let loaded = try StageArchive.load(from: path, registry: registry)
      guard type(of: loaded) == type(of: stored), loaded.uid == stored.uid,
        loaded.paramValues.mapValues({ $0.text() }) == stored.paramValues.mapValues({ $0.text() })
      else {
        throw ConformanceFailure(.persistence, "the \(name) comes back with another type, uid or parameters")
      }
      let rows = try await fitted(loaded, on: frame).transform(frame).collect()
      if let difference = RowComparison().difference(expected, rows) {
        throw ConformanceFailure(.persistence, "the loaded \(name): \(difference)")
      }
    }
  }

  func checkFusedRun() async throws {
    let model = try await fitted(stage, on: frame())
    let stages: [any Transformer] = [
      PassingStage().with { $0.outputCol = "conformance_before" }, model,
      PassingStage().with { $0.outputCol = "conformance_after" },
    ]
    let fused = try await PipelineModel(stages: stages).transform(frame()).collect()
    var step = try frame()
    for stage in stages {
      let result = stage.transform(step)
      step = session.createDataFrame(
        schema: try await result.schema, batches: [try await result.collectBatch()])
    }
    if let difference = RowComparison().difference(fused, try await step.collect()) {
      throw ConformanceFailure(.fusedRun, "fused and one by one: \(difference)")
    }
  }

  func checkNoRows() async throws {
    let result = try await fitted(stage, on: frame()).transform(frame([]))
    let rows = try await result.collect()
    if !rows.isEmpty { throw ConformanceFailure(.transformsNoRows, "\(rows.count) rows came out of none") }
  }

  func checkWeights() async throws {
    guard type(of: stage).paramRows.contains(where: { $0.name == "weightCol" }) else { return }
    let column = "conformance_weight"
    let weighted = try stage.setting(["weightCol": .string(column)])
    let schema = Schema(fixture.schema.fields + [StructField(column, .double, nullable: false)])
    let once = fixture.rows.enumerated().map { $1 + [.double($0 % 3 == 0 ? 2 : 1)] }
    let repeated = fixture.rows.enumerated().flatMap { number, row in
      [[Value]](repeating: row + [.double(1)], count: number % 3 == 0 ? 2 : 1)
    }
    let byWeight = try await fitted(weighted, on: frame(once, schema: schema))
    let byRows = try await fitted(weighted, on: frame(repeated, schema: schema))
    let rows = try await (
      byWeight.transform(frame(once, schema: schema)).collect(),
      byRows.transform(frame(once, schema: schema)).collect()
    )
    if let difference = RowComparison(tolerance: fixture.tolerance).difference(rows.0, rows.1) {
      throw ConformanceFailure(.weightIsRepetition, "by weight and by repetition: \(difference)")
    }
  }
}
