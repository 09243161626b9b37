import Foundation
import GnistaML
import Testing

@Suite("The documentation of stages")
struct StagePageTests {
  @Test("The page of stages is that of the registry")
  func page() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/stages.md")
      .standardizedFileURL
    let text = StageDocumentation().markdown
    if ProcessInfo.processInfo.environment["GNISTA_REGENERATE"] == "1" {
      try text.write(to: page, atomically: true, encoding: .utf8)
    }
    let stored = try String(contentsOf: page, encoding: .utf8)
    #expect(
      stored == text,
      "docs/stages.md is out of date: run GNISTA_REGENERATE=1 swift test --filter StagePageTests and commit it"
    )
  }

  @Test("The page has a section with every parameter of a stage")
  func sections() {
    let text = StageDocumentation(.withExamples).markdown
    #expect(
      text.contains(
        "## Centerer\n\nTakes the mean of a column away. An estimator, which Spark does not have."))
    #expect(
      text.contains(
        "| `share` | number | `1` | from 0.0 to 1.0 | The share of the mean that is taken away. |"))
    #expect(text.contains("Its model is `CentererModel`: takes a number away."))
    #expect(!text.contains("## CentererModel"))
  }
}
