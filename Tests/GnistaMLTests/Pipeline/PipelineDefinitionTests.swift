import Foundation
import GnistaCore
import GnistaML
import Testing

@Suite("Pipelines written as documents")
struct PipelineDefinitionTests {
  func read(_ text: String) throws -> PipelineDefinition {
    try PipelineDefinition(json: JSONValue(parsing: Data(text.utf8)), registry: .withExamples)
  }

  @Test("A document makes the pipeline it describes, with nested pipelines")
  func reads() throws {
    let pipeline = try read(
      """
      {"name": "whole", "stages": [
        {"stage": "Shifter", "name": "up", "by": 2},
        {"stage": "Pipeline", "stages": [{"stage": "Centerer", "inputCol": "y"}]}
      ]}
      """
    ).makePipeline(registry: .withExamples)
    #expect(pipeline.uid == "whole")
    let shifter = try #require(pipeline.stages[0] as? Shifter)
    #expect(shifter.uid == "up")
    #expect(shifter.by == 2)
    let inner = try #require(pipeline.stages[1] as? Pipeline)
    #expect((inner.stages[0] as? Centerer)?.inputCol == "y")
  }

  @Test(
    "What is wrong is told with its place and the nearest name",
    arguments: [
      (#"[]"#, ErrorCode.invalidArgument, "a map with a list 'stages', not a list", []),
      (#"{}"#, .invalidArgument, "has no list 'stages'", []),
      (#"{"stages": []}"#, .invalidArgument, "is empty", ["stages"]),
      (#"{"stages": 3}"#, .invalidArgument, "a list of stages, not 3", ["stages"]),
      (
        #"{"stage": [], "stages": [{"stage": "Shifter"}]}"#, .invalidArgument, "did you mean 'stages'?",
        ["stage"]
      ),
      (#"{"stages": ["Shifter"]}"#, .invalidArgument, "not the text 'Shifter'", ["stages", "0"]),
      (#"{"stages": [{"stages": "Shifter"}]}"#, .invalidArgument, "instead of 'stages'", ["stages", "0"]),
      (
        #"{"stages": [{"stage": "Shifter"}, {"stage": "Centrer"}]}"#, .unknownStage,
        "stage 2: no stage is named 'Centrer'; did you mean 'Centerer'?", ["stages", "1", "stage"]
      ),
      (
        #"{"stages": [{"stage": "CentererModel"}]}"#, .unknownStage, "list its estimator",
        ["stages", "0", "stage"]
      ),
      (
        #"{"stages": [{"stage": "Centerer", "shard": 1}]}"#, .unknownParameter,
        "stage 1 (Centerer): Centerer has no parameter 'shard'; did you mean 'share'?",
        ["stages", "0", "shard"]
      ),
      (
        #"{"stages": [{"stage": "Centerer", "share": 1.5}]}"#, .invalidParameter,
        "stage 1 (Centerer): Centerer: parameter 'share' is 1.5; allowed: from 0.0 to 1.0",
        ["stages", "0", "share"]
      ),
      (
        #"{"stages": [{"stage": "Centerer", "share": "all"}]}"#, .invalidParameter, "is number, not \"all\"",
        ["stages", "0", "share"]
      ),
      (
        #"{"stages": [{"stage": "Shifter", "name": "a"}, {"stage": "Shifter", "name": "a"}]}"#,
        .invalidArgument,
        "the name 'a' is taken by stage 1 (Shifter)", ["stages", "1", "name"]
      ),
      (
        #"{"stages": [{"stage": "Shifter", "name": 3}]}"#, .invalidArgument, "not 3", ["stages", "0", "name"]
      ),
      (
        #"{"stages": [{"stage": "Pipeline", "stages": [{"stage": "Shifter", "by": true}]}]}"#,
        .invalidParameter,
        "'by' is number, not true", ["stages", "0", "stages", "0", "by"]
      ),
    ] as [(String, ErrorCode, String, [String])])
  func wrong(text: String, code: ErrorCode, message: String, path: [String]) throws {
    let error = try #require(throws: GnistaError.self) { try read(text) }
    #expect(error.code == code)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.location?.path == path)
  }

  @Test("All that is wrong is found at once, in the order of the document")
  func allProblems() throws {
    let json: JSONValue = [
      "evaluate": true,
      "stages": [["stage": "Shiftr"], ["stage": "Centerer", "share": 2, "inputCol": ""]],
    ]
    let problems = PipelineDefinition.problems(in: json, otherKeys: ["evaluate"], registry: .withExamples)
    #expect(
      problems.map { $0.location?.path ?? [] } == [
        ["stages", "0", "stage"], ["stages", "1", "inputCol"], ["stages", "1", "share"],
      ])
  }

  @Test(
    "A parameter given as text is read as what the parameter is",
    arguments: [
      ("Shifter.by", "2.5", JSONValue.number(2.5)), ("Shifter.inputCol", "fare", "fare"),
      ("Shifter.inputCol", "5", "5"), ("Shifter.dropsNegative", "true", true),
    ] as [(String, String, JSONValue)])
  func text(path: String, text: String, value: JSONValue) throws {
    var pipeline = Pipeline { Shifter() }
    try pipeline.set(path: path, text: text)
    let name = try #require(path.split(separator: ".").last.map(String.init))
    #expect(try pipeline.stages[0].value(of: name) == value)
  }

  @Test("A text outside the domain is refused with the domain")
  func wrongText() throws {
    var pipeline = Pipeline { Centerer() }
    let error = #expect(throws: GnistaError.self) { try pipeline.set(path: "Centerer.share", text: "7") }
    #expect(error?.message.contains("is 7; allowed: from 0.0 to 1.0") == true)
  }
}
