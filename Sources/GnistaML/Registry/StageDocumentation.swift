import GnistaCore

/// Writes the documentation of all stages from their parameter tables.
public struct StageDocumentation: Sendable {
  /// The stages that are documented.
  public let registry: Registry

  /// Makes the documentation of a registry's stages.
  public init(_ registry: Registry = .standard) { self.registry = registry }

  /// The page `docs/stages.md`.
  public var markdown: String {
    var lines = [
      "# Stages",
      "",
      "<!-- Written by the test \"The page of stages is that of the registry\"; do not edit. -->",
      "",
      "Every stage has Spark's name, parameters and defaults. `gnista stages NAME` prints the same tables.",
      "",
    ]
    for entry in registry.stages {
      lines.append("- [\(entry.name)](#\(entry.name.lowercased())): \(entry.summary)")
    }
    lines += ["", "What measures predictions:", ""]
    for entry in registry.evaluators {
      lines.append("- [\(entry.name)](#\(entry.name.lowercased())): \(entry.summary)")
    }
    for entry in registry.stages { lines += section(entry) }
    for entry in registry.evaluators { lines += section(entry) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ entry: EvaluatorEntry) -> [String] {
    let nature =
      "An evaluator" + (entry.spark.map { ", Spark's `\($0.className)`." } ?? ", which Spark does not have.")
    return ["", "## \(entry.name)", "", "\(entry.summary) \(nature)", ""] + table(entry.params)
  }

  private func section(_ entry: StageEntry) -> [String] {
    var lines =
      ["", "## \(entry.name)", "", "\(entry.summary) \(Self.nature(entry))", ""] + table(entry.params)
    if let model = entry.modelType, entry.kind == .estimator {
      let rows = model.paramRows
      lines += ["", "Its model is `\(model.name)`: \(Self.lowered(model.summary))"]
      if !rows.isEmpty {
        lines.append("Parameters of the model: " + rows.map { "`\($0.name)`" }.joined(separator: ", ") + ".")
      }
    }
    return lines
  }

  private func table(_ params: [ParamRow]) -> [String] {
    if params.isEmpty { return ["No parameters."] }
    let rows = params.map { param in
      let cells = [
        "`\(param.name)`", param.typeName, "`\(param.defaultValue)`", param.domain, param.doc,
      ]
      return "| " + cells.map(Self.cell).joined(separator: " | ") + " |"
    }
    return ["| parameter | type | default | allowed | meaning |", "|---|---|---|---|---|"] + rows
  }

  private static func nature(_ entry: StageEntry) -> String {
    let kind = entry.kind == .estimator ? "An estimator" : "A transformer"
    return kind + (entry.spark.map { ", Spark's `\($0.className)`." } ?? ", which Spark does not have.")
  }

  private static func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "\\|") }

  private static func lowered(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}
