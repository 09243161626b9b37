import Foundation
import Gnista
import GnistaCore
import GnistaFrame
import Testing

/// What Spark answers to the programs of one golden file; made by Scripts/reference/frames.py.
struct GoldenFrames: Decodable {
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
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Golden/frames/\(name).json")
  }
}

/// One program, written down in Swift.
struct FrameProgram: Sendable, CustomTestStringConvertible {
  /// What a program gives.
  enum Outcome {
    case frame(DataFrame)
    case text(String)
    case value(JSONValue)
  }

  var file: String
  var name: String
  var run: @Sendable (GoldenTables) async throws -> Outcome

  var testDescription: String { name }

  /// A program that gives a frame.
  static func frame(
    _ file: String, _ name: String, _ run: @escaping @Sendable (GoldenTables) async throws -> DataFrame
  ) -> FrameProgram {
    FrameProgram(file: file, name: name) { .frame(try await run($0)) }
  }

  /// A program that gives a text.
  static func text(
    _ file: String, _ name: String, _ run: @escaping @Sendable (GoldenTables) async throws -> String
  ) -> FrameProgram {
    FrameProgram(file: file, name: name) { .text(try await run($0)) }
  }

  /// A program that gives numbers.
  static func value(
    _ file: String, _ name: String, _ run: @escaping @Sendable (GoldenTables) async throws -> JSONValue
  ) -> FrameProgram {
    FrameProgram(file: file, name: name) { .value(try await run($0)) }
  }

  /// Runs the program and compares it with Spark's answer.
  func check() async throws {
    let golden = try #require(
      try GoldenFrames.load(file).programs[name], "the golden file has no such program")
    switch try await run(try await GoldenTables.shared) {
    case .text(let text): #expect(text == golden.text)
    case .value(let value):
      #expect(
        GoldenCell.matches(value, try #require(golden.value)), "\(value) is not \(golden.value ?? .null)")
    case .frame(let frame):
      let schema = try await frame.schema
      #expect(schema.names == golden.columns)
      #expect(schema.fields.map(\.dataType.simpleString) == golden.types)
      let rows = try await frame.collect().map { $0.values.map(GoldenCell.render) }
      let expected = try #require(golden.rows)
      #expect(rows.count == expected.count, "\(rows)")
      if golden.ordered == true {
        for (row, wanted) in zip(rows, expected) {
          #expect(GoldenCell.matches(.array(row), .array(wanted)), "\(row) is not \(wanted)")
        }
      } else {
        let (missing, surplus) = GoldenCell.difference(rows, expected)
        #expect(missing.isEmpty && surplus.isEmpty, "missing: \(missing); surplus: \(surplus)")
      }
    }
  }

  /// Programs of a golden file that nobody has written down in Swift.
  static func missing(_ file: String, from programs: [FrameProgram]) throws -> [String] {
    let written = Set(programs.filter { $0.file == file }.map(\.name))
    return try GoldenFrames.load(file).programs.keys.filter { !written.contains($0) }.sorted()
  }
}
