import Foundation
import GnistaCore

/// The cases in which an engine is known to answer otherwise than the golden files say, each with the reason.
package struct KnownDifferences {
  private let families: [String: [String: String]]

  /// Reads a file of Tests/Golden.
  package init(_ name: String = "function-differences") throws {
    let url = GoldenFile.folder.deletingLastPathComponent().appending(path: "\(name).json")
    let json = try JSONValue(parsing: try Data(contentsOf: url))
    families = (json.objectValue ?? [:]).mapValues { reasons in
      var cases: [String: String] = [:]
      for (reason, list) in reasons.objectValue ?? [:] {
        for id in list.arrayValue?.compactMap(\.stringValue) ?? [] { cases[id] = reason }
      }
      return cases
    }
  }

  /// The cases of a family with their reasons.
  package subscript(family: String) -> [String: String] { families[family] ?? [:] }
}
