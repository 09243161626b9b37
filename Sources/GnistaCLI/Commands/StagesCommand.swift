internal import ArgumentParser
internal import GnistaCore
internal import GnistaML

/// `gnista stages`.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "List the stages of pipelines, or show one with its parameters.",
    discussion: """
      Names, parameters and defaults are Spark's.

      EXAMPLES
        gnista stages
        gnista stages LogisticRegression
        gnista stages StringIndexer --json
      """)

  @Argument(help: "The stage to show with its parameters.")
  var name: String?
  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    if let name {
      try show(try Registry.standard.entry(name))
    } else {
      try list(Registry.standard.stages)
    }
  }

  private func list(_ stages: [StageEntry]) throws {
    let out = StandardOutput.shared
    if json {
      let list = stages.map {
        ["name": .string($0.name), "kind": .string($0.kind.rawValue), "summary": .string($0.summary)]
          as JSONValue
      }
      return try out.writeLine(JSONValue.array(list).text(pretty: true))
    }
    let rows = stages.sorted { $0.name < $1.name }.map { [$0.name, $0.kind.rawValue, $0.summary] }
    try out.writeLine(AlignedText.of(header: ["STAGE", "KIND", "WHAT IT DOES"], rows: rows))
  }

  private func show(_ stage: StageEntry) throws {
    let out = StandardOutput.shared
    if json { return try out.writeLine(Self.json(of: stage).text(pretty: true)) }
    try out.writeLine("\(stage.name) (\(stage.kind.rawValue)): \(stage.summary)")
    if let model = stage.modelType, stage.kind == .estimator {
      try out.writeLine("Its fit makes a \(model.name).")
    }
    if let spark = stage.spark { try out.writeLine("Spark: \(spark.className)") }
    guard !stage.params.isEmpty else { return try out.writeLine("It has no parameters.") }
    try out.writeLine()
    for param in stage.params {
      // The domain of a choice says its type once more.
      let domain = param.domain == "any \(param.typeName)" ? "" : "; \(param.domain)"
      try out.writeLine("  \(param.name) = \(param.defaultValue)  (\(param.typeName)\(domain))")
      try out.writeLine("      \(param.doc)")
    }
  }

  private static func json(of stage: StageEntry) -> JSONValue {
    let params = stage.params.map { param -> JSONValue in
      [
        "name": .string(param.name), "doc": .string(param.doc), "type": .string(param.typeName),
        "domain": .string(param.domain), "default": param.defaultValue,
      ]
    }
    return [
      "name": .string(stage.name), "kind": .string(stage.kind.rawValue), "summary": .string(stage.summary),
      "spark": stage.spark.map { .string($0.className) } ?? .null,
      "model": stage.modelType.map { .string($0.name) } ?? .null, "params": .array(params),
    ]
  }
}
