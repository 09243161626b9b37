import Foundation
import Testing

@testable import GnistaCLI

/// Scoring with the real program.
@Suite(.needsProgram, .needsEngine)
struct PredictTests {
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

  func lines(_ name: String) throws -> [[String]] {
    try folder.read(name).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `CSV has one column for each class, called by its label`() throws {
    let result = try run("predict", model, "new.csv", "-o", "scored.csv")
    #expect(result.status == 0 && result.output == "", "\(result.errors)")
    #expect(result.errors.contains("scored.csv: 3 rows scored"))
    let rows = try lines("scored.csv")
    #expect(
      rows[0] == [
        "id", "length", "width", "prediction", "probability_dark blue", "probability_green",
        "probability_red",
      ])
    #expect(rows.count == 4 && rows.dropFirst().map { $0[0] } == ["1", "2", "3"])
    for row in rows.dropFirst() {
      let probabilities = row[4...].compactMap { Double($0) }
      let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
      #expect(probabilities.count == 3 && (probabilities.reduce(0, +) - 1).magnitude < 1e-9)
      #expect(best.map(Double.init) == Double(row[3]))
    }
    #expect(rows.dropFirst().map { $0[3] } == ["2.0", "1.0", "0.0"])
    #expect(folder.names == ["new.csv", "scored.csv"])
  }

  @Test func `Other vectors in CSV are numbered, on standard output as in files`() throws {
    let arguments = ["--select", "id", "--select", "features", "--select", "rawPrediction"]
    let printed = try GnistaProgram.run(
      ["predict", model, "new.csv", "--format", "csv"] + arguments, in: folder.path)
    let header = "id,features_0,features_1,rawPrediction_dark blue,rawPrediction_green,rawPrediction_red\n"
    #expect(printed.status == 0 && printed.output.hasPrefix(header + "1,0.1,0.2,"), "\(printed.errors)")
    let written = try GnistaProgram.run(
      ["predict", model, "new.csv", "-o", "s.csv"] + arguments, in: folder.path)
    #expect(try written.status == 0 && folder.read("s.csv").hasPrefix(header))
  }

  @Test(arguments: ["json", "jsonl"]) func `JSON has vectors as arrays`(format: String) throws {
    #expect(try run("predict", model, "new.csv", "-o", "scored." + format).status == 0)
    let printed = try run("predict", model, "new.csv", "--format", format)
    for text in [try folder.read("scored." + format), printed.output] {
      let list = format == "json" ? text : "[" + text.split(separator: "\n").joined(separator: ",") + "]"
      let rows = try #require(try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
      #expect(rows.compactMap { ($0["probability"] as? [Double])?.count } == [3, 3, 3])
    }
  }

  @Test func `Parquet has vectors as Spark's structs, which can be read again`() throws {
    #expect(try run("predict", model, "new.csv", "-o", "scored.parquet").status == 0)
    let query = "select probability.type as type, len(probability.values) as n from 'scored.parquet'"
    let found = try run("sql", query, "--format", "csv")
    #expect(found.output == "type,n\n1,3\n1,3\n1,3\n", "\(found.errors)")
  }

  @Test func `Vectors can be taken apart by expressions`() throws {
    let result = try run(
      "predict", model, "new.csv", "--select", "id", "--select",
      "vector_to_array(probability)[2] > 0.5 AS isRed", "--format", "csv")
    #expect(result.output == "id,isRed\n1,true\n2,false\n3,false\n", "\(result.errors)")
  }

  @Test func `A scored file can be scored again, and its old scores are replaced`() throws {
    #expect(try run("predict", model, "new.csv", "-o", "first.csv").status == 0)
    let again = try run("predict", model, "first.csv", "-o", "second.csv")
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.contains("the model's columns replace those of the data: prediction"))
    #expect(try lines("first.csv")[0] == lines("second.csv")[0])
  }

  @Test func `An output file that is a link is written where the link leads`() throws {
    try folder.write("real.csv", "old")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.csv", withDestinationPath: "real.csv")
    #expect(try run("predict", model, "new.csv", "-o", "link.csv", "--overwrite").status == 0)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.csv") == "real.csv")
    #expect(try folder.read("real.csv").hasPrefix("id,"))
  }

  @Test func `Rows into a device go at once and need no leave`() throws {
    let result = try run("predict", model, "new.csv", "--format", "jsonl", "-o", "/dev/stdout")
    #expect(result.status == 0 && result.output.split(separator: "\n").count == 3, "\(result.errors)")
  }

  @Test func `A long file is scored in bounded memory, in the order of its rows`() throws {
    let count = 60_000
    try folder.write(
      "long.csv", (0..<count).reduce(into: "id,length,width\n") { $0 += "\($1),\($1 % 5),1\n" })
    #expect(try run("predict", model, "long.csv", "-o", "long.parquet", "-q").status == 0)
    let found = try run(
      "sql", "select count(*) n, min(id) a, max(id) b, count(prediction) p from 'long.parquet'", "--format",
      "csv")
    #expect(found.output == "n,a,b,p\n\(count),0,\(count - 1),\(count)\n")
  }

  @Test func `A table in a file says how many rows it shows`() throws {
    let result = try run("predict", model, "new.csv", "-o", "scored.txt", "--max-rows", "2")
    #expect(result.status == 0 && result.errors.contains("scored.txt: 2 rows scored"))
    #expect(try folder.read("scored.txt").hasSuffix("(first 2 rows; there are more, see --max-rows)\n"))
  }
}
