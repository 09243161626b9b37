import Foundation
import GnistaCore

/// The cases in which the embedded engine is known to answer otherwise than Spark, each with the reason.
struct KnownDifferences {
  private let families: [String: [String: String]]

  /// Reads Tests/Golden/function-differences.json.
  init() throws {
    let url = GoldenFile.folder.deletingLastPathComponent().appending(path: "function-differences.json")
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
  subscript(family: String) -> [String: String] { families[family] ?? [:] }
}
