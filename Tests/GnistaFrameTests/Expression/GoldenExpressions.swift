import Foundation
import GnistaCore
import Testing

@testable import GnistaFrame

/// How Spark reads the texts of expressions and types; made by Scripts/reference/expressions.py.
struct GoldenExpressions: Decodable {
  struct Expression: Decodable, Sendable, CustomTestStringConvertible {
    var text: String
    /// The expression with all parentheses; nil where Spark refuses the text.
    var sql: String?
    var testDescription: String { text }
  }
  struct TypeText: Decodable, Sendable, CustomTestStringConvertible {
    var text: String
    /// Spark's JSON form; nil where Spark refuses the text.
    var json: JSONValue?
    var testDescription: String { text }
  }
  var expressions: [Expression]
  var types: [TypeText]
  var schemas: [TypeText]

  static func load() throws -> GoldenExpressions {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Golden/frames/expressions.json")
    return try JSONDecoder().decode(GoldenExpressions.self, from: Data(contentsOf: file))
  }
}
