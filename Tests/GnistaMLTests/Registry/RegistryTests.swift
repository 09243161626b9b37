import Foundation
import GnistaCore
import GnistaML
import Testing

@Suite("The registry of stages")
struct RegistryTests {
  @Test("Every estimator, transformer and model in the sources is registered")
  func complete() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/GnistaML"
    )
    .standardizedFileURL
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    let names = Set(Registry.standard.entries.map(\.name))
    var found = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let pattern = /(?:struct|class|extension) (\w+)(?:<[^>]*>)?\s*:\s*([^{]*?)\s*(?:where[^{]*)?\{/
      for match in text.matches(of: pattern) {
        let conformances = match.2.split(whereSeparator: { ",&".contains($0) }).map {
          $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard
          conformances.contains(where: {
            ["Estimator", "Transformer", "RowTransformer", "Model"].contains($0)
          })
        else { continue }
        found += 1
        #expect(
          names.contains(String(match.1)),
          "\(match.1) in \(file.lastPathComponent) is not in Registry+Standard.swift: add a line for it")
      }
    }
    #expect(found >= 3, "the search found next to nothing: it is broken")
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
