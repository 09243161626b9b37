import Foundation
import Testing

@testable import GnistaCLI

/// Work that is ended from outside: by a signal, or because nobody reads what it prints.
@Suite(.needsProgram, .needsEngine)
struct InterruptionTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  /// A query that runs for hours.
  static let endless =
    "select a.range from range(1000000) a, range(1000000) b where hash(a.range, b.range) = 1"

  @Test(arguments: [SIGINT, SIGTERM]) func `A signal cancels a query and leaves no file`(signal: Int32) throws
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: GnistaProgram.path)
    process.arguments = ["sql", Self.endless, "-o", "rows.csv"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    // The hidden file shows that the query is under way; where machines are slow, that may take a while.
    for _ in 0..<200 where folder.names.isEmpty { usleep(50_000) }
    #expect(kill(process.processIdentifier, signal) == 0)
    let said = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130 && said == "gnista: cancelled\n", "\(said)")
    #expect(folder.names == [])
  }

  @Test(arguments: [
    ["sql", "select * from range(50000000)", "--format", "csv"],
    ["sql", "select * from range(50000000)", "--format", "jsonl"],
  ])
  func `A reader that has seen enough ends the program quietly`(arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: GnistaProgram.path)
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    #expect(try output.fileHandleForReading.read(upToCount: 5)?.count == 5)
    try output.fileHandleForReading.close()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 141 && said.isEmpty)
  }
}
