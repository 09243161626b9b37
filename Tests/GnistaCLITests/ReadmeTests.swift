import Foundation
import Testing

@testable import GnistaCLI

/// Does what the README tells newcomers to do.
struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
  }

  /// The blocks of code of a language.
  private static func blocks(_ language: String) throws -> [String] {
    try text("README.md").components(separatedBy: "```\(language)\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
  }

  @Test func `It begins with what to type first`() throws {
    let first = try #require(try Self.blocks("sh").first)
    #expect(first.hasPrefix("make demo ") && first.contains("\nmake test "))
  }

  @Test(.needsProgram, .needsEngine) func `Every command of it works, one after the other`() throws {
    let folder = try ScratchFolder()
    try folder.write("fare.yaml", try #require(try Self.blocks("yaml").first))
    try FileManager.default.createDirectory(
      atPath: folder.path + "/Examples", withIntermediateDirectories: false)
    try folder.write("Examples/tips.yaml", try Self.text("Examples/tips.yaml"))
    let commands = try Self.blocks("sh").flatMap { $0.split(separator: "\n") }
      .filter { $0.hasPrefix("gnista ") }
    #expect(commands.count >= 11)
    for command in commands {
      // The shell parts the line as it does for the reader; the name stands for the program that was built.
      let line = "gnista() { \"$0\" \"$@\"; }; " + command
      let result = try GnistaProgram.shell(line, in: folder.path)
      #expect(result.status == 0, "\(command)\n\(result.errors)")
    }
    let header = try folder.read("scored.csv").prefix { $0 != "\n" }
    #expect(header.hasSuffix(",prediction"))
  }

  @Test func `Its program is that of the example package`() throws {
    let code = try #require(try Self.blocks("swift").first)
    #expect(try code == Self.text("Examples/FirstModel/Sources/FirstModel/main.swift"))
  }

  @Test func `The files that it points to are there`() throws {
    let links = try Self.text("README.md").matches(of: /\]\(([^)#]+)\)/).map { String($0.1) }
    #expect(links.count > 6)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: Self.root.appendingPathComponent(link).path), "\(link)")
    }
  }
}
