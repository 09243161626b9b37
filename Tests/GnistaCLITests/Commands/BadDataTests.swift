import Foundation
import Testing

@testable import GnistaCLI

/// Data files that cannot be read: what is said, with file and line.
@Suite(.needsProgram, .needsEngine)
struct BadDataTests {
  /// A file with what is said about it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: String
    var bytes: [UInt8]
    var status: Int32
    var parts: [String]
    var options: [String] = []

    init(
      _ name: String, _ file: String, _ text: String, status: Int32 = 65, _ parts: String...,
      options: [String] = []
    ) {
      self.init(name, file, Array(text.utf8), status: status, parts, options: options)
    }

    init(
      _ name: String, _ file: String, _ bytes: [UInt8], status: Int32 = 65, _ parts: [String],
      options: [String] = []
    ) {
      testDescription = name
      (self.file, self.bytes, self.status, self.parts, self.options) = (file, bytes, status, parts, options)
    }
  }

  static let cases = [
    Case(
      "too many columns", "a.csv", "a,b\n1,2\n3,4,5\n", "a.csv:3: ", "3,4,5", "Expected Number of Columns: 2"),
    Case("too few columns", "a.csv", "a,b\n1,2\n3,4\n5\n", "a.csv:4: ", "Found: 1", "mode"),
    Case("a quote left open", "a.csv", "a,b\n1,\"x\n2,y\n", "a.csv:2: ", "unterminated quote", "quote"),
    Case("Latin-1", "a.csv", [97, 44, 98, 10, 49, 44, 0xE9, 10], ["a.csv:", "utf-8", "set encoding"]),
    Case("an empty file", "a.csv", "", "'a.csv' is empty"),
    Case("an empty JSON file", "a.json", "", "a.json"),
    Case(
      "JSON that is cut off", "a.json", "{\"a\":1}\n{\"a\":\n", "a.json:", "malformed JSON", "one JSON object"
    ),
    Case("Parquet that is none", "a.parquet", "PAR1 but no more than that", "a.parquet: ", "no Parquet file"),
    Case("Parquet that is short", "a.parquet", "PAR1", "a.parquet: ", "no Parquet file", "again"),
    Case("an ending of no format", "a.xls", "a,b\n", status: 64, "'a.xls'", "--input-format csv"),
    Case(
      "an unknown option", "a.csv", "a,b\n", status: 64, "'headr'", "did you mean 'header'?",
      options: ["--read", "headr=true"]),
    Case(
      "an unknown mode", "a.csv", "a,b\n1,2\n", status: 64, "'STRICT'",
      "FAILFAST, PERMISSIVE or DROPMALFORMED",
      options: ["--read", "mode=STRICT"]),
    Case(
      "an unknown encoding", "a.csv", "a,b\n1,2\n", status: 64, "'koi8'", "ISO-8859-1",
      options: ["--read", "encoding=koi8"]),
  ]

  @Test(arguments: cases) func `A file that cannot be read is told with its place and a remedy`(bad: Case)
    throws
  {
    let folder = try ScratchFolder()
    try Data(bad.bytes).write(to: URL(fileURLWithPath: folder.path + "/" + bad.file))
    let result = try GnistaProgram.run(["describe", bad.file] + bad.options, in: folder.path)
    #expect(result.status == bad.status && result.output == "", "\(result.errors)")
    for part in bad.parts { #expect(result.errors.contains(part), "\(part): \(result.errors)") }
    #expect(
      result.errors.utf8.count < 600 && result.errors.split(separator: "\n").count <= 4, "\(result.errors)")
  }

  @Test func `Files and folders that are not there are told`() throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/empty", withIntermediateDirectories: false)
    for (path, status, part) in [
      ("nowhere.csv", 66, "'nowhere.csv' does not exist"), ("nowhere", 66, "no file 'nowhere'"),
      ("none-*.csv", 66, "no file matches 'none-*.csv'"),
      ("empty", 65, "the folder 'empty' has no data files"),
    ] {
      let result = try GnistaProgram.run(["describe", path], in: folder.path)
      #expect(Int(result.status) == status && result.errors.contains(part), "\(result.errors)")
    }
  }

  @Test func `Other encodings and malformed lines are read when the options say so`() throws {
    let folder = try ScratchFolder()
    try Data([97, 44, 98, 10, 49, 44, 0xE9, 10]).write(to: URL(fileURLWithPath: folder.path + "/latin.csv"))
    let latin = try GnistaProgram.run(
      ["describe", "latin.csv", "--read", "encoding=ISO-8859-1"], in: folder.path)
    #expect(latin.status == 0 && latin.output.contains("é"), "\(latin.errors)")
    try folder.write("ragged.csv", "a,b\n1,2\n3\n4,5\n")
    let dropped = try GnistaProgram.run(
      ["describe", "ragged.csv", "--read", "mode=DROPMALFORMED", "--json"], in: folder.path)
    #expect(dropped.status == 0 && dropped.output.contains("\"rows\" : 2"), "\(dropped.errors)")
    let padded = try GnistaProgram.run(
      ["describe", "ragged.csv", "--read", "mode=PERMISSIVE", "--json"], in: folder.path)
    #expect(padded.status == 0 && padded.output.contains("\"rows\" : 3"), "\(padded.errors)")
  }
}
