import Foundation

/// Runs blocking work, such as queries and fits, on threads of its own.
///
/// The cooperative pool and the dispatch queues of Linux have a fixed number of threads, which blocking calls would use
/// up; a server would then stand still. This executor starts threads as work comes, up to a limit, and lets them end
/// when they have had nothing to do for a while.
public final class BlockingExecutor: TaskExecutor, @unchecked Sendable {
  // Sendable because every stored `var` is read and written only with `condition` locked.

  /// The executor that Gnista's own targets share.
  public static let shared = BlockingExecutor(maximumThreads: 64)

  private let condition = NSCondition()
  private let maximumThreads: Int
  private let idleSeconds: TimeInterval = 10
  private var waiting: [UnownedJob] = []
  private var nextWaiting = 0
  private var threads = 0
  private var idle = 0

  /// Makes an executor with at most so many threads.
  public init(maximumThreads: Int) { self.maximumThreads = maximumThreads }

  /// Takes a job; the Swift runtime calls this.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.lock()
    defer { condition.unlock() }
    waiting.append(job)
    if idle >= waiting.count - nextWaiting {
      condition.signal()
    } else if threads < maximumThreads {
      threads += 1
      let thread = Thread { [self] in work() }
      thread.stackSize = 8 << 20
      thread.name = "gnista-blocking"
      thread.start()
    }
  }

  private func work() {
    while let job = nextJob() {
      // Safe because the runtime handed the job to this executor once, and it is run once.
      unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }

  private func nextJob() -> UnownedJob? {
    condition.lock()
    defer { condition.unlock() }
    let deadline = Date(timeIntervalSinceNow: idleSeconds)
    while nextWaiting == waiting.count {
      idle += 1
      let signalled = condition.wait(until: deadline)
      idle -= 1
      if !signalled, nextWaiting == waiting.count {
        threads -= 1
        return nil
      }
    }
    let job = waiting[nextWaiting]
    nextWaiting += 1
    if nextWaiting > 1_024 || nextWaiting == waiting.count {
      waiting.removeFirst(nextWaiting)
      nextWaiting = 0
    }
    return job
  }

  /// Runs a blocking closure on one of the executor's threads.
  ///
  /// - Parameters:
  ///   - onCancel: called at once, from another thread, when the surrounding task is cancelled.
  ///   - body: the blocking work.
  public func run<Result: Sendable>(
    onCancel: @escaping @Sendable () -> Void = {}, _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withTaskCancellationHandler {
      try await withTaskExecutorPreference(self) { try await Self.hop(body) }
    } onCancel: {
      onCancel()
    }
  }

  @concurrent private static func hop<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try body()
  }
}
