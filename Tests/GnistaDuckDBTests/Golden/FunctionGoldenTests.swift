import Foundation
import FramePrograms
import GnistaCore
import GnistaFrame
import Testing

/// The catalogue's functions against Spark's answers.
@Suite struct FunctionGoldenTests {
  @Test("The embedded engine answers as Spark does", arguments: try GoldenFile.families)
  func answers(family: String) async throws {
    let runner = try await GoldenRunner(try GoldenFile(family))
    let known = try KnownDifferences()[family]
    var failures: [String] = []
    for item in runner.file.cases {
      let difference = await runner.difference(item)
      switch (difference, known[item.id]) {
      case (let difference?, nil): failures.append("\(item.id): \(difference)")
      case (nil, .some): failures.append("\(item.id): is listed as different, but agrees")
      default: break
      }
    }
    await runner.session.close()
    if let path = ProcessInfo.processInfo.environment["GNISTA_GOLDEN_REPORT"] {
      try failures.joined(separator: "\n").write(
        toFile: "\(path)/\(family).txt", atomically: true, encoding: .utf8)
    }
    #expect(
      failures.isEmpty,
      "\(failures.count) of \(runner.file.cases.count):\n\(failures.joined(separator: "\n"))")
  }
}
