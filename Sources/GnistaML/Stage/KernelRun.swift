import GnistaCore
import GnistaKernels
import Synchronization

/// Runs numerical kernels on threads of their own, with cancellation, and names the stage in their errors.
enum KernelRun {
  /// Says to a running kernel that its task was cancelled.
  private final class Flag: Sendable {
    let isSet = Atomic<Bool>(false)
  }

  /// Runs a kernel; cancelling the task ends it before its next pass over the data.
  ///
  /// - Parameters:
  ///   - owner: the stage's uid, for messages.
  ///   - body: the kernel, given the control to run under.
  /// - Throws: ``GnistaError`` with the kernel's code and message, or `CANCELLED`.
  static func run<Result: Sendable>(
    owner: String, _ body: @escaping @Sendable (KernelControl) throws -> Result
  ) async throws -> Result {
    let flag = Flag()
    do {
      return try await BlockingExecutor.shared.run(onCancel: { flag.isSet.store(true, ordering: .relaxed) }) {
        try body(KernelControl(isCancelled: { flag.isSet.load(ordering: .relaxed) }))
      }
    } catch let error as KernelError {
      throw GnistaError(ErrorCode(rawValue: error.code.rawValue), "\(owner): \(error.message)", cause: error)
    } catch is CancellationError {
      throw GnistaError(.cancelled, "\(owner): the fit was cancelled")
    }
  }
}
