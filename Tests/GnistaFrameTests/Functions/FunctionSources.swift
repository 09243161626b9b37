import Foundation
import GnistaCore

/// The files that say which functions there are.
enum FunctionSources {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL

  /// Names of the functions in PySpark's module `functions`.
  static func sparkNames() throws -> [String] {
    let json = try JSONValue(
      parsing: try Data(contentsOf: root.appending(path: "Tests/Golden/function-signatures.json")))
    return (json["functions"]?.objectValue ?? [:]).keys.sorted()
  }

  /// Names of the static functions of `F`, found in its source files.
  static func staticNames() throws -> Set<String> {
    let folder = root.appending(path: "Sources/GnistaFrame/Functions/Static")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var names: Set<String> = []
    for file in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /public static func `?(\w+)`?[(<]/) { names.insert(String(match.1)) }
    }
    return names
  }

  /// Calls that the golden tests know to answer otherwise than Spark does, by reason.
  static func differences() throws -> [(reason: String, calls: [String])] {
    let url = root.appending(path: "Tests/Golden/function-differences.json")
    let families = try JSONValue(parsing: try Data(contentsOf: url)).objectValue ?? [:]
    var calls: [String: [String]] = [:]
    for family in families.values {
      for (reason, list) in family.objectValue ?? [:] {
        for text in list.arrayValue?.compactMap(\.stringValue) ?? [] {
          // A case stands there once for each way in which it is run.
          let call = String(text.prefix { $0 != "[" || text.hasPrefix("[") }).trimmingCharacters(
            in: .whitespaces)
          if !calls[reason, default: []].contains(call) { calls[reason, default: []].append(call) }
        }
      }
    }
    return calls.map { ($0.key, $0.value.sorted()) }.sorted { $0.0 < $1.0 }
  }
}
