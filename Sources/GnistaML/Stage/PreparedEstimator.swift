import GnistaCore
import GnistaFrame

/// An estimator whose fit has two steps: reading the rows, and learning from what was read.
///
/// Tuning reads once and learns with many settings.
protocol PreparedEstimator: Estimator {
  /// What was read.
  associatedtype TrainingData: Sendable
  /// What the reading depends on besides the frame: of one frame, estimators of one type with equal keys read the same.
  var readingKey: [String?] { get }
  /// Reads the rows.
  func readTrainingData(_ frame: DataFrame) async throws -> TrainingData
  /// Learns from what ``readTrainingData(_:)`` read of the same frame.
  func fit(_ frame: DataFrame, on data: TrainingData) async throws -> FittedModel
}

/// What the candidates of a tuning have read of one training frame.
actor SharedTrainingData {
  private struct Key: Hashable {
    var type: String
    var reading: [String?]
  }

  private var readings: [Key: Task<any Sendable, any Error>] = [:]

  /// Fits an estimator on what it, or another one before it, has read.
  func fit<E: PreparedEstimator>(_ estimator: E, on frame: DataFrame) async throws -> any Model {
    let key = Key(type: E.name, reading: estimator.readingKey)
    let reading =
      readings[key] ?? Task { try await estimator.readTrainingData(frame) as any Sendable }
    readings[key] = reading
    let read = try await withTaskCancellationHandler {
      try await reading.value
    } onCancel: {
      reading.cancel()
    }
    guard let data = read as? E.TrainingData else {
      throw GnistaError(
        .internalFailure, "\(estimator.uid): another estimator of its type reads something else")
    }
    return try await Self.learn(estimator, frame, data)
  }

  /// Learns outside the actor, so that candidates learn at the same time.
  private nonisolated static func learn<E: PreparedEstimator>(
    _ estimator: E, _ frame: DataFrame, _ data: E.TrainingData
  ) async throws -> any Model {
    try await estimator.fit(frame, on: data)
  }
}
