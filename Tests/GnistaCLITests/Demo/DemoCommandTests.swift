import Foundation
import Testing

@testable import GnistaCLI

/// Runs the demo as users do.
@Suite(.needsProgram, .needsEngine)
struct DemoCommandTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  func run(_ arguments: String...) throws -> GnistaProgram.Result {
    try GnistaProgram.run(["demo"] + arguments, in: folder.path)
  }

  @Test func `The report names origin, steps, figures and the leak, and leaves nothing behind`() throws {
    let result = try run("--rows", "3000", "--quiet")
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    for part in [
      "SYNTHETIC trips, made up", " 1. read  ", "11. score a file  ", "PAYMENT TYPE LEAKS THE LABEL",
      "area under ROC", "log loss", "predicted: tip", "false positive rate", "the tutorial prints",
      "predicts the same to the last bit", "  best\n", "all steps: ",
    ] {
      #expect(result.output.contains(part), "\(part)")
    }
    #expect(!result.output.split(separator: "\n").contains { $0.hasSuffix(" ") })
    #expect(folder.names == [])
  }

  @Test func `With --json the figures are data and with --keep the outputs stay`() throws {
    let result = try run("--rows", "2000", "--json", "--keep", "kept", "--quiet")
    #expect(result.status == 0, "\(result.errors)")
    let found = try JSONDecoder().decode(DemoResult.self, from: Data(result.output.utf8))
    #expect(found.origin == "SYNTHETIC" && found.rowsRead == 2_000 && found.steps.count == 11)
    let (leaking, fair) = (try #require(found.withPaymentType), try #require(found.best))
    #expect(leaking.areaUnderROC > 0.9 && fair.areaUnderROC < 0.7)
    #expect(
      found.crossValidation.map(\.areaUnderROC).max()
        == found.crossValidation
        .first { $0.regParam == found.bestRegParam }?.areaUnderROC)
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/kept").sorted()
    #expect(
      kept == [
        "scored.parquet", "taxi-synthetic-2000-seed42.csv", "taxi-synthetic-2000-seed42.csv.origin.json",
        "tips.model",
      ])
    let again = try run("--rows", "2000", "--keep", "kept")
    #expect(again.status == 74 && again.output == "" && again.errors.contains("--overwrite"))
  }

  @Test func `Data of another schema are refused with the column that is missing`() throws {
    try folder.write("a.csv", "pickup,dropoff\n2019-03-23 20:21:09,2019-03-23 20:27:24\n")
    let result = try run("--data", "a.csv")
    #expect(result.status == 65)
    #expect(result.errors.contains("vendorID") && result.errors.contains("pickup, dropoff"))
  }

  @Test func `Data without usable trips are refused`() throws {
    #expect(
      try GnistaProgram.run(["data", "taxi", "--rows", "1", "-o", "one.csv"], in: folder.path).status == 0)
    let result = try run("--data", "one.csv")
    #expect(result.status == 65 && result.errors.contains("too few"), "\(result.errors)")
  }

  @Test func `A folder that cannot be made is an error`() throws {
    try folder.write("file", "")
    let result = try run("--rows", "1000", "--keep", "file/folder")
    #expect(result.status == 74 && result.errors.contains("'file/folder' cannot be made"))
  }
}
