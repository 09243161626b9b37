import Foundation
import Testing

/// The rules of docs/decisions/0001-budgets.md, measured.
@Suite("The budgets of the source tree")
struct BudgetTests {
  private let written = SourceTree.sources.filter { !$0.isGenerated }

  @Test func `no file is longer than 500 lines`() {
    let long = (written + SourceTree.tests).filter { $0.lines.count > 501 }
    #expect(long.map { "\($0.path): \($0.lines.count)" } == [])
  }

  @Test func `half of the files have at most 150 lines`() {
    let lengths = written.map(\.lines.count).sorted()
    #expect(lengths[lengths.count / 2] <= 151)
  }

  @Test func `no line is longer than 130 characters`() {
    let long = written.flatMap { file in
      file.lines.enumerated().filter { $0.element.count > 130 && !Self.isTemplate($0.element, file) }.map {
        "\(file.path):\($0.offset + 1)"
      }
    }
    #expect(long == [])
  }

  /// A template of SQL in the catalogue stands on one line, so that it can be found and tried as it is.
  private static func isTemplate(_ line: String, _ file: SourceTree.File) -> Bool {
    file.path.hasPrefix("Sources/GnistaFrame/Functions/") && line.contains("\"")
  }

  @Test func `nothing in the sources traps on an error that a caller could handle`() {
    let forbidden = ["fatalError(", "try!", "as! ", "preconditionFailure(\"TODO", "assertionFailure("]
    let found = SourceTree.sources.flatMap { file in
      file.lines.enumerated().filter { line in
        !line.element.trimmingCharacters(in: .whitespaces).hasPrefix("//")
          && forbidden.contains { line.element.contains($0) }
      }.map { "\(file.path):\($0.offset + 1)" }
    }
    #expect(found == [])
  }

  @Test func `every unchecked Sendable says why it is safe`() {
    let found = SourceTree.sources.flatMap { file in
      file.lines.indices.filter { index in
        let line = file.lines[index]
        guard line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") else {
          return false
        }
        let around = file.lines[max(0, index - 4)...min(file.lines.count - 1, index + 3)]
        return !around.contains { $0.lowercased().contains("because") }
      }.map { "\(file.path):\($0 + 1)" }
    }
    #expect(found == [])
  }

  @Test func `no file has a name that says nothing`() {
    let vague = ["Utils", "Utilities", "Helpers", "Helper", "Manager", "Misc", "Common"]
    let found = SourceTree.sources.filter { file in
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      return vague.contains { name == "\($0).swift" || name.hasSuffix("\($0).swift") }
    }
    #expect(found.map(\.path) == [])
  }

  @Test func `raw memory is used only where the decision allows it`() {
    let allowed = ["GnistaDuckDB", "GnistaKernels"]
    let words = ["UnsafeMutable", "UnsafePointer", "UnsafeRaw", "UnsafeBuffer", "Unmanaged<"]
    // The loader's and the file lock's C interfaces, and Arrow's buffers; see docs/decisions/0002-unsafe-code.md.
    let files = [
      "Sources/GnistaRuntime/LoadedLibrary.swift", "Sources/GnistaRuntime/FileLock.swift",
      "Sources/GnistaArrow/Arrays/ArrowBuffer.swift",
    ]
    let found = SourceTree.sources.filter { file in
      !allowed.contains(file.target) && !files.contains(file.path)
        && file.lines.contains { line in
          words.contains { line.contains($0) } && !line.contains("// Safe because")
        }
    }
    #expect(found.map(\.path) == [])
  }

  @Test func `public declarations are documented`() {
    let keywords = [
      "public func ", "public struct ", "public enum ", "public final class ", "public protocol ",
      "public var ", "public let ", "public static func ", "public static let ", "public static var ",
      "public mutating func ", "public typealias ", "public actor ",
    ]
    let found = written.flatMap { file in
      file.lines.indices.filter { index in
        let line = file.lines[index].trimmingCharacters(in: .whitespaces)
        guard keywords.contains(where: line.hasPrefix) else { return false }
        return !isDocumented(index, in: file.lines) && !isExempt(line)
      }.map { "\(file.path):\($0 + 1)" }
    }
    #expect(found == [])
  }

  private func isDocumented(_ index: Int, in lines: [String]) -> Bool {
    var above = index - 1
    while above >= 0 {
      let line = lines[above].trimmingCharacters(in: .whitespaces)
      if line.hasPrefix("///") { return true }
      // Attributes may stand between the comment and the declaration.
      guard line.hasPrefix("@") else { return false }
      above -= 1
    }
    return false
  }

  /// Names of what protocols require, in the sources and in the libraries that they use: the documentation of such a
  /// member stands with the requirement.
  private static let requirements: Set<String> = {
    var names: Set<String> = [
      "encode", "hash", "description", "configuration", "run", "validate", "next", "main",
    ]
    for file in SourceTree.sources {
      var isInProtocol = false
      for line in file.lines {
        if line.contains("protocol ") && line.hasSuffix("{") { isInProtocol = true }
        if line == "}" { isInProtocol = false }
        if isInProtocol, let name = declaredName(line) { names.insert(name) }
      }
    }
    return names
  }()

  /// The name after `var`, `let` or `func` of a line.
  private static func declaredName(_ line: String) -> String? {
    let words = line.split(whereSeparator: { " :(<".contains($0) }).map(String.init)
    guard let position = words.firstIndex(where: { ["var", "let", "func"].contains($0) }),
      position + 1 < words.count
    else { return nil }
    return words[position + 1]
  }

  private func isExempt(_ line: String) -> Bool {
    line.contains("static func ==") || Self.declaredName(line).map(Self.requirements.contains) ?? false
  }
}
