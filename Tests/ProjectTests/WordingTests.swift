import Foundation
import Testing

/// What must not stand in the project's files.
@Suite("The wording of the project's files")
struct WordingTests {
  @Test func `no file names a place of one machine`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", SourceTree.root.path, "ls-files", "-z"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let paths = String(decoding: data, as: UTF8.self).split(separator: "\0").map(String.init)
    try #require(paths.count > 50)
    // Built up so that this file does not find itself.
    let forbidden = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/runner"]
    let found = paths.filter { path in
      guard let text = try? String(contentsOf: SourceTree.root.appendingPathComponent(path), encoding: .utf8)
      else {
        return false
      }
      return forbidden.contains { text.contains($0) }
    }
    #expect(found == [])
  }
}
