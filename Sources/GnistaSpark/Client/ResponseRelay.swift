internal import Synchronization

/// Hands elements from the task that receives them to the task that uses them, one at a time.
///
/// The sender waits while the last element has not been taken, so that no more than two are in memory: one that lies
/// here and one that is being made. One task sends and one takes.
final class ResponseRelay<Element: Sendable>: Sendable {
  private struct State {
    var element: Element?
    var end: Result<Void, any Error>?
    var isClosed = false
    var sender: CheckedContinuation<Bool, Never>?
    var taker: CheckedContinuation<Element?, any Error>?
  }

  private enum Step {
    case done, closed, wait
    case give(CheckedContinuation<Element?, any Error>)
  }

  private let state = Mutex(State())

  /// Hands an element over; waits while there is one that nobody took.
  ///
  /// - Returns: false when nobody wants more.
  func send(_ element: Element) async -> Bool {
    while true {
      let step: Step = state.withLock { state in
        if state.isClosed { return .closed }
        if let taker = state.taker {
          state.taker = nil
          return .give(taker)
        }
        if state.element != nil { return .wait }
        state.element = element
        return .done
      }
      switch step {
      case .done: return true
      case .closed: return false
      case .give(let taker):
        taker.resume(returning: element)
        return true
      case .wait:
        let isOpen = await withCheckedContinuation { continuation in
          let isOver: Bool? = state.withLock { state in
            if state.isClosed { return false }
            if state.element == nil { return true }
            state.sender = continuation
            return nil
          }
          if let isOver { continuation.resume(returning: isOver) }
        }
        guard isOpen else { return false }
      }
    }
  }

  /// Says that no more comes, because all was sent or because of an error.
  func finish(_ end: Result<Void, any Error>) {
    let taker = state.withLock { state in
      guard state.end == nil else { return nil as CheckedContinuation<Element?, any Error>? }
      state.end = end
      defer { state.taker = nil }
      return state.taker
    }
    taker?.resume(with: end.map { nil })
  }

  /// The next element; nil after the last.
  func next() async throws -> Element? {
    try await withCheckedThrowingContinuation { continuation in
      var sender: CheckedContinuation<Bool, Never>?
      let answer: Result<Element?, any Error>? = state.withLock { state in
        if let element = state.element {
          state.element = nil
          sender = state.sender
          state.sender = nil
          return .success(element)
        }
        if state.isClosed { return .failure(CancellationError()) }
        if let end = state.end { return end.map { nil } }
        state.taker = continuation
        return nil
      }
      sender?.resume(returning: true)
      if let answer { continuation.resume(with: answer) }
    }
  }

  /// Says that nobody takes elements any more. Whoever waits is woken.
  func close() {
    let (sender, taker) = state.withLock { state in
      state.isClosed = true
      state.element = nil
      defer {
        state.sender = nil
        state.taker = nil
      }
      return (state.sender, state.taker)
    }
    sender?.resume(returning: false)
    taker?.resume(throwing: CancellationError())
  }
}
