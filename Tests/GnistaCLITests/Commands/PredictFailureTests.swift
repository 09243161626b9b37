import Foundation
import GnistaCore
import Testing

@testable import GnistaCLI

/// Scoring that cannot be done: what is said, with which status, and that nothing is left behind.
@Suite(.needsProgram, .needsEngine)
struct PredictFailureTests {
  let folder: ScratchFolder
  let model: String

  init() throws {
    folder = try ScratchFolder()
    model = try KindsFixture.shared().folder.path + "/kinds.model"
    try folder.write("new.csv", "id,length,width\n1,0.1,0.2\n2,2.1,0.9\n3,4.2,2.2\n")
  }

  func run(_ arguments: String...) throws -> GnistaProgram.Result {
    try GnistaProgram.run(arguments, in: folder.path)
  }

  /// A copy of the model that may be damaged.
  func copy() throws -> String {
    try FileManager.default.copyItem(atPath: model, toPath: folder.path + "/copy.model")
    return folder.path + "/copy.model"
  }

  @Test func `A folder that is missing is named before the data are read`() throws {
    let result = try run("predict", model, "nowhere.csv", "-o", "none/scored.csv")
    #expect(result.status == 74)
    #expect(result.errors.contains("cannot write 'none/scored.csv': there is no folder"), "\(result.errors)")
    #expect(folder.names == ["new.csv"])
  }

  @Test func `A file that exists is not replaced without leave`() throws {
    try folder.write("scored.csv", "old")
    let result = try run("predict", model, "new.csv", "-o", "scored.csv")
    #expect(result.status == 74 && result.errors.contains("--overwrite"))
    #expect(try folder.read("scored.csv") == "old")
    #expect(try run("predict", model, "new.csv", "-o", "scored.csv", "--overwrite").status == 0)
    #expect(try folder.read("scored.csv").hasPrefix("id,"))
  }

