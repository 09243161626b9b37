package import Foundation
package import GnistaCore
import GnistaFrame

/// One file of Tests/Golden/functions: what Spark answered to the expressions of a family.
package struct GoldenFile {
  /// One expression with Spark's answer.
  package struct Case: Sendable {
    package let function: String
    package let expr: String
    package let over: String
    package let by: String?
    package let keys: [String]
    package let type: String?
    package let values: [JSONValue]
    package let error: String?

    /// The expression with the way it is run, which tells the cases of a family apart.
    package var id: String {
      ["t", "row", "window", "rows"].contains(over) ? expr : "\(expr) [\(by ?? over)]"
    }
  }

  package let timeZone: String
  package let schema: Schema
  package let rows: [[Value]]
  package let cases: [Case]

  /// The folder with the files.
  package static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Golden/functions").standardizedFileURL

  /// Names of the families.
  package static var families: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        .map { String($0.dropLast(5)) }.sorted()
    }
  }

  /// Reads the file of a family.
  package init(_ family: String) throws {
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
