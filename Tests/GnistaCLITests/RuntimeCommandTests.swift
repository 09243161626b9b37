import ArgumentParser
import Foundation
import GnistaCore
import Testing

@testable import GnistaCLI

struct RuntimeCommandTests {
  /// The program as users run it, which lies beside the tests' own.
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("gnista").path

  private static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: program) }

  /// Runs the program with a home of its own that is not there, and no Python.
  private func run(_ arguments: String...) throws -> (status: Int32, output: String, home: String) {
    let home = NSTemporaryDirectory() + "gnista-cli-" + UUID().uuidString
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments
    process.environment = ["GNISTA_HOME": home, "PATH": "/nowhere"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self), home)
  }

  @Test(arguments: [
    RuntimeCommand.helpMessage(), RuntimeInstallCommand.helpMessage(), RuntimeListCommand.helpMessage(),
    DoctorCommand.helpMessage(),
  ])
  func `Every command's help has examples`(help: String) {
    #expect(help.contains("EXAMPLES\n") && help.contains("  gnista "))
  }

  @Test func `Text is aligned in columns without blanks at the end`() {
    let text = AlignedText.of(header: ["A", "BEE", "C"], rows: [["one", "2", "x"], ["1", "two", ""]])
    #expect(text == "A    BEE  C\none  2    x\n1    two")
  }

  @Test(.enabled(if: isBuilt)) func `The list shows what is pinned, and creates nothing`() throws {
    let table = try run("runtime", "list")
    #expect(table.status == 0)
    #expect(table.output.contains("GNISTA_HOME: \(table.home)"))
    #expect(table.output.contains("duckdb    2.0.0"))
    #expect(!FileManager.default.fileExists(atPath: table.home))

    let json = try run("runtime", "list", "--json")
    let parsed = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let entries = try #require(parsed?["entries"] as? [[String: Any]])
    #expect(entries.compactMap { $0["name"] as? String } == ["duckdb", "openblas", "pyspark"])
    #expect(entries.allSatisfy { $0["state"] as? String == "missing" })
  }

  @Test(.enabled(if: isBuilt)) func `The doctor's status is 69 when something needed is missing`() throws {
    let json = try run("doctor", "--json")
    let parsed = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let findings = try #require(parsed?["findings"] as? [[String: Any]])
    let python = try #require(findings.first { $0["subject"] as? String == "python3" })
    #expect(python["state"] as? String == "missing")
    // A system that has DuckDB 2 of its own is healthy without an installation.
    let duckdb = try #require(findings.first { $0["subject"] as? String == "duckdb" })
    let isHealthy = duckdb["state"] as? String == "ok"
    #expect(parsed?["healthy"] as? Bool == isHealthy)
    #expect(json.status == (isHealthy ? 0 : 69))
    #expect(isHealthy || duckdb["remedy"] as? String == "gnista runtime install duckdb")
  }

  @Test(.enabled(if: isBuilt)) func `An installation without Python says how to get it`() throws {
    let result = try run("runtime", "install", "duckdb")
    #expect(result.status != 0)
    #expect(result.output.contains("no python3 on PATH"))
    #expect(result.output.contains("apt install python3 python3-pip"))
    try? FileManager.default.removeItem(atPath: result.home)
  }

  @Test(.enabled(if: isBuilt)) func `An unknown name is answered with the nearest`() throws {
    let result = try run("runtime", "install", "openblass")
    #expect(result.status != 0)
    #expect(result.output.contains("did you mean 'openblas'?"))
    #expect(!FileManager.default.fileExists(atPath: result.home))
  }
}
