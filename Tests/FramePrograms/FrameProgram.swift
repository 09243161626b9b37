import GnistaCore
import GnistaFrame

/// One program over frames, written down in Swift, whose answer on Spark is known.
package struct FrameProgram: Sendable, CustomStringConvertible {
  /// What a program gives.
  enum Outcome {
    case frame(DataFrame)
    case text(String)
    case value(JSONValue)
  }

  /// The golden file that has Spark's answer.
  package let file: String
  /// The program's name in the file.
  package let name: String
  let run: @Sendable (GoldenTables) async throws -> Outcome

  /// The program's name.
  package var description: String { name }

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

  /// The programs of every file.
  package static let all: [FrameProgram] =
    RowPrograms.programs + JoinPrograms.programs + GroupPrograms.programs + OperationPrograms.programs
    + StatisticPrograms.programs + NaPrograms.programs + RandomPrograms.programs + ShowPrograms.programs

  /// Runs the program and tells in which points its answer differs from Spark's.
  ///
  /// - Throws: what the program throws.
  package func differences(in tables: GoldenTables) async throws -> [String] {
    guard let golden = try GoldenFrames.load(file).programs[name] else {
      return ["the golden file has no such program"]
    }
    switch try await run(tables) {
    case .text(let text): return text == golden.text ? [] : ["\(text) is not \(golden.text ?? "nothing")"]
    case .value(let value):
      let wanted = golden.value ?? .null
      return GoldenCell.matches(value, wanted) ? [] : ["\(value) is not \(wanted)"]
    case .frame(let frame): return try await differences(of: frame, from: golden)
    }
  }

  private func differences(
    of frame: DataFrame, from golden: GoldenFrames.Answer
  ) async throws -> [String] {
    var found: [String] = []
    let schema = try await frame.schema
    if schema.names != golden.columns { found.append("\(schema.names) is not \(golden.columns ?? [])") }
    let types = schema.fields.map(\.dataType.simpleString)
    let wanted = golden.types?.map(GoldenValue.typeName)
    if types != wanted { found.append("\(types) is not \(wanted ?? [])") }
    let rows = try await frame.collect().map { $0.values.map(GoldenCell.render) }
    let expected = golden.rows ?? []
    if rows.count != expected.count { found.append("\(rows.count) rows, not \(expected.count): \(rows)") }
    if golden.ordered == true {
      for (row, wanted) in zip(rows, expected) where !GoldenCell.matches(.array(row), .array(wanted)) {
        found.append("\(row) is not \(wanted)")
      }
    } else {
      let (missing, surplus) = GoldenCell.difference(rows, expected)
      if !missing.isEmpty || !surplus.isEmpty { found.append("missing: \(missing); surplus: \(surplus)") }
    }
    return found
  }

  /// Programs of a golden file that nobody has written down in Swift.
  package static func missing(_ file: String, from programs: [FrameProgram]) throws -> [String] {
    let written = Set(programs.filter { $0.file == file }.map(\.name))
    return try GoldenFrames.load(file).programs.keys.filter { !written.contains($0) }.sorted()
  }
}
