/// How a caller steers a running kernel: its threads, its cancellation, its progress.
public struct KernelControl: Sendable {
  /// Number of threads, or `nil` for all the processors that this process may use.
  ///
  /// Results do not depend on it: sums are always formed over the same chunks in the same order.
  public var threads: Int?
  /// Asked before every pass over the data; when it answers `true` the kernel throws `CancellationError`.
  public var isCancelled: @Sendable () -> Bool
  /// Told after every iteration: its number, starting from 0 for the initial point, and the objective there.
  public var onIteration: @Sendable (_ iteration: Int, _ objective: Double) -> Void

  /// Makes a control; by default all processors, never cancelled, silent.
  public init(
    threads: Int? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    onIteration: @escaping @Sendable (_ iteration: Int, _ objective: Double) -> Void = { _, _ in }
  ) {
    self.threads = threads
    self.isCancelled = isCancelled
    self.onIteration = onIteration
  }

  /// The parallel loops that this control allows.
  public var chunks: ParallelChunks { ParallelChunks(threads: threads) }

  /// Throws `CancellationError` when the caller has cancelled.
  public func checkCancellation() throws {
    if isCancelled() { throw CancellationError() }
  }
}
