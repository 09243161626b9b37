import Dispatch
import Synchronization

/// The one helper for parallel loops of the kernels.
///
/// Work is cut into chunks whose number follows from the data alone, never from the machine; threads take the
/// chunks one after another. A sum that keeps one partial result per chunk and adds these in the order of the
/// chunks is therefore the same on every machine and for every number of threads.
///
/// Loops run on Dispatch's pool and on the calling thread, which must not belong to Swift's cooperative pool when
/// the work is long.
public struct ParallelChunks: Sendable {
  /// Processors that this process may use: online, in the affinity mask, within the control group's quota.
  public static var defaultThreads: Int { AvailableProcessors.count }

  /// The most threads that a loop uses.
  public let threads: Int

  /// Makes a helper with a number of threads; `nil` means ``defaultThreads``. Values below 1 count as 1.
  public init(threads: Int? = nil) {
    self.threads = max(1, threads ?? Self.defaultThreads)
  }

  /// Calls the body once for each index below `count`, from several threads at once and in any order.
  public func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    let workers = min(threads, count)
    guard workers > 1 else {
      for index in 0..<max(0, count) { body(index) }
      return
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        body(index)
      }
    }
  }

  /// The results of the body for each index below `count`, in order; calls run as in ``forEach(_:_:)``.
  public func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: max(0, count)))
    forEach(count) { index in
      let result = body(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// Cuts `count` items into `pieces` contiguous ranges whose sizes differ by at most one.
  public static func ranges(_ count: Int, into pieces: Int) -> [Range<Int>] {
    let pieces = max(1, min(pieces, count))
    return (0..<pieces).map { piece in
      (piece * count / pieces)..<((piece + 1) * count / pieces)
    }
  }
}
