internal import GRPCCore
internal import GnistaCore

/// How long one call or operation has been repeated without success, and whether it goes on.
///
/// A server that is there is given the waits of ``RetryPolicy``. A server that is out of reach is tried often, but only
/// for a short time, so that a dead one is reported soon.
struct Patience {
  private let options: SparkConnectOptions
  private let errors: ErrorTranslation
  private var wasConnected: Bool
  private var retries: RetryState
  /// When the attempt began after which the server was first out of reach.
  private var lostSince: ContinuousClock.Instant?
  private var attemptBegan = ContinuousClock.now
  private var pause: Duration = .milliseconds(50)

  init(_ client: SparkConnectClient) {
    options = client.options
    errors = client.errors
    wasConnected = client.wasConnected
    retries = RetryState(client.options.retries)
  }

  /// How long the next attempt may take to get a connection.
  var connectTime: Duration {
    let limit = wasConnected ? options.reconnectTime : options.connectTime
    guard let lostSince else { return limit }
    return max(limit - lostSince.duration(to: .now), .milliseconds(200))
  }

  /// The server has answered.
  mutating func reset() {
    wasConnected = true
    retries.reset()
    lostSince = nil
    attemptBegan = .now
    pause = .milliseconds(50)
  }

  /// Waits before the next attempt.
  ///
  /// - Returns: false when the failure is the server's answer, which another attempt would not change.
  /// - Throws: `UNREACHABLE` when the server has been out of reach for too long; `CancellationError`.
  mutating func wait(after failure: CallFailure) async throws -> Bool {
    try Task.checkCancellation()
    let began = attemptBegan
    defer { attemptBegan = .now }
    if failure.reachedServer {
      lostSince = nil
      guard RetryPolicy.allows(failure), let wait = retries.next(serverDelay: failure.retryDelay) else {
        return false
      }
      try await Task.sleep(for: wait)
      return true
    }
    let start = lostSince ?? began
    lostSince = start
    let waited = start.duration(to: .now)
    let limit = wasConnected ? options.reconnectTime : options.refusalTime
    guard waited + pause < limit, !errors.isHopeless(failure) else {
      throw errors.unreachable(failure, waited: max(waited, .milliseconds(100)), wasConnected: wasConnected)
    }
    try await Task.sleep(for: pause)
    pause = min(pause * 2, .milliseconds(500))
    return true
  }
}
