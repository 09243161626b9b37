internal import Dispatch
internal import Foundation
internal import Synchronization

/// What Ctrl-C does.
///
/// The command runs in a task that SIGINT or SIGTERM cancels; it then takes back what it has half written and ends
/// with `CANCELLED`. A second signal ends the process at once. A prompt can take Ctrl-C over while a query runs.
final class Interruption: Sendable {
  /// The process has one set of signals, so there is one of these.
  static let shared = Interruption()

  /// What a signal calls: the last handler that was put on top.
  private struct State {
    var handlers: [@Sendable () -> Void] = []
    var wasCalled = false
  }
  private let state = Mutex(State())

  /// Runs the body of a command; a signal cancels it.
  func watching(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let task = Task { try await body() }
    let sources = [SIGINT, SIGTERM].map { number in
      // Dispatch sees a signal only when the process does not die of it.
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in arrived(number) }
      source.activate()
      return source
    }
    try await handling(by: { task.cancel() }) { try await task.value }
    for source in sources { source.cancel() }
  }

  /// Runs some work during which a signal calls `handler` and nothing else.
  func handling<Result>(
    by handler: @escaping @Sendable () -> Void, _ work: () async throws -> Result
  ) async rethrows -> Result {
    state.withLock {
      $0.handlers.append(handler)
      $0.wasCalled = false
    }
    defer {
      state.withLock {
        _ = $0.handlers.popLast()
        $0.wasCalled = false
      }
    }
    return try await work()
  }

  private func arrived(_ number: Int32) {
    let handler = state.withLock { state -> (@Sendable () -> Void)? in
      if state.wasCalled { return nil }
      state.wasCalled = true
      return state.handlers.last
    }
    guard let handler else { exit(128 + number) }
    handler()
  }
}
