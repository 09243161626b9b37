import Foundation
import Testing

@Suite("The documentation catalogues")
struct DocumentationTests {
  @Test func `every symbol that a landing page lists is public in its module`() throws {
    let sources = SourceTree.root.appendingPathComponent("Sources")
    var pages = 0
    for target in try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted() {
      let page = sources.appendingPathComponent("\(target)/Documentation.docc/\(target).md")
      guard let text = try? String(contentsOf: page, encoding: .utf8) else { continue }
      pages += 1
      let declared = SourceTree.sources.filter { $0.target == target }.flatMap(\.lines).compactMap { line in
        line.wholeMatch(of: /\s*public (?:indirect |final )?(?:struct|enum|class|protocol) (\w+)\b.*/)?.1
      }
      let listed = text.matches(of: /(?m)^- ``(\w+)``/).map(\.1)
      #expect(listed.count > 5)
      #expect(listed.filter { !declared.contains($0) } == [], "\(target)")
    }
    #expect(pages > 0)
  }
}