  @Test func `A folder is not replaced by a file`() throws {
    let result = try run("predict", model, "new.csv", "-o", ".", "--format", "csv", "--overwrite")
    #expect(result.status == 74 && result.errors.contains("'.' is a folder"))
    #expect(folder.names == ["new.csv"])
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "/proc/version"), "this system has no read-only folder /proc"
    ),
    arguments: ["csv", "parquet", "json"])
  func `A place where nothing can be written is named`(format: String) throws {
    let result = try run("predict", model, "new.csv", "-o", "/proc/scored.\(format)")
    #expect(result.status == 74, "\(result.errors)")
    #expect(result.errors.contains("'/proc/scored.\(format)'") && result.errors.contains("another place"))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full"),
    arguments: ["csv", "json"])
  func `A full device is an error`(format: String) throws {
    let result = try run("predict", model, "new.csv", "-o", "/dev/full", "--format", format)
    #expect(result.status == 74 && result.errors.contains("'/dev/full' cannot be written; free disk space"))
  }

  @Test(arguments: ["csv", "parquet", "json"])
  func `A disk that fills up is an error and leaves nothing behind`(format: String) throws {
    try folder.write(
      "long.csv", (0..<20_000).reduce(into: "id,length,width\n") { $0 += "\($1),\($1 % 7),\($1 % 11)\n" })
    // A limit on the size of files, of 4 KiB, stands in for the disk.
    let result = try GnistaProgram.runLimited(
      blocks: 8, ["predict", model, "long.csv", "-o", "scored.\(format)"], in: folder.path)
    #expect(result.status == 74, "\(result.errors)")
    #expect(result.errors.contains("'scored.\(format)'") && result.errors.contains("free disk space"))
    #expect(folder.names == ["long.csv", "new.csv"])
  }

  @Test func `A column that is missing is named with the nearest and those that there are`() throws {
    try folder.write("other.csv", "id,lenght,width\n1,2,3\n")
    let result = try run("predict", model, "other.csv", "-o", "scored.csv")
    #expect(result.status == 65)
    for part in [
      "kinds.model: ", "VectorAssembler", "'length'", "did you mean 'lenght'?", "id, lenght, width",
    ] {
      #expect(result.errors.contains(part), "\(part): \(result.errors)")
    }
    #expect(folder.names == ["new.csv", "other.csv"])
  }

  @Test func `A column of another type is named with both types`() throws {
    try folder.write("other.csv", "id,length,width\n1,long,3\n")
    let result = try run("predict", model, "other.csv", "--format", "csv")
    #expect(result.status == 65, "\(result.errors)")
    for part in ["other.csv:2: ", "\"length\"", "\"long\"", "DOUBLE", "Mend the line"] {
      #expect(result.errors.contains(part), "\(part): \(result.errors)")
    }
    #expect(result.errors.split(separator: "\n").count == 1 && !result.errors.contains("null_padding"))
  }

  @Test func `Data that are not there are an error`() throws {
    let result = try run("predict", model, "nowhere.csv")
    #expect(result.status == 66 && result.errors.contains("'nowhere.csv' does not exist"))
  }

  @Test func `A model that is not there, or is none, is an error`() throws {
    let missing = try run("predict", "nowhere.model", "new.csv")
    #expect(missing.status == 66 && missing.errors.contains("'nowhere.model'"))
    let file = try run("predict", "new.csv", "new.csv")
    #expect(file.status == 65 && file.errors.contains("'new.csv'") && file.errors.contains("not a folder"))
    let empty = try run("predict", ".", "new.csv")
    #expect(empty.status == 65 && empty.errors.contains("metadata.json"))
  }

  @Test func `A damaged model is refused with the file that is damaged`() throws {
    let copy = try copy()
    try Data("abc".utf8).write(to: URL(fileURLWithPath: copy + "/arrays.bin"))
    let cut = try run("predict", "copy.model", "new.csv")
    #expect(cut.status == 65 && cut.errors.contains("arrays.bin") && cut.errors.contains("CORRUPT_MODEL"))
    try FileManager.default.removeItem(atPath: copy + "/arrays.bin")
    let gone = try run("predict", "copy.model", "new.csv")
    #expect(gone.status == 65 && gone.errors.contains("lacks arrays.bin"))
  }

  @Test(arguments: ["format", "recipe"])
  func `A model of another version is refused with both versions`(part: String) throws {
    let copy = try copy()
    let file = URL(fileURLWithPath: copy + "/metadata.json")
    var text = try String(contentsOf: file, encoding: .utf8)
    let pattern = part == "format" ? /"formatVersion"\s*:\s*\d+/ : /"version"\s*:\s*1\b/
    let found = try #require(text.firstMatch(of: pattern))
    let name = part == "format" ? "formatVersion" : "version"
    text.replaceSubrange(found.range, with: "\"\(name)\": 99")
    try Data(text.utf8).write(to: file)
    try sign(copy)
    let result = try run("predict", "copy.model", "new.csv")
    #expect(result.status == 65 && result.errors.contains("UNSUPPORTED_VERSION"), "\(result.errors)")
    #expect(
      result.errors.contains("99") && result.errors.lowercased().contains("gnista 0.1.0"), "\(result.errors)")
  }

  /// Makes the sums of a changed model right again, as another version would have written them.
  private func sign(_ model: String) throws {
    let sums = URL(fileURLWithPath: model + "/SHA256SUMS")
    let lines = try String(contentsOf: sums, encoding: .utf8).split(separator: "\n").map { line in
      let name = line.drop { $0 != " " }.drop { $0 == " " || $0 == "*" }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: model + "/" + name))
      return SHA256.hexDigest(of: Array(bytes)) + "  " + name
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: sums)
  }

  @Test(arguments: ["error", "skip", "keep"])
  func `Categories that the training lacked and nulls are met as the model was told`(handling: String) throws
  {
    let pipeline = """
      label: length
      stages:
        - stage: StringIndexer
          inputCol: kind
          outputCol: kindIndex
          handleInvalid: \(handling)
        - stage: VectorAssembler
          inputCols: [kindIndex, width]
          outputCol: features
          handleInvalid: \(handling)
        - stage: LinearRegression
      """
    try folder.write("kinds.csv", KindsFixture.rows(90))
    try folder.write("length.yaml", pipeline)
    try folder.write(
      "odd.csv", "id,length,width,kind\n1,1,0.5,purple\n2,1,0.5,\n3,1,0.5,red\n4,1,,red\n")
    let trained = try run("train", "length.yaml", "--data", "kinds.csv", "-o", "length.model")
    #expect(trained.status == 0, "\(trained.errors)")
    let result = try run(
      "predict", "length.model", "odd.csv", "-o", "scored.csv", "--select", "id", "--select", "prediction")
    switch handling {
    case "error":
      #expect(result.status == 65 && result.errors.contains("UNSEEN_CATEGORY"))
      #expect(result.errors.contains("'purple'") && result.errors.contains("handleInvalid"))
      #expect(!folder.names.contains("scored.csv"))
    case "skip":
      #expect(result.status == 0 && result.errors.contains("3 of 4 rows left out"), "\(result.errors)")
      #expect(try folder.read("scored.csv").split(separator: "\n").map { $0.prefix(2) } == ["id", "3,"])
    default:
      #expect(result.status == 0 && !result.errors.contains("left out"), "\(result.errors)")
      let rows = try folder.read("scored.csv").split(separator: "\n").dropFirst()
      #expect(rows.map { $0.prefix(2) } == ["1,", "2,", "3,", "4,"])
      #expect(rows.last?.hasSuffix("NaN") == true)
    }
  }

  @Test func `A null in a feature is an error that names the column, unless the model was told otherwise`()
    throws
  {
    try folder.write("odd.csv", "id,length,width\n1,0.1,0.2\n2,,0.9\n")
    let result = try run("predict", model, "odd.csv", "-o", "scored.csv")
    #expect(result.status == 65 && result.errors.contains("'length'"), "\(result.errors)")
    #expect(result.errors.contains("handleInvalid") && folder.names == ["new.csv", "odd.csv"])
  }

  @Test func `An unknown function or column of --select is an error with the nearest`() throws {
    let function = try run("predict", model, "new.csv", "--select", "vector_to_aray(probability)")
    #expect(function.status == 64 && function.errors.contains("did you mean 'vector_to_array'?"))
    let column = try run("predict", model, "new.csv", "--select", "probabilty")
    #expect(column.status == 65 && column.errors.contains("did you mean 'probability'?"))
    let syntax = try run("predict", model, "new.csv", "--select", "id +")
    #expect(syntax.status == 64 && syntax.errors.contains("SYNTAX_ERROR"), "\(syntax.errors)")
  }
}
