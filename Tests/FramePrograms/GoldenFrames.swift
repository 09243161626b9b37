import Foundation
import GnistaCore

/// What Spark answers to the programs of one golden file; made by Scripts/reference/frames.py.
package struct GoldenFrames: Decodable {
  /// Spark's answer to one program.
  struct Answer: Decodable {
    var columns: [String]?
    var types: [String]?
    var rows: [[JSONValue]]?
    /// Whether the order of the rows is defined.
    var ordered: Bool?
    /// What is printed.
    var text: String?
    /// What an action returns.
    var value: JSONValue?
  }

  var programs: [String: Answer]

  static func load(_ name: String) throws -> GoldenFrames {
    try JSONDecoder().decode(GoldenFrames.self, from: Data(contentsOf: file(name)))
  }

  static func file(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden/frames/\(name).json")
  }
}
