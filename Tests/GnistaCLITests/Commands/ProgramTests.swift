import Foundation
import Testing

@testable import GnistaCLI

/// Runs the real program, mostly with wrong input: what a user sees and what a script reads.
@Suite(.needsProgram)
struct ProgramTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  func run(_ arguments: String..., input: String? = nil) throws -> GnistaProgram.Result {
    try GnistaProgram.run(arguments, in: folder.path, input: input)
  }

  @Test func `The version is one line`() throws {
    let result = try run("--version")
    #expect(result.status == 0 && result.output == "gnista 0.1.0\n" && result.errors == "")
  }

  @Test func `Without a command the program shows its help`() throws {
    let result = try run()
    #expect(result.status == 0 && result.output.contains("SUBCOMMANDS:"))
  }

  @Test func `An unknown command is wrong usage`() throws {
    let result = try run("frobnicate")
    #expect(result.status == 64 && result.output == "")
    #expect(result.errors.hasPrefix("gnista: error: "))
  }

  @Test func `With --json errors are JSON on standard error`() throws {
    let result = try run("stages", "LogisticRegresion", "--json")
    #expect(result.status == 64 && result.output == "")
    let parsed = try JSONSerialization.jsonObject(with: Data(result.errors.utf8)) as? [String: [String: Any]]
    #expect(parsed?["error"]?["code"] as? String == "UNKNOWN_STAGE")
  }

  @Test func `Synthetic trips say that they are, in name, note and remark`() throws {
    let result = try run("data", "taxi", "--rows", "1000", "--seed", "3")
    #expect(result.status == 0)
    #expect(result.output == "taxi-synthetic-1000-seed3.csv: 1000 SYNTHETIC trips\n")
    #expect(result.errors.contains("SYNTHETIC"))
    #expect(folder.names == ["taxi-synthetic-1000-seed3.csv", "taxi-synthetic-1000-seed3.csv.origin.json"])
    #expect(try folder.read("taxi-synthetic-1000-seed3.csv").split(separator: "\n").count == 1_001)
    #expect(try folder.read("taxi-synthetic-1000-seed3.csv.origin.json").contains("\"kind\" : \"SYNTHETIC\""))
  }

  @Test func `Quiet leaves standard error empty`() throws {
    let result = try run("data", "taxi", "--rows", "10", "--quiet")
    #expect(result.status == 0 && result.errors == "")
  }

  @Test func `An existing file is not replaced without leave`() throws {
    try folder.write("a.csv", "old")
    let refused = try run("data", "taxi", "--rows", "10", "-o", "a.csv")
    #expect(refused.status == 74 && refused.errors.contains("--overwrite"))
    #expect(try folder.read("a.csv") == "old")
    #expect(try run("data", "taxi", "--rows", "10", "-o", "a.csv", "--overwrite").status == 0)
    #expect(try folder.read("a.csv").hasPrefix("vendorID,"))
  }

  @Test(arguments: [
    (["data", "taxi"], "give either --rows"), (["data", "taxi", "--rows=-1"], "at least 0"),
    (["data", "taxi", "--month", "2018-5"], "'2018-5'"),
    (["data", "taxi", "--rows", "1", "-o", "a.xls"], "neither .csv nor .parquet"),
    (["sql", "select 1", "--format", "parquet"], "Parquet is not text"),
    (["sql", "select 1", "-o", "x.doc"], "stands for no format"),
    (["sql", "select 1", "-f", "q.sql"], "not both"), (["describe", "a.csv", "--top=-2"], "at least 0"),
  ])
  func `Wrong options are named, with what is allowed`(arguments: [String], part: String) throws {
    let result = try GnistaProgram.run(arguments, in: folder.path)
    #expect(result.status == 64)
    #expect(result.errors.contains(part), "\(result.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test func `A reader that goes away ends the program quietly`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: GnistaProgram.path)
    process.arguments = ["stages", "--json"]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try output.fileHandleForReading.close()
    try process.run()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 141 && said.isEmpty)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full"))
  func `A full disk under standard output is an error`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: GnistaProgram.path)
    process.arguments = ["stages", "--json"]
    let errors = Pipe()
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = errors
    try process.run()
    let said = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 74 && said.contains("IO_FAILURE"))
  }
}
