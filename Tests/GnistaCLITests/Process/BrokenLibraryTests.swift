import Foundation
import Testing

@testable import GnistaCLI

/// Commands without a working DuckDB: each says what is missing and the command that mends it.
@Suite(.needsProgram)
struct BrokenLibraryTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("library.txt", "this is no library\n")
    try folder.write("a.csv", "a\n1\n")
  }

  static let commands = [["sql", "select 1"], ["describe", "a.csv"], ["demo", "--rows", "1000"]]

  @Test(arguments: commands) func `A file that is no library is named`(command: [String]) throws {
    let path = folder.path + "/library.txt"
    let result = try GnistaProgram.run(command, in: folder.path, environment: ["GNISTA_LIBDUCKDB": path])
    #expect(result.status == 69, "\(result.errors)")
    for part in [path, "cannot be loaded", "unset it", "gnista runtime install duckdb", "MISSING_LIBRARY"] {
      #expect(result.errors.contains(part), "\(part): \(result.errors)")
    }
    #expect(folder.names == ["a.csv", "library.txt"])
  }

  @Test(arguments: commands) func `A file that is not there is named`(command: [String]) throws {
    let path = folder.path + "/nowhere.so"
    let result = try GnistaProgram.run(command, in: folder.path, environment: ["GNISTA_LIBDUCKDB": path])
    #expect(
      result.status == 69 && result.errors.contains("'\(path)', which is not a file"), "\(result.errors)")
  }

  @Test(arguments: [["stages"], ["--help"], ["data", "taxi", "--rows", "5", "-q"], ["runtime", "list"]])
  func `What needs no engine works without one`(command: [String]) throws {
    let path = folder.path + "/library.txt"
    let result = try GnistaProgram.run(command, in: folder.path, environment: ["GNISTA_LIBDUCKDB": path])
    #expect(result.status == 0, "\(result.errors)")
  }
}
