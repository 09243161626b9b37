import Foundation
import GnistaCore
import Testing

@testable import GnistaCLI

/// Training, evaluating and scoring models of every kind with the real program.
@Suite(.needsProgram, .needsEngine)
struct TrainTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("kinds.csv", KindsFixture.rows(300))
  }

  func run(_ arguments: String...) throws -> GnistaProgram.Result {
    try GnistaProgram.run(arguments, in: folder.path)
  }

  func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Data(text.utf8)) }

  static let binary = """
    label: {isRed: "CAST(kind = 'red' AS INT)"}
    stages:
      - stage: VectorAssembler
        inputCols: [length, width]
        outputCol: features
      - stage: LogisticRegression
        name: lr
        regParam: 0.01

    """

  static let regression = """
    label: width
    stages:
      - stage: StringIndexer
        inputCol: kind
        outputCol: kindIndex
      - stage: OneHotEncoder
        inputCol: kindIndex
        outputCol: kindVec
      - stage: VectorAssembler
        inputCols: [kindVec, length]
        outputCol: features
      - stage: LinearRegression
        name: line

    """

  @Test(arguments: [
    ("binary", binary, ["areaUnderROC", "areaUnderPR", "accuracy", "f1", "logLoss"], 2),
    ("multiclass", KindsFixture.pipeline, ["accuracy", "f1", "logLoss"], 3),
    ("regression", regression, ["rmse", "mae", "r2"], 0),
  ])
  func `A model is trained, evaluated and used for scoring`(
    name: String, pipeline: String, metrics: [String], classes: Int
  ) throws {
    try folder.write("p.yaml", pipeline)
    let trained = try run(
      "train", "p.yaml", "--data", "kinds.csv", "--split", "0.7", "--seed", "3", "-o", "m", "--json")
    #expect(trained.status == 0 && trained.errors == "", "\(trained.errors)")
    let outcome = try json(trained.output)
    let (train, test) = (outcome["rowsTrain"]?.integerValue ?? 0, outcome["rowsTest"]?.integerValue ?? 0)
    #expect(outcome["model"] == "m" && train + test == 300 && (60...120).contains(test))
    let evaluation = try #require(outcome["evaluation"])
    #expect(evaluation["metrics"]?.objectValue?.keys.sorted() == metrics.sorted())
    #expect(evaluation["confusion"]?["labels"]?.arrayValue?.count == (classes == 0 ? nil : classes))
    #expect(outcome["seconds"]?["fit"]?.doubleValue ?? 0 > 0)

    let evaluated = try run("evaluate", "m", "kinds.csv", "--json")
    #expect(evaluated.status == 0 && evaluated.errors == "", "\(evaluated.errors)")
    #expect(try json(evaluated.output)["rows"] == 300)
    #expect(try json(evaluated.output)["metrics"]?.objectValue?.keys.sorted() == metrics.sorted())
    let text = try run("evaluate", "m", "kinds.csv")
    #expect(text.output.hasPrefix("kinds.csv: 300 rows\n") && text.output.contains(metrics[0] + "  "))

    let scored = try run("predict", "m", "kinds.csv", "-o", "scored.csv", "-q")
    #expect(scored.status == 0 && scored.errors == "", "\(scored.errors)")
    let header = try folder.read("scored.csv").prefix { $0 != "\n" }.split(separator: ",")
    #expect(header.count { $0.hasPrefix("probability_") } == classes && header.contains("prediction"))
    let counted = try run("sql", "select count(prediction) n from 'scored.csv'", "--json")
    #expect(try json(counted.output) == [["n": 300]])
  }

  @Test func `Metrics are chosen by name, in their order`() throws {
    try folder.write("p.yaml", Self.regression + "evaluate: [r2, mse]\n")
    let trained = try run("train", "p.yaml", "--data", "kinds.csv", "-o", "m")
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.output.contains("on the rows learnt from (better than on new ones; see --split)"))
    let order = ["r2", "mse"].compactMap { trained.output.range(of: "  \($0) ")?.lowerBound }
    #expect(order.count == 2 && order == order.sorted())
    let chosen = try run("evaluate", "m", "kinds.csv", "--metric", "var", "--json")
    #expect(try json(chosen.output)["metrics"]?.objectValue?.keys.sorted() == ["var"])
    let unknown = try run("evaluate", "m", "nowhere.csv", "--metric", "rsme")
    #expect(unknown.status == 64 && unknown.errors.contains("did you mean 'rmse'?"))
    let foreign = try run("evaluate", "m", "kinds.csv", "--metric", "areaUnderROC")
    #expect(foreign.status == 64 && foreign.errors.contains("is for classifiers"))
  }

  @Test(arguments: ["folds: 3", "trainRatio: 0.7"]) func `A search finds the best parameters`(method: String)
    throws
  {
    let search =
      "tune:\n  \(method)\n  metric: areaUnderROC\n  grid:\n    lr.regParam: [10, 0.01]\n"
      + "    lr.elasticNetParam: [1]\n"
    try folder.write("p.yaml", Self.binary + search)
    let trained = try run("train", "p.yaml", "--data", "kinds.csv", "-o", "m", "--json")
    #expect(trained.status == 0, "\(trained.errors)")
    let tuning = try #require(try json(trained.output)["tuning"])
    #expect(tuning["metric"] == "areaUnderROC" && tuning["best"]?["lr.regParam"] == 0.01)
    #expect(tuning["candidates"]?.arrayValue?.count == 2)
    let values = tuning["candidates"]?.arrayValue?.compactMap { $0["value"]?.doubleValue } ?? []
    #expect(values.count == 2 && values[0] < values[1])
    let again = try run("train", "p.yaml", "--data", "kinds.csv", "-o", "m", "--overwrite")
    #expect(
      again.output.contains("tuning by areaUnderROC (\(method == "folds: 3" ? "3 folds" : "one split"))"))
    #expect(
      again.output.contains("lr.elasticNetParam=1 lr.regParam=0.01  ") && again.output.contains("  best\n"))
    #expect(try run("evaluate", "m", "kinds.csv").status == 0)
  }

  @Test func `The same file, data and seed make the same model`() throws {
    try folder.write("p.yaml", Self.binary + "split: {train: 0.8, seed: 4}\n")
    for name in ["one", "two"] {
      #expect(try run("train", "p.yaml", "--data", "kinds.csv", "-o", name).status == 0)
    }
    #expect(try folder.read("one/arrays.bin") == folder.read("two/arrays.bin"))
    func metadata(_ name: String) throws -> [Substring] {
      try folder.read(name + "/metadata.json").split(separator: "\n").filter { !$0.contains("\"timestamp\"") }
    }
    #expect(try metadata("one") == metadata("two"))
  }

  @Test func `Rows to test with come from a file of their own`() throws {
    try folder.write("p.yaml", Self.binary)
    try folder.write("test.csv", KindsFixture.rows(30))
    let trained = try run("train", "p.yaml", "--data", "kinds.csv", "--test", "test.csv", "-o", "m", "--json")
    let outcome = try json(trained.output)
    #expect(outcome["rowsTrain"] == 300 && outcome["rowsTest"] == 30, "\(trained.errors)")
  }

  @Test func `--set changes a parameter and is checked before any data are read`() throws {
    try folder.write("p.yaml", Self.binary)
    let set = try run(
      "train", "p.yaml", "--data", "kinds.csv", "-o", "m", "--set", "lr.maxIter=3", "--set",
      "lr.thresholds=[0.3, 0.7]")
    #expect(set.status == 0, "\(set.errors)")
    let model = try folder.read("m/metadata.json")
    #expect(model.contains("0.3") && model.contains("0.7"))
    let wrong = try run("train", "p.yaml", "--data", "nowhere.csv", "-o", "n", "--set", "lr.maxItr=3")
    #expect(wrong.status == 64 && wrong.errors.contains("did you mean 'maxIter'?"), "\(wrong.errors)")
    let shapeless = try run("train", "p.yaml", "--data", "nowhere.csv", "-o", "n", "--set", "lr.maxIter")
    #expect(shapeless.status == 64 && shapeless.errors.contains("--set"))
  }

  @Test(arguments: [
    ("label: {isRed: \"CAST(knd = 'red' AS INT)\"}", 65, ["p.yaml:1:", "'knd'", "did you mean 'kind'?"]),
    ("label: kind", 65, ["label", "kind", "string"]),
    ("label: {all: \"1\"}", 0, ["one", "label"]),
    ("label: {none: \"CAST(NULL AS INT)\"}", 65, ["null"]),
    ("label: {nan: \"CAST('NaN' AS DOUBLE)\"}", 65, ["NaN"]),
    ("label: {many: \"id + 0.5\"}", 65, ["label"]),
    ("label: {few: \"1\"}\nprepare:\n  - filter: \"id < 0\"", 65, ["no rows to learn from"]),
    (
      "label: {x: \"1\"}\nprepare:\n  - drop: [widht]", 65, ["p.yaml:3:", "'widht'", "did you mean 'width'?"]
    ),
    ("label: {x: \"1\"}\nprepare:\n  - filter: id > 1\n  - filter: widht > 1", 65, ["p.yaml:4:", "'widht'"]),
    ("label: {x: \"1\"}\nprepare:\n  - rename: {widht: w}", 65, ["p.yaml:3:", "'widht'"]),
  ])
  func `What only the data can tell is told with its names`(label: String, status: Int, parts: [String])
    throws
  {
    let stages = Self.binary.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    try folder.write("p.yaml", label + "\n" + stages.joined(separator: "\n"))
    let result = try run("train", "p.yaml", "--data", "kinds.csv", "-o", "m")
    #expect(Int(result.status) == status, "\(result.errors)")
    for part in parts { #expect(result.errors.contains(part), "\(part): \(result.errors)") }
    #expect(folder.names.contains("m") == (status == 0))
  }

  @Test func `A column that the data lack is told with the line of the stage`() throws {
    try folder.write(
      "p.yaml", Self.binary.replacingOccurrences(of: "[length, width]", with: "[length, widht]"))
    let result = try run("train", "p.yaml", "--data", "kinds.csv", "-o", "m")
    #expect(result.status == 65)
    #expect(
      result.errors.contains("p.yaml:4:") && result.errors.contains("did you mean 'width'?"),
      "\(result.errors)")
  }

  @Test
  func `A value that a stage cannot take is told with the line of that stage, not of the one that learns`()
    throws
  {
    try folder.write("p.yaml", Self.binary)
    try folder.write("holes.csv", KindsFixture.rows(6) + "6,,1,red\n")
    let result = try run("train", "p.yaml", "--data", "holes.csv", "-o", "m")
    #expect(result.status == 65)
    for part in [
      "p.yaml:3:", "stage 1 (VectorAssembler): VectorAssembler: column 'length' holds a null", "Imputer",
    ] {
      #expect(result.errors.contains(part), "\(part): \(result.errors)")
    }
  }

  @Test func `Data without labels are told what the model makes them of`() throws {
    try folder.write("p.yaml", KindsFixture.pipeline)
    #expect(try run("train", "p.yaml", "--data", "kinds.csv", "-o", "m").status == 0)
    try folder.write("new.csv", "id,length,width\n1,0.1,0.2\n")
    let result = try run("evaluate", "m", "new.csv")
    #expect(result.status == 65)
    for part in ["'new.csv' has no labels", "'label'", "none 'kind'", "id, length, width"] {
      #expect(result.errors.contains(part), "\(part): \(result.errors)")
    }
  }

  @Test func `Pipeline files, data and models that are not there are errors`() throws {
    try folder.write("p.yaml", Self.binary)
    let file = try run("train", "q.yaml", "--data", "kinds.csv", "-o", "m")
    #expect(file.status == 66 && file.errors.contains("'q.yaml'"))
    let data = try run("train", "p.yaml", "--data", "nowhere.csv", "-o", "m")
    #expect(data.status == 66 && data.errors.contains("'nowhere.csv'"))
    let model = try run("evaluate", "m", "kinds.csv")
    #expect(model.status == 66 && model.errors.contains("'m'"))
    let place = try run("train", "p.yaml", "--data", "nowhere.csv", "-o", "none/m")
    #expect(place.status == 74 && place.errors.contains("there is no folder"))
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: folder.path + "/p.yaml"))
    let binary = try run("train", "p.yaml", "--data", "kinds.csv", "-o", "m")
    #expect(binary.status == 65 && binary.errors.contains("not text in UTF-8"))
    #expect(folder.names == ["kinds.csv", "p.yaml"])
  }

  @Test func `A model that exists is kept without leave, and when training fails`() throws {
    try folder.write("p.yaml", Self.binary)
    #expect(try run("train", "p.yaml", "--data", "kinds.csv", "-o", "m").status == 0)
    let before = try folder.read("m/metadata.json")
    let refused = try run("train", "p.yaml", "--data", "nowhere.csv", "-o", "m")
    #expect(refused.status == 74 && refused.errors.contains("--overwrite"))
    let failed = try run("train", "p.yaml", "--data", "nowhere.csv", "-o", "m", "--overwrite")
    #expect(failed.status == 66)
    #expect(try folder.read("m/metadata.json") == before)
  }

  @Test func `A disk that fills up leaves no half model`() throws {
    try folder.write("p.yaml", Self.binary)
    // A limit on the size of files, of half a KiB, stands in for the disk.
    let result = try GnistaProgram.runLimited(
      blocks: 1, ["train", "p.yaml", "--data", "kinds.csv", "-o", "m"], in: folder.path)
    #expect(result.status == 74 && result.errors.contains("'m' cannot be written"), "\(result.errors)")
    #expect(folder.names == ["kinds.csv", "p.yaml"])
  }

  @Test func `Options of training that contradict each other are refused`() throws {
    for (arguments, part) in [
      (["--test", "a.csv", "--split", "0.5"], "not both"), (["--split", "1"], "between 0 and 1"),
      (["--seed", "3"], "for --split"),
    ] {
      let result = try GnistaProgram.run(
        ["train", "p.yaml", "--data", "kinds.csv", "-o", "m"] + arguments, in: folder.path)
      #expect(result.status == 64 && result.errors.contains(part), "\(result.errors)")
    }
  }
}
