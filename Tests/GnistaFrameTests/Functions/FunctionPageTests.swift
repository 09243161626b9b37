import Foundation
import GnistaFrame
import Testing

@Suite("The documentation of functions")
struct FunctionPageTests {
  @Test("The page of functions is that of the catalogue")
  func page() throws {
    let url = FunctionSources.root.appending(path: "docs/functions.md")
    let here = try FunctionSources.staticNames()
    let text = FunctionDocumentation(
      differences: try FunctionSources.differences().map { .init(reason: $0.reason, calls: $0.calls) },
      absent: try FunctionSources.sparkNames().filter {
        !here.contains($0) && FunctionCatalog.function($0) == nil
      }
    ).markdown
    if ProcessInfo.processInfo.environment["GNISTA_REGENERATE"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let stored = try String(contentsOf: url, encoding: .utf8)
    #expect(
      stored == text,
      "docs/functions.md is out of date: run GNISTA_REGENERATE=1 swift test --filter FunctionPageTests and commit it"
    )
  }

  @Test("Every function of the catalogue has a row with its call and its meaning")
  func rows() {
    let text = FunctionDocumentation(
      differences: [.init(reason: "Because.", calls: ["f(1)", "f(2)"])], absent: ["xpath"]
    )
    .markdown
    for function in FunctionCatalog.all {
      #expect(text.contains("| `\(function.name.replacing("|", with: "\\|"))`"), "\(function.name)")
      #expect(function.doc.hasSuffix("."), "\(function.name): \(function.doc)")
    }
    #expect(text.contains("| `avg`, `mean`, `try_avg` | `avg(a)` | Mean. |"))
    #expect(text.contains("- Because. `f(1)`, `f(2)`"))
    #expect(text.contains("does not have:\n`xpath`."))
  }
}
