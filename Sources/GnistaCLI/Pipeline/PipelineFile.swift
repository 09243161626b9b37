internal import Foundation
internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// A pipeline written down in YAML: how to read, prepare, learn, tune and evaluate.
///
/// Everything is checked before any data are read; a complaint names line, column, stage and parameter. The format is
/// described in `docs/pipeline-files.md`.
struct PipelineFile: Sendable {
  /// The parsed file.
  let root: ConfigNode
  /// How data files are read.
  var reading = ReadingPlan()
  /// What is done before the stages.
  var preparation: [PreparationStep] = []
  /// What is learnt; nil when the stages name their label themselves.
  var label: LabelDefinition?
  /// The stages.
  var pipeline = Pipeline()
  /// How the rows are parted into those to learn from and those to test with.
  var split: SplitPlan?
  /// Metrics to compute.
  var metrics: [String] = []
  /// The search for better parameters.
  var tuning: TuningPlan?

  private static let parts: Set = ["read", "prepare", "label", "split", "evaluate", "tune"]

  /// Reads a file.
  ///
  /// - Throws: `GnistaError` with the place in the file.
  init(contentsOf path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw GnistaError(.fileNotFound, "the pipeline file '\(path)' is not there or cannot be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw GnistaError(.malformedData, "the pipeline file '\(path)' is not text in UTF-8")
    }
    try self.init(text: text, source: path)
  }

  /// Reads a text.
  init(text: String, source: String) throws {
    root = try YAMLText.parse(text, source: source)
    let definition = try Self.definition(root)
    reading = try ReadingPlan(root["read"])
    if let node = root["prepare"] {
      preparation = try node.items("'prepare'").map { try PreparationStep($0) }
    }
    label = try root["label"].map { try LabelDefinition($0) }
    pipeline = try Self.pipeline(definition, label: label)
    split = try root["split"].map { try SplitPlan($0) }
    if let node = root["evaluate"] { metrics = try node.items("'evaluate'").map(Self.metric) }
    do {
      try pipeline.checkStages()
    } catch {
      throw place(of: error)
    }
    tuning = try root["tune"].map { try TuningPlan($0, for: pipeline) }
  }

  /// Changes parameters by `stage.parameter`, as the command line gives them.
  ///
  /// - Throws: `GnistaError` naming stage, parameter and domain.
  mutating func set(_ changes: [KeyValueOption]) throws {
    for change in changes {
      guard change.key.contains(".") else {
        throw GnistaError(
          .invalidArgument, "--set \(change.key)=\(change.value): name stage and parameter as stage.parameter"
        )
      }
      let value =
        change.value.isEmpty ? JSONValue.string("") : try YAMLText.parse(change.value, source: "--set").json
      try pipeline.set(path: change.key, to: value)
    }
  }

  /// The error with line and column in the file, when it says where in the pipeline it arose.
  func place(of error: any Error) -> any Error {
    guard let known = error as? GnistaError, known.location?.path.first == "stages" else { return error }
    return Self.placed(narrowed(known), in: root)
  }

  /// The error with the stage that speaks in it and its parameter as its place.
  ///
  /// A stage that reads no rows of its own, such as a `VectorAssembler`, meets them only when a later stage learns; the
  /// error then comes from there.
  private func narrowed(_ error: GnistaError) -> GnistaError {
    var error = error
    guard var path = error.location?.path, path.count == 2 else { return error }
    for (index, stage) in pipeline.stages.enumerated() where path[1] != String(index) {
      guard let words = error.message.range(of: "): \(stage.uid): ") else { continue }
      let said = error.message[words.lowerBound...].dropFirst("): ".count)
      error.message = "stage \(index + 1) (\(type(of: stage).name)): \(said)"
      path[1] = String(index)
      break
    }
    if let param = error.message.firstMatch(of: /parameter '(\w+)'|column '[^']*' \((\w+)\)/) {
      path.append(String(param.1 ?? param.2 ?? ""))
    }
    error.location?.path = path
    return error
  }

  private static func placed(_ error: GnistaError, in root: ConfigNode) -> GnistaError {
    var error = error
    error.location = root.keyNearest(to: error.location?.path ?? []).location
    return error
  }

  /// Reads the stages; everything that is wrong with them is told at once.
  private static func definition(_ root: ConfigNode) throws -> PipelineDefinition {
    let problems = PipelineDefinition.problems(in: root.json, source: root.source, otherKeys: parts)
      .map { placed($0, in: root) }
    guard var first = problems.first else {
      return try PipelineDefinition(json: root.json, source: root.source, otherKeys: parts)
    }
    for other in problems.dropFirst() {
      first.message += "\n  also \(other.location?.description ?? root.source): \(other.message)"
    }
    throw first
  }

  private static func pipeline(_ definition: PipelineDefinition, label: LabelDefinition?) throws -> Pipeline {
    var definition = definition
    try StageDefaults.apply(to: &definition, label: label?.name)
    return try definition.makePipeline()
  }

  private static func metric(_ node: ConfigNode) throws -> String {
    let name = try node.string("a metric")
    do {
      _ = try MetricCatalogue.evaluator(name, columns: ScoredColumns())
    } catch let error as GnistaError {
      throw node.failure(error.code, error.message)
    }
    return name
  }
}

extension LabelDefinition {
  /// Reads `label: name`, or `label: {name: expression}`.
  fileprivate init(_ node: ConfigNode) throws {
    if case .members(let members) = node.content {
      guard members.count == 1 else {
        throw node.failure(.invalidArgument, "'label' is one name, or one name with its expression")
      }
      self.init(
        name: try members[0].key.string("the label's name"),
        expression: try SQLExpression.checked(members[0].value, "the label's expression"))
    } else {
      self.init(name: try node.string("'label'"), expression: nil)
    }
  }
}
