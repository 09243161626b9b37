/// A value that is computed when it is first asked for and then kept. A failed computation is tried again.
actor Once<Value: Sendable> {
  private var kept: Value?

  /// The value.
  func value(_ compute: @Sendable () async throws -> Value) async throws -> Value {
    if let kept { return kept }
    let value = try await compute()
    // Callers that came while it was computed may have computed it too; all results are alike.
    kept = kept ?? value
    return value
  }
}
