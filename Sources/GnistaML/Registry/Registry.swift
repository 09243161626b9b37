public import GnistaCore

/// All stages that can be made by name: from pipeline files, the command line and saved models.
///
/// ``standard`` holds Gnista's own. A program with stages of its own makes a registry with
/// `Registry(Registry.standard.entries + [.estimator(MyEstimator.self)])` and hands it to whatever loads or reads.
public struct Registry: Sendable {
  /// The estimators, transformers and models, in the order of registration; an estimator's model follows it.
  public let entries: [StageEntry]
  /// The evaluators.
  public let evaluators: [EvaluatorEntry]
  private let byName: [String: StageEntry]

  /// Makes a registry. When two entries have one name, the first counts.
  public init(_ entries: [StageEntry], evaluators: [EvaluatorEntry] = EvaluatorEntry.standard) {
    self.evaluators = evaluators
    let given = Set(entries.map(\.name))
    var all: [StageEntry] = []
    for entry in entries {
      all.append(entry)
      if entry.kind == .estimator, let model = entry.modelType, !given.contains(model.name) {
        all.append(Self.entry(ofModel: model))
      }
    }
    var known: [String: StageEntry] = [:]
    self.entries = all.filter { entry in
      if known[entry.name] != nil { return false }
      known[entry.name] = entry
      return true
    }
    byName = known
  }

  private static func entry<Stage: Model>(ofModel model: Stage.Type) -> StageEntry { .model(model) }

  /// The stages that stand in a pipeline before its fit: estimators and transformers.
  public var stages: [StageEntry] { entries.filter { $0.kind != .model } }

  /// The stage with a name.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_STAGE` with the nearest name.
  public func entry(_ name: String) throws -> StageEntry {
    if let found = byName[name] { return found }
    let hint =
      Suggestion.nearest(to: name, among: entries.map(\.name)).map { "; did you mean '\($0)'?" } ?? "."
    throw GnistaError(
      .unknownStage,
      "no stage is named '\(name)'\(hint) The stages are: \(stages.map(\.name).joined(separator: ", "))")
  }

  /// Makes a stage.
  ///
  /// - Parameters:
  ///   - name: the stage's name.
  ///   - uid: what it is to be called; nil for a fresh uid.
  ///   - params: parameters that are to differ from their defaults.
  /// - Throws: ``GnistaError`` `UNKNOWN_STAGE`, `UNKNOWN_PARAMETER` or `INVALID_PARAMETER`; the path of its location
  ///   is the parameter's name.
  public func make(
    _ name: String, uid: String? = nil, params: [String: JSONValue] = [:]
  ) throws -> any PipelineStage {
    var stage = try entry(name).type.init()
    if let uid { stage.uid = uid }
    for (param, value) in params.sorted(by: { $0.key < $1.key }) {
      do {
        try stage.set(param, value)
      } catch var error as GnistaError {
        error.location = .init(source: stage.uid, path: [param])
        throw error
      }
    }
    return stage
  }
}
