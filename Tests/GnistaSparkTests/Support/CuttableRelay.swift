import Foundation
import Synchronization

/// Passes TCP connections on to a server, and breaks them when a test wants.
final class CuttableRelay: Sendable {
  private struct State {
    var listener: Int32?
    var sockets: Set<Int32> = []
    var cutAfter: Int?
    var isFrozen = false
    var connections = 0
  }

  /// The port that clients connect to.
  let port: Int
  private let target: Int
  private let state: Mutex<State>

  /// Passes connections on to a port of this machine.
  init(to target: Int) throws {
    let (listener, port) = try LoopbackSocket.listen()
    (self.port, self.target) = (port, target)
    state = Mutex(State(listener: listener))
    accept(listener)
  }

  deinit { refuse() }

  /// How many connections have been made.
  var connections: Int { state.withLock(\.connections) }

  /// Breaks the connections that there are; new ones can be made.
  func cut() {
    // Within the lock, because a socket's number may be given to a new connection once it is closed.
    state.withLock { state in
      for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  /// Breaks the connection once, after so many bytes have come from the server.
  func cut(afterBytes count: Int) { state.withLock { $0.cutAfter = count } }

  /// Passes nothing on any more, without a word to either side.
  func freeze() { state.withLock { $0.isFrozen = true } }

  /// Breaks all connections and takes no new ones, as a server that has died.
  func refuse() {
    let listener = state.withLock { state in
      defer { state.listener = nil }
      return state.listener
    }
    if let listener {
      shutdown(listener, Int32(SHUT_RDWR))
      close(listener)
    }
    cut()
  }

  private func accept(_ listener: Int32) {
    Thread.detachNewThread { [weak self, target] in
      while true {
        let client = Foundation.accept(listener, nil, nil)
        guard client >= 0 else { return }
        guard let self, let server = try? LoopbackSocket.connect(port: target) else {
          close(client)
          continue
        }
        self.state.withLock { state in
          state.sockets.formUnion([client, server])
          state.connections += 1
        }
        // Both directions end together, and the last to end closes the sockets.
        let open = Open(count: 2)
        self.pump(from: client, to: server, open, isAnswer: false)
        self.pump(from: server, to: client, open, isAnswer: true)
      }
    }
  }

  private final class Open: Sendable {
    private let count: Mutex<Int>
    init(count: Int) { self.count = Mutex(count) }
    func leave() -> Bool {
      count.withLock { count in
        count -= 1
        return count == 0
      }
    }
  }

  private func pump(from source: Int32, to sink: Int32, _ open: Open, isAnswer: Bool) {
    Thread.detachNewThread { [weak self] in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      loop: while true {
        let count = recv(source, &buffer, buffer.count, 0)
        guard count > 0, let self else { break }
        if self.state.withLock(\.isFrozen) { continue }
        var sent = 0
        while sent < count {
          let written = buffer.withUnsafeBytes {
            send(sink, $0.baseAddress?.advanced(by: sent), count - sent, Int32(MSG_NOSIGNAL))
          }
          guard written > 0 else { break loop }
          sent += written
        }
        if isAnswer, self.hasReachedCut(count) { break }
      }
      shutdown(source, Int32(SHUT_RDWR))
      shutdown(sink, Int32(SHUT_RDWR))
      guard open.leave() else { return }
      self?.state.withLock { $0.sockets.subtract([source, sink]) }
      close(source)
      close(sink)
    }
  }

  private func hasReachedCut(_ count: Int) -> Bool {
    state.withLock { state in
      guard let left = state.cutAfter else { return false }
      state.cutAfter = left > count ? left - count : nil
      return left <= count
    }
  }
}
