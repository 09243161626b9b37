internal import GRPCCore

/// How often and after how long a failed call is repeated: the default policy of Spark's own clients.
///
/// The wait grows by ``multiplier`` from ``initialBackoff`` to ``maxBackoff``; a random part of up to ``jitter`` is
/// added to waits of at least ``jitterThreshold``. A server that names a delay (`google.rpc.RetryInfo`) is given it.
struct RetryPolicy: Sendable {
  /// How often a call is repeated.
  var maxRetries = 15
  /// The wait before the first repetition.
  var initialBackoff: Duration = .milliseconds(50)
  /// The longest wait, without the random part.
  var maxBackoff: Duration = .seconds(60)
  /// How much longer each wait is than the one before.
  var multiplier = 4.0
  /// The longest random addition.
  var jitter: Duration = .milliseconds(500)
  /// Shorter waits have no random addition.
  var jitterThreshold: Duration = .seconds(2)
  /// The longest delay that is granted to a server.
  var maxServerDelay: Duration = .seconds(600)

  /// Whether a call that failed so may be repeated, the server being there.
  static func allows(_ failure: CallFailure) -> Bool {
    if failure.error.code == .unavailable { return true }
    // Another call for the same operation took the stream over.
    if failure.error.code == .internalError, failure.error.message.contains("INVALID_CURSOR.DISCONNECTED") {
      return true
    }
    return failure.retryDelay != nil
  }
}

/// The repetitions of one call so far.
struct RetryState {
  private let policy: RetryPolicy
  private var attempts = 0
  private var nextWait: Duration

  init(_ policy: RetryPolicy) {
    self.policy = policy
    nextWait = policy.initialBackoff
  }

  /// How long to wait before the next attempt, or nil when there were enough.
  ///
  /// - Parameters:
  ///   - serverDelay: what the server asked for.
  ///   - random: a number from 0 to 1.
  mutating func next(serverDelay: Duration? = nil, random: Double = .random(in: 0...1)) -> Duration? {
    guard attempts < policy.maxRetries else { return nil }
    attempts += 1
    var wait = nextWait
    nextWait = min(nextWait * policy.multiplier, policy.maxBackoff)
    if let serverDelay { wait = max(wait, min(serverDelay, policy.maxServerDelay)) }
    if wait >= policy.jitterThreshold { wait += policy.jitter * random }
    return wait
  }

  /// Begins anew, because the server answered.
  mutating func reset() { self = RetryState(policy) }
}
