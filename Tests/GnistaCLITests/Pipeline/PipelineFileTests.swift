import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@testable import GnistaCLI

/// Reading pipeline files: what is said, with line and column, about everything that can be wrong.
struct PipelineFileTests {
  /// A file with a mistake and what is said about it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var code: ErrorCode
    var line: Int?
    var parts: [String]
    var testDescription: String { name }

    init(_ name: String, _ code: ErrorCode, line: Int?, _ parts: String..., text: String) {
      (self.name, self.text, self.code, self.line, self.parts) = (name, text, code, line, parts)
    }
  }

  /// The stages of a file that is in order, as its lines 1 to 8.
  static let stages = """
    stages:
      - stage: VectorAssembler
        inputCols: [a, b]
        outputCol: features
      - stage: LogisticRegression
        name: lr
        maxIter: 50
        regParam: 0.01

    """

  static let mistakes: [Mistake] =
    ofYAML + ofStages + ofParts
  private static let ofYAML = [
    Mistake("an empty file", .invalidArgument, line: nil, "nothing in it", text: ""),
    Mistake("only a remark", .invalidArgument, line: nil, "nothing in it", text: "# later\n"),
    Mistake("a tab", .syntaxError, line: 2, "not valid YAML", text: "stages:\n\t- stage: VectorAssembler\n"),
    Mistake("a bracket left open", .syntaxError, line: 3, "not valid YAML", text: "stages:\n  - [a, b\n"),
    Mistake(
      "a name twice", .syntaxError, line: 1, "'stages'", "twice", text: "stages: []\nlabel: a\nstages: []\n"),
    Mistake(
      "a list", .invalidArgument, line: 1, "a map with a list 'stages', not a list",
      text: "- stage: VectorAssembler\n"),
    Mistake("a word", .invalidArgument, line: 1, "not the text 'stages'", text: "stages\n"),
    Mistake(
      "an alias of nothing", .syntaxError, line: 2, "not valid YAML", text: "stages:\n  - *none\n"),
  ]

  private static let ofStages = [
    Mistake("no stages", .invalidArgument, line: 1, "'stages'", text: "label: a\n"),
    Mistake("stages that are no list", .invalidArgument, line: 1, "'stages'", "list", text: "stages: 3\n"),
    Mistake("an empty list of stages", .invalidArgument, line: 1, "'stages'", text: "stages: []\n"),
    Mistake(
      "an unknown part", .invalidArgument, line: 9, "'labels'", "did you mean 'label'?",
      text: stages + "labels: a\n"),
    Mistake(
      "an unknown stage", .unknownStage, line: 2, "'LogisticRegresion'",
      "did you mean 'LogisticRegression'?", text: "stages:\n  - stage: LogisticRegresion\n"),
    Mistake(
      "a stage without its class", .invalidArgument, line: 2, "'stage: NAME'",
      text: "stages:\n  - maxIter: 3\n"),
    Mistake(
      "an unknown parameter", .unknownParameter, line: 4, "LogisticRegression", "'maxItr'",
      "did you mean 'maxIter'?",
      text: "stages:\n  - stage: LogisticRegression\n    name: lr\n    maxItr: 3\n"),
    Mistake(
      "a value out of its domain", .invalidParameter, line: 3, "LogisticRegression", "'regParam'", "-1",
      "at least 0", text: "stages:\n  - stage: LogisticRegression\n    regParam: -1\n"),
    Mistake(
      "a value of another type", .invalidParameter, line: 3, "LogisticRegression", "'maxIter'", "many",
      text: "stages:\n  - stage: LogisticRegression\n    maxIter: many\n"),
    Mistake(
      "a number that is not whole", .invalidParameter, line: 3, "'maxIter'", "1.5",
      text: "stages:\n  - stage: LogisticRegression\n    maxIter: 1.5\n"),
    Mistake(
      "an unknown choice", .invalidParameter, line: 4, "StringIndexer", "'handleInvalid'",
      "error, skip, keep, not \"drop\"",
      text: "stages:\n  - stage: StringIndexer\n    inputCol: a\n    handleInvalid: drop\n    outputCol: b\n"),
    Mistake(
      "a stage name twice", .invalidArgument, line: 5, "'one'",
      text: """
        stages:
          - stage: VectorAssembler
            name: one
          - stage: LogisticRegression
            name: one
        """),
    Mistake(
      "several mistakes at once", .unknownParameter, line: 3, "'maxItr'", "also", ":5:", "'regParm'",
      text: """
        stages:
          - stage: LogisticRegression
            maxItr: 3
          - stage: LinearRegression
            regParm: 3
        """),
  ]

  private static let ofParts = [
    Mistake(
      "a broken label expression", .syntaxError, line: 9, "the label's expression",
      text: stages + "label: {tipped: \"CAST(a >\"}\n"),
    Mistake(
      "two labels", .invalidArgument, line: 9, "'label'", text: stages + "label: {a: x, b: y}\n"),
    Mistake(
      "an unknown step", .invalidArgument, line: 10, "'fliter'", "did you mean 'filter'?",
      text: stages + "prepare:\n  - fliter: a > 1\n"),
    Mistake(
      "a broken condition", .syntaxError, line: 10, "'filter'",
      text: stages + "prepare:\n  - filter: \"a >\"\n"),
    Mistake(
      "an unknown function", .unknownFunction, line: 10, "'dat_format'", "did you mean 'date_format'?",
      text: stages + "prepare:\n  - withColumn: {h: \"dat_format(t, 'HH')\"}\n"),
    Mistake(
      "two steps in one", .invalidArgument, line: 10, "one name",
      text: stages + "prepare:\n  - filter: a > 1\n    drop: b\n"),
    Mistake(
      "an unknown format", .invalidArgument, line: 10, "'exel'", "csv, json, parquet",
      text: stages + "read:\n  format: exel\n"),
    Mistake(
      "an unknown type", .syntaxError, line: 10, "'integr'",
      text: stages + "read:\n  types: {a: integr}\n"),
    Mistake(
      "an unknown part of read", .invalidArgument, line: 10, "'option'", "did you mean 'options'?",
      text: stages + "read:\n  option: {header: true}\n"),
    Mistake(
      "a share above one", .invalidArgument, line: 9, "'split'", "'1.2'", text: stages + "split: 1.2\n"),
    Mistake(
      "a split without its share", .invalidArgument, line: 9, "'train'", text: stages + "split: {seed: 3}\n"),
    Mistake(
      "a seed that is no number", .invalidArgument, line: 9, "'seed'", "'x'",
      text: stages + "split: {train: 0.5, seed: x}\n"),
    Mistake(
      "an unknown metric", .invalidArgument, line: 9, "'areaUnderRock'", "did you mean 'areaUnderROC'?",
      text: stages + "evaluate: [areaUnderRock]\n"),
    Mistake(
      "a search without values", .invalidArgument, line: 10, "'grid'", text: stages + "tune:\n  folds: 3\n"),
    Mistake(
      "folds and a ratio", .invalidArgument, line: 11, "not both",
      text: stages + "tune:\n  folds: 3\n  trainRatio: 0.5\n  grid: {lr.regParam: [1]}\n"),
    Mistake(
      "one fold", .invalidArgument, line: 10, "'folds'", "at least 2",
      text: stages + "tune:\n  folds: 1\n  grid: {lr.regParam: [1]}\n"),
    Mistake(
      "a search over an unknown stage", .unknownStage, line: 11, "'lrr'",
      text: stages + "tune:\n  grid:\n    lrr.regParam: [1]\n"),
    Mistake(
      "a search over an unknown parameter", .unknownParameter, line: 11, "'regParm'",
      "did you mean 'regParam'?", text: stages + "tune:\n  grid:\n    lr.regParm: [1]\n"),
    Mistake(
      "a search with a value out of its domain", .invalidParameter, line: 11, "'regParam'", "-1",
      text: stages + "tune:\n  grid:\n    lr.regParam: [1, -1]\n"),
    Mistake(
      "a search over nothing", .invalidArgument, line: 11, "no values",
      text: stages + "tune:\n  grid:\n    lr.regParam: []\n"),
    Mistake(
      "a path without a stage", .invalidArgument, line: 11, "stage.parameter",
      text: stages + "tune:\n  grid:\n    regParam: [1]\n"),
    Mistake(
      "an unknown metric of the search", .invalidArgument, line: 10, "did you mean 'rmse'?",
      text: stages + "tune:\n  metric: rmsee\n  grid: {lr.regParam: [1]}\n"),
  ]

  @Test(arguments: mistakes)
  func `A mistake is told with code, line and remedy`(mistake: Mistake) throws {
    let found = #expect(throws: GnistaError.self) {
      _ = try PipelineFile(text: mistake.text, source: "p.yaml")
    }
    let error = try #require(found)
    #expect(error.code == mistake.code, "\(error)")
    #expect(error.location?.source == "p.yaml" && error.location?.line == mistake.line, "\(error)")
    for part in mistake.parts { #expect(error.message.contains(part), "\(part): \(error)") }
  }

  @Test func `A whole file is read`() throws {
    let text =
      """
      read:
        format: csv
        options: {sep: ";", header: true}
        types: {code: string}
      prepare:
        - withColumn: {c: a + b, d: c * 2}
        - filter: c > 1
        - drop: [d]
        - rename: {c: e}
        - dropna: []
      label: {y: "CAST(a > 1 AS INT)"}
      split: {train: 0.7, seed: 9}
      evaluate: [areaUnderROC, logLoss]
      tune:
        trainRatio: 0.6
        metric: areaUnderPR
        seed: 5
        parallelism: 2
        grid:
          lr.regParam: [0.1, 0.01]
          VectorAssembler.handleInvalid: [skip, keep]

      """ + Self.stages
    let file = try PipelineFile(text: text, source: "p.yaml")
    #expect(file.reading.options == ["sep": ";", "header": "true"])
    #expect(file.preparation.count == 5 && file.preparation.filter(\.dropsRows).count == 2)
    #expect(file.label == LabelDefinition(name: "y", expression: "CAST(a > 1 AS INT)"))
    #expect(file.split?.train == 0.7 && file.split?.seed == 9)
    #expect(file.metrics == ["areaUnderROC", "logLoss"])
    let tuning = try #require(file.tuning)
    #expect(tuning.folds == nil && tuning.trainRatio == 0.6 && tuning.metric == "areaUnderPR")
    #expect(tuning.seed == 5 && tuning.parallelism == 2 && tuning.combinations == 4)
    #expect(file.pipeline.stages.map(\.uid) == ["VectorAssembler", "lr"])
    #expect(try file.pipeline.stages[1].value(of: "labelCol") == "y")
    #expect(try file.pipeline.stages[1].value(of: "maxIter") == 50)
  }

  @Test func `Stages without names are called by their class, with numbers where there are several`() throws {
    let file = try PipelineFile(
      text: "stages:\n  - stage: Binarizer\n  - stage: Binarizer\n  - stage: LinearRegression\n",
      source: "p.yaml")
    #expect(file.pipeline.stages.map(\.uid) == ["Binarizer_1", "Binarizer_2", "LinearRegression"])
  }

  @Test func `After an RFormula stages learn the label that it makes`() throws {
    let text = "label: x\nstages:\n  - stage: RFormula\n    formula: y ~ a\n  - stage: LinearRegression\n"
    let file = try PipelineFile(text: text, source: "p.yaml")
    #expect(try file.pipeline.stages[1].value(of: "labelCol") == "label")
  }

  @Test func `Plain words are typed as in YAML 1.2`() throws {
    let node = try YAMLText.parse("[yes, true, ~, 007, 1e3, .inf, '1', 0x10, -2, 1_000]", source: "t")
    #expect(
      node.json
        == [
          "yes", true, nil, 7, 1000.0, .number(.infinity), "1", "0x10", -2, "1_000",
        ])
  }

  // MARK: --set

  @Test(arguments: [
    ("lr.regParam=0.5", "regParam", JSONValue.number(0.5)), ("lr.maxIter=7", "maxIter", 7),
    ("lr.thresholds=[0.3, 0.7]", "thresholds", JSONValue.array([0.3, 0.7])),
    ("lr.fitIntercept=false", "fitIntercept", false),
    ("LogisticRegression.predictionCol=p=q", "predictionCol", "p=q"),
  ])
  func `A parameter is set by stage and name`(change: String, param: String, value: JSONValue) throws {
    var file = try PipelineFile(text: Self.stages, source: "p.yaml")
    try file.set([try #require(KeyValueOption(argument: change))])
    #expect(try file.pipeline.stages[1].value(of: param) == value)
  }

  @Test(arguments: [
    ("regParam=1", ErrorCode.invalidArgument, ["stage.parameter"]),
    ("lrr.regParam=1", .unknownStage, ["'lrr'", "lr"]),
    ("lr.regParm=1", .unknownParameter, ["'regParm'", "did you mean 'regParam'?"]),
    ("lr.regParam=-1", .invalidParameter, ["'regParam'", "-1", "at least 0"]),
    ("lr.regParam=much", .invalidParameter, ["'regParam'", "much"]),
    ("lr.thresholds=[1", .syntaxError, ["not valid YAML"]),
  ])
  func `A wrong --set is told with stage, parameter and remedy`(
    change: String, code: ErrorCode, parts: [String]
  ) throws {
    var file = try PipelineFile(text: Self.stages, source: "p.yaml")
    let option = try #require(KeyValueOption(argument: change))
    let found = #expect(throws: GnistaError.self) { try file.set([option]) }
    let error = try #require(found)
    #expect(error.code == code, "\(error)")
    for part in parts { #expect(error.message.contains(part), "\(part): \(error)") }
  }
}
