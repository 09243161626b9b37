internal import Foundation
internal import GnistaCore
internal import GnistaFrame
internal import SparkProto
internal import SwiftProtobuf
internal import Synchronization

/// A running plan, from which what it gives is taken one response after the other.
///
/// The server works as fast as responses are taken; no more than a few are in memory. Taking them all, an error, letting
/// the object go, or cancelling the task that takes them ends the operation on the server. One task takes; the responses
/// can be gone through once.
final class SparkExecution: AsyncSequence, Sendable {
  typealias Element = SparkResponse

  /// The operation's id on the server.
  let operationID: String
  private let relay = ResponseRelay<SparkResponse>()
  private let driver: Task<Void, Never>

  /// Starts a plan.
  init(
    _ client: SparkConnectClient, _ request: Spark_Connect_ExecutePlanRequest, progress: ProgressHandler?
  ) {
    operationID = request.operationID
    let operation = SparkOperation(client, request, relay: relay, progress: progress)
    driver = Task.detached { await operation.run() }
  }

  deinit { cancel() }

  /// Interrupts the operation, if it still runs.
  func cancel() {
    relay.close()
    driver.cancel()
  }

  /// The next response; nil after the last.
  ///
  /// - Throws: `GnistaError`; `CancellationError` when the task is cancelled, which interrupts the operation.
  func next() async throws -> SparkResponse? {
    try Task.checkCancellation()
    return try await withTaskCancellationHandler {
      try await relay.next()
    } onCancel: {
      cancel()
    }
  }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let execution: SparkExecution

    mutating func next() async throws -> SparkResponse? { try await execution.next() }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(execution: self) }
}

extension SparkConnectClient {
  /// Runs a plan.
  ///
  /// - Parameters:
  ///   - plan: a relation, whose rows come, or a command.
  ///   - tags: names by which it can be interrupted.
  ///   - progress: told of the server's progress about every two seconds.
  func execute(
    _ plan: Spark_Connect_Plan, tags: [String] = [], progress: ProgressHandler? = nil
  ) -> SparkExecution {
    let request = Spark_Connect_ExecutePlanRequest.with { request in
      request.sessionID = sessionID
      request.userContext = userContext
      request.clientType = clientType
      request.operationID = UUID().uuidString.lowercased()
      request.plan = plan
      request.tags = tags
      request.requestOptions = [
        .with { $0.reattachOptions.reattachable = true },
        .with { option in
          option.resultChunkingOptions.allowArrowBatchChunking = true
          if let bytes = options.chunkBytes {
            option.resultChunkingOptions.preferredArrowChunkSize = Int64(bytes)
          }
        },
      ]
      if let serverSession { request.clientObservedServerSideSessionID = serverSession }
    }
    return SparkExecution(self, request, progress: progress)
  }

  /// Runs a command to its end.
  ///
  /// - Returns: what it answered; few things, since a command gives no rows.
  @discardableResult
  func run(
    _ command: Spark_Connect_Command, progress: ProgressHandler? = nil
  ) async throws -> [SparkResponse] {
    var responses: [SparkResponse] = []
    for try await response in execute(.with { $0.command = command }, progress: progress) {
      responses.append(response)
    }
    return responses
  }
}
