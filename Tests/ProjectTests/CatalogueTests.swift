import Foundation
import Testing

/// The DocC catalogues, checked against the sources.
@Suite("Catalogues of documentation")
struct CatalogueTests {
  private static let modules = Set(
    SourceTree.sources.map(\.target).filter { !["GnistaMain", "GnistaCLI"].contains($0) })

  private static func pages(of module: String) throws -> [String] {
    let folder = SourceTree.root.appendingPathComponent("Sources/\(module)/Documentation.docc")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".md")
    }
    return try names.sorted().map {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }
  }

  /// Names of the public types of a module.
  private static func publicTypes(of module: String) -> Set<String> {
    let pattern = /^public (?:final |indirect )?(?:struct|enum|class|protocol|actor) (?<name>\w+)/
    var names: Set<String> = [module]
    for file in SourceTree.sources where file.target == module {
      for line in file.lines {
        if let match = line.firstMatch(of: pattern) { names.insert(String(match.name)) }
      }
    }
    return names
  }

  @Test(arguments: modules.sorted())
  func `A page links to public types of its module`(_ module: String) throws {
    let types = Self.publicTypes(of: module)
    let pages = try Self.pages(of: module)
    #expect(pages.contains { $0.hasPrefix("# ``\(module)``\n") }, "\(module) has no landing page")
    for page in pages {
      for link in page.matches(of: /``(?<name>\w+)(?:\/\w+)?``/) {
        #expect(types.contains(String(link.name)), "there is no public type \(link.name) in \(module)")
      }
    }
  }

  @Test(arguments: modules.sorted())
  func `An article that a page names is there`(_ module: String) throws {
    let folder = SourceTree.root.appendingPathComponent("Sources/\(module)/Documentation.docc")
    for page in try Self.pages(of: module) {
      for link in page.matches(of: /<doc:(?<name>\w+)>/) {
        #expect(
          FileManager.default.fileExists(atPath: folder.appendingPathComponent("\(link.name).md").path),
          "\(link.name)")
      }
    }
  }
}
