internal import GnistaCore
internal import GnistaML

/// What a search for better parameters found.
struct TuningResult: Sendable {
  /// One combination with its mean metric.
  struct Candidate: Sendable {
    var params: [String: JSONValue]
    var value: Double

    /// The combination in words.
    var name: String {
      params.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
  }

  /// The metric that was compared.
  var metric: String
  /// How, in words: `3 folds`.
  var method: String
  var candidates: [Candidate]
  /// Position of the best candidate.
  var best: Int
  /// The best candidate fitted on all training rows.
  var model: PipelineModel
}
