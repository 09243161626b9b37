import Foundation
import FramePrograms
import GnistaCore
import GnistaFrame
import Testing

/// The names of columns without an alias against Spark's.
@Suite struct FunctionNameTests {
  @Test("A column without an alias has Spark's name")
  func names() async throws {
    let url = GoldenFile.folder.deletingLastPathComponent().appending(path: "function-column-names.json")
    let json = try JSONValue(parsing: try Data(contentsOf: url))
    let known = try KnownDifferences()["column names"]
    let runner = try await GoldenRunner(try GoldenFile("struct"))
    var failures: [String] = []
    let cases = (json["names"]?.arrayValue ?? []).map { $0.arrayValue?.compactMap(\.stringValue) ?? [] }
    for start in stride(from: 0, to: cases.count, by: 40) {
      let chunk = cases[start..<min(start + 40, cases.count)]
      for kind in ["scalar", "aggregate", "window"] {
        let some = chunk.filter { $0[2] == kind }
        for (item, found) in zip(some, try await runner.columnNames(some.map { $0[0] }))
        where (found == item[1]) == (known[item[0]] != nil) {
          failures.append("\(item[0]): \(item[1]) in Spark, here \(found)")
        }
      }
    }
    await runner.session.close()
    if let path = ProcessInfo.processInfo.environment["GNISTA_GOLDEN_REPORT"] {
      try failures.joined(separator: "\n").write(
        toFile: "\(path)/names.txt", atomically: true, encoding: .utf8)
    }
    #expect(failures.isEmpty, "\(failures.count):\n\(failures.joined(separator: "\n"))")
  }
}
