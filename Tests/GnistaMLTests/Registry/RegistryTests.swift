import Foundation
import GnistaCore
import GnistaML
import Testing

@Suite("The registry of stages")
struct RegistryTests {
  /// The declarations of the sources with what they conform to: kind, name, conformances, file.
  func declarations() throws -> [(kind: String, name: String, conformances: Set<String>, file: String)] {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/GnistaML"
    )
    .standardizedFileURL
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    let pattern =
      /(struct|class|enum|actor|protocol|extension) (\w+)(?:<[^>]*>)?\s*:\s*([^{]*?)\s*(?:where[^{]*)?\{/
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.flatMap { file in
      let text = try String(contentsOf: file, encoding: .utf8)
        .split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }.joined(
          separator: "\n")
      return text.matches(of: pattern).map { match in
        let names = match.3.split(whereSeparator: { ",&".contains($0) }).map {
          $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return (String(match.1), String(match.2), Set(names), file.lastPathComponent)
      }
    }
  }

  @Test("Every estimator, transformer and model in the sources is registered")
  func complete() throws {
    let declarations = try declarations()
    var stageProtocols: Set = ["PipelineStage", "Estimator", "Transformer", "RowTransformer", "Model"]
    var grown = true
    while grown {
      let refining = declarations.filter {
        $0.kind == "protocol" && !$0.conformances.isDisjoint(with: stageProtocols)
      }
      grown = !stageProtocols.isSuperset(of: refining.map(\.name))
      stageProtocols.formUnion(refining.map(\.name))
    }
    let names = Set(Registry.standard.entries.map(\.name))
    let stages = declarations.filter {
      $0.kind != "protocol" && !$0.conformances.isDisjoint(with: stageProtocols)
        && !stageProtocols.contains($0.name)
    }
    for stage in stages {
      #expect(
        names.contains(stage.name),
        "\(stage.name) in \(stage.file) is not in Registry+Standard.swift: add a line for it")
    }
    #expect(
      Set(stages.map(\.name)).isSuperset(of: ["Pipeline", "PipelineModel", "SQLTransformer"]), "bad search")
  }

  @Test("Every stage is documented and its parameters have distinct names")
  func documented() {
    for entry in Registry.standard.entries {
      #expect(entry.summary.hasSuffix("."), "\(entry.name) lacks a summary that is a sentence")
      #expect(
        Set(entry.params.map(\.name)).count == entry.params.count, "\(entry.name) has a parameter twice")
      for param in entry.params {
        #expect(param.doc.hasSuffix("."), "\(entry.name).\(param.name) lacks a sentence of documentation")
      }
    }
  }

  @Test("An estimator brings its model into the registry")
  func models() throws {
    let entry = try Registry.withExamples.entry("CentererModel")
    #expect(entry.kind == .model)
    #expect(entry.modelType is CentererModel.Type)
    #expect(Registry.withExamples.stages.map(\.name).contains("Centerer"))
    #expect(!Registry.withExamples.stages.map(\.name).contains("CentererModel"))
  }

  @Test("A stage is made from its name and parameters")
  func make() throws {
    let stage = try Registry.withExamples.make("Shifter", uid: "s", params: ["by": 2, "outputCol": "z"])
    let shifter = try #require(stage as? Shifter)
    #expect(shifter.uid == "s")
    #expect(shifter.by == 2)
    #expect(shifter.outputCol == "z")
    #expect(shifter.inputCol == "x")
  }

  @Test(
    "A stage that cannot be made is refused with the nearest name and the place",
    arguments: [
      ("Shiftr", [:], ErrorCode.unknownStage, "did you mean 'Shifter'?", []),
      ("Shifter", ["bye": 1], .unknownParameter, "did you mean 'by'?", ["bye"]),
      ("Shifter", ["by": "much"], .invalidParameter, "parameter 'by' is number, not \"much\"", ["by"]),
      ("Centerer", ["share": 3], .invalidParameter, "allowed: from 0.0 to 1.0", ["share"]),
    ] as [(String, [String: JSONValue], ErrorCode, String, [String])])
  func wrong(
    name: String, params: [String: JSONValue], code: ErrorCode, text: String, path: [String]
  ) {
    let error = #expect(throws: GnistaError.self) { try Registry.withExamples.make(name, params: params) }
    #expect(error?.code == code)
    #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
    #expect(error?.location?.path ?? [] == path)
  }
}
