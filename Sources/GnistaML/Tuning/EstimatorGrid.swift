import GnistaCore
import GnistaFrame

/// An estimator with several settings of its parameters: the candidates among which tuning chooses.
///
/// When the estimator is a pipeline, the stages before the first one whose parameters differ among the candidates are
/// alike in all of them. They are fitted once on each training frame and shared. Linear models among the candidates share
/// what they read of the frame, too. The candidates' models are the same as if each had been fitted by itself.
public struct EstimatorGrid: Sendable {
  /// The estimator as it was given.
  public let estimator: any Estimator
  /// What each candidate sets, by path.
  public let paramMaps: [ParamMap]
  /// The estimator with each setting.
  public let candidates: [any Estimator]
  /// How many leading stages of a pipeline all candidates have in common; 0 for other estimators.
  let sharedStages: Int

  /// Makes the candidates.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for an empty list, and the errors of ``PipelineStage/set(path:to:)``
  ///   for a path or value that the estimator does not have or take.
  public init(_ estimator: any Estimator, _ paramMaps: [ParamMap]) throws {
    guard !paramMaps.isEmpty else {
      throw GnistaError(
        .invalidArgument,
        "the grid for '\(estimator.uid)' has no combination; give every parameter at least one value")
    }
    self.estimator = estimator
    self.paramMaps = paramMaps
    let candidates = try paramMaps.map { try estimator.setting($0) as any Estimator }
    for candidate in candidates { try candidate.checkParams() }
    self.candidates = candidates
    sharedStages = Self.countShared(candidates.map { $0 as? Pipeline })
  }

  /// One candidate's settings in words, for messages.
  public func describe(_ index: Int) -> String {
    let parts = paramMaps[index].sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    return parts.isEmpty ? "the estimator as it is" : parts.joined(separator: ", ")
  }

  /// Fits one candidate.
  func fit(_ index: Int, on frame: DataFrame) async throws -> any Model {
    try await Self.fit(candidates[index], on: frame)
  }

  /// Fits what all candidates have in common; nil when that is nothing.
  func fitShared(on frame: DataFrame) async throws -> PipelineModel? {
    guard sharedStages > 0, let pipeline = candidates[0] as? Pipeline else { return nil }
    let shared = Pipeline(stages: Array(pipeline.stages[..<sharedStages]))
    return try await shared.fit(frame)
  }

  /// Fits the rest of one candidate on a frame as the shared model leaves it, and puts the two together.
  ///
  /// - Parameter data: what the candidates have read of the frame; only the last stage of a candidate can share it.
  func fitRest(
    _ index: Int, after shared: PipelineModel?, on frame: DataFrame, sharing data: SharedTrainingData
  ) async throws -> any Model {
    guard let pipeline = candidates[index] as? Pipeline else {
      return try await Self.fit(candidates[index], on: frame, sharing: data)
    }
    let rest = Pipeline(stages: Array(pipeline.stages[sharedStages...]))
    if rest.stages.count == 1, let last = rest.stages[0] as? any PreparedEstimator {
      let model = try await data.fit(last, on: frame)
      return PipelineModel(uid: pipeline.uid, stages: (shared?.stages ?? []) + [model])
    }
    return PipelineModel(
      uid: pipeline.uid, stages: (shared?.stages ?? []) + (try await rest.fit(frame)).stages)
  }

  private static func fit(
    _ estimator: any Estimator, on frame: DataFrame, sharing data: SharedTrainingData
  ) async throws -> any Model {
    guard let prepared = estimator as? any PreparedEstimator else {
      return try await fit(estimator, on: frame)
    }
    return try await data.fit(prepared, on: frame)
  }

  private static func fit<E: Estimator>(_ estimator: E, on frame: DataFrame) async throws -> any Model {
    try await estimator.fit(frame)
  }

  /// How many leading stages have equal parameters in all pipelines; 0 unless there are several pipelines.
  private static func countShared(_ pipelines: [Pipeline?]) -> Int {
    let known = pipelines.compactMap(\.self)
    guard known.count == pipelines.count, known.count > 1 else { return 0 }
    func settings(_ stage: any PipelineStage) -> [[String: JSONValue]] { stage.flattened.map(\.paramValues) }
    let first = known[0].stages
    return first.indices.first { index in
      let wanted = settings(first[index])
      return !known.allSatisfy { settings($0.stages[index]) == wanted }
    } ?? first.count
  }
}
