import ArgumentParser
import Foundation
import Testing

@testable import GnistaCLI

/// Compares every command's help with its golden text in `Tests/Golden/help`.
///
/// After a wanted change, `GNISTA_UPDATE_GOLDEN=1 swift test --filter HelpTests` writes the texts anew; the difference is then
/// read in the commit.
struct HelpTests {
  private static let commands: [any ParsableCommand.Type] = tree(of: GnistaCommand.self)

  private static func tree(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    [command] + command.configuration.subcommands.flatMap(tree(of:))
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Golden/help").standardizedFileURL

  private static func help(of command: any ParsableCommand.Type) -> String {
    GnistaCommand.helpMessage(for: command, columns: 100) + "\n"
  }

  @Test(arguments: commands.indices)
  func `A command's help is the golden text`(index: Int) throws {
    let command = Self.commands[index]
    let file = Self.folder.appendingPathComponent("\(command).txt")
    let help = Self.help(of: command)
    if ProcessInfo.processInfo.environment["GNISTA_UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try help.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(help == golden)
  }

  @Test(arguments: commands.indices)
  func `A command's help has examples and describes every option`(index: Int) {
    let help = Self.help(of: Self.commands[index])
    #expect(help.contains("EXAMPLES\n") && help.contains("  gnista "))
    #expect(!help.contains("OVERVIEW: \n"))
  }

  @Test func `No golden text is left over`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(names == Self.commands.map { "\($0).txt" }.sorted())
  }
}
