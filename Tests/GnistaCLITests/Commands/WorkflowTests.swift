import Foundation
import Testing

@testable import GnistaCLI

/// The way from raw trips to scored trips, with the real program.
@Suite(.needsProgram, .serialized)
struct WorkflowTests {
  let folder: ScratchFolder
  init() throws {
    folder = try ScratchFolder()
    try folder.write("tips.yaml", try String(contentsOf: Self.example, encoding: .utf8))
  }

  private static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Examples/tips.yaml").standardizedFileURL

  func run(_ arguments: String...) throws -> GnistaProgram.Result {
    try GnistaProgram.run(arguments, in: folder.path)
  }

  @Test func `Trips are made, learnt from, evaluated and scored`() throws {
    #expect(try run("data", "taxi", "--rows", "5000", "-o", "trips.csv", "--quiet").status == 0)
    let trained = try run("train", "tips.yaml", "--data", "trips.csv", "--split", "0.8", "-o", "tips.model")
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.output.contains("areaUnderROC"))
    let evaluated = try run("evaluate", "tips.model", "trips.csv")
    #expect(evaluated.status == 0 && evaluated.output.contains("logLoss"), "\(evaluated.errors)")
    let scored = try run("predict", "tips.model", "trips.csv", "-o", "scored.parquet", "--filter")
    #expect(scored.status == 0, "\(scored.errors)")
    let counted = try run("sql", "select count(prediction) as n from 'scored.parquet'", "--format", "csv")
    let count = counted.output.split(separator: "\n").last.flatMap { Int($0) }
    #expect(count.map { (4_000...5_000).contains($0) } == true, "\(counted.output)\(counted.errors)")
  }

  @Test func `A mistake in a pipeline file is named with its line before any data are read`() throws {
    let text = try folder.read("tips.yaml")
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("maxIter") })
    try folder.write("bad.yaml", text.replacingOccurrences(of: "maxIter", with: "maxItr"))
    let result = try run("train", "bad.yaml", "--data", "nowhere.csv", "-o", "x.model")
    #expect(result.status == 64)
    #expect(
      result.errors.contains("bad.yaml:\(line + 1):") && result.errors.contains("did you mean 'maxIter'?"))
    #expect(!folder.names.contains("x.model"))
  }
}
