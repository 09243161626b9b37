import Foundation
import GnistaCore
import GnistaFrame

/// One file of Tests/Golden/functions: what Spark answered to the expressions of a family.
struct GoldenFile {
  /// One expression with Spark's answer.
  struct Case {
    let function: String
    let expr: String
    let over: String
    let by: String?
    let keys: [String]
    let type: String?
    let values: [JSONValue]
    let error: String?

    /// The expression with the way it is run, which tells the cases of a family apart.
    var id: String { ["t", "row", "window", "rows"].contains(over) ? expr : "\(expr) [\(by ?? over)]" }
  }

  let timeZone: String
  let schema: Schema
  let rows: [[Value]]
  let cases: [Case]

  /// The folder with the files.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Golden/functions").standardizedFileURL

  /// Names of the families.
  static var families: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        .map { String($0.dropLast(5)) }.sorted()
    }
  }

  /// Reads the file of a family.
  init(_ family: String) throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "\(family).json"))
    let json = try JSONValue(parsing: data)
    let schema = try DataTypeParser.parseSchema(json["schema"]?.stringValue ?? "")
    self.schema = schema
    timeZone = json["timeZone"]?.stringValue ?? "UTC"
    rows = (json["table"]?.arrayValue ?? []).map { row in
      zip(schema.fields, row.arrayValue ?? []).map { GoldenValue.value($1, $0.dataType) }
    }
    cases = (json["cases"]?.arrayValue ?? []).map { item in
      Case(
        function: item["function"]?.stringValue ?? "", expr: item["expr"]?.stringValue ?? "",
        over: item["over"]?.stringValue ?? "", by: item["by"]?.stringValue,
        keys: item["keys"]?.arrayValue?.compactMap(\.stringValue) ?? [], type: item["type"]?.stringValue,
        values: item["values"]?.arrayValue ?? [], error: item["error"]?.stringValue)
    }
  }
}
