import Foundation
import GnistaFrame
import Synchronization

/// Tells a progress handler how far a connection's query is, a few times a second.
final class ProgressWatch: Sendable {
  private let isStopped = Atomic<Bool>(false)

  init(_ connection: Connection, _ handler: @escaping ProgressHandler, _ message: String) {
    let thread = Thread { [weak self] in
      while let self, !self.isStopped.load(ordering: .relaxed) {
        handler(connection.progress, message)
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
    thread.name = "gnista-progress"
    thread.start()
  }

  /// Ends the reports; one that has begun may still come.
  func stop() { isStopped.store(true, ordering: .relaxed) }
}
