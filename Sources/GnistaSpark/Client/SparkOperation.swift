internal import Foundation
internal import GRPCCore
internal import GnistaCore
internal import GnistaFrame
internal import SparkProto
internal import SwiftProtobuf
internal import Synchronization

/// Drives one reattachable operation: starts it, takes its responses, and attaches to it anew when the stream ends
/// before the result is complete, be it because the server cuts long streams or because the connection was lost.
///
/// A response that was handed on is never handed on again: the server is told the last one. An operation that never
/// reached the server is sent again.
final class SparkOperation: Sendable {
  /// How far the operation has come.
  private struct State {
    var lastResponseID: String?
    var isComplete = false
    var isAbandoned = false
    var chunks = ArrowChunks()
    /// Bytes of rows since the server was last told to forget what has arrived.
    var unreleasedBytes = 0
    var patience: Patience
  }

  private let client: SparkConnectClient
  private let request: Spark_Connect_ExecutePlanRequest
  private let relay: ResponseRelay<SparkResponse>
  private let progress: ProgressHandler?
  private let release: OperationRelease
  private let state: Mutex<State>

  init(
    _ client: SparkConnectClient, _ request: Spark_Connect_ExecutePlanRequest,
    relay: ResponseRelay<SparkResponse>,
    progress: ProgressHandler?
  ) {
    self.client = client
    self.request = request
    self.relay = relay
    self.progress = progress
    release = OperationRelease(client, operationID: request.operationID)
    state = Mutex(State(patience: Patience(client)))
  }

  /// Runs the operation to its end.
  func run() async {
    do {
      try client.checkSize(request)
      let isWhole = try await drive()
      if isWhole { release.all() } else { stop() }
      relay.finish(.success(()))
    } catch let error as GnistaError {
      release.all()
      relay.finish(.failure(error))
    } catch {
      stop()
      relay.finish(.failure(CancellationError()))
    }
  }

  /// Ends an operation whose result nobody wants.
  private func stop() {
    let interrupt = client.interruptRequest(.operation(request.operationID))
    let release = release
    client.inBackground { client in
      let _: Spark_Connect_InterruptResponse? = try? await client.attempt(
        SparkMethod.Interrupt.descriptor, connectTime: .seconds(2), deadline: .seconds(10)
      ) { try await $0.write(interrupt) }
      release.all()
    }
  }

  /// Takes responses until the result is complete.
  ///
  /// - Returns: false when nobody wants more.
  private func drive() async throws -> Bool {
    var isAttached = false
    while true {
      let lastBefore = state.withLock(\.lastResponseID)
      var failure: CallFailure
      do {
        try await stream(isAttached)
        let isOver = try state.withLock { state -> Bool? in
          if state.isAbandoned { return false }
          guard state.isComplete else { return nil }
          try state.chunks.finish()
          return true
        }
        if let isOver { return isOver }
        isAttached = true
        // The server ends streams after some time or size; that is no failure unless nothing came at all.
        if state.withLock(\.lastResponseID) != lastBefore { continue }
        failure = CallFailure(
          RPCError(code: .unavailable, message: "the server ended the stream before the result was complete"),
          reachedServer: true)
      } catch let error as CallFailure {
        failure = error
      }
      try Task.checkCancellation()
      switch Self.next(after: failure, hasResponses: state.withLock(\.lastResponseID) != nil) {
      case .attachAtOnce:
        isAttached = true
        continue
      case .sendAgain:
        isAttached = false
        // A server that has just lost its sessions is given time, but not for ever.
        failure.error.code = .unavailable
      case .lost: throw client.errors.resultLost(failure)
      case .wait:
        // What never reached the server is sent again; an operation that may be there is attached to.
        if failure.reachedServer { isAttached = true }
      }
      guard try await wait(failure) else { throw await client.translate(failure) }
    }
  }

  private func wait(_ failure: CallFailure) async throws -> Bool {
    var patience = state.withLock(\.patience)
    let goesOn = try await patience.wait(after: failure)
    let after = patience
    state.withLock { $0.patience = after }
    return goesOn
  }

  private enum Step {
    case wait, sendAgain, attachAtOnce, lost
  }

  /// What to do after a failure.
  private static func next(after failure: CallFailure, hasResponses: Bool) -> Step {
    if failure.error.code == .deadlineExceeded { return .attachAtOnce }
    switch failure.errorClass {
    case "INVALID_HANDLE.OPERATION_NOT_FOUND", "INVALID_HANDLE.SESSION_NOT_FOUND":
      return hasResponses ? .lost : .sendAgain
    case "INVALID_HANDLE.OPERATION_ALREADY_EXISTS": return .attachAtOnce
    default: return .wait
    }
  }

  // MARK: One stream

  private func stream(_ isAttached: Bool) async throws {
    let (lastResponseID, connectTime) = state.withLock { ($0.lastResponseID, $0.patience.connectTime) }
    let deadline = client.options.streamTime
    let receive: @Sendable (Spark_Connect_ExecutePlanResponse) async throws -> SparkChannel.Reading = {
      try await self.take($0)
    }
    if isAttached {
      let request = reattachRequest(lastResponseID)
      try await client.channel.call(
        SparkMethod.ReattachExecute.descriptor, connectTime: connectTime, deadline: deadline,
        requests: { try await $0.write(request) }, receive: receive)
    } else {
      let request = request
      try await client.channel.call(
        SparkMethod.ExecutePlan.descriptor, connectTime: connectTime, deadline: deadline,
        requests: { try await $0.write(request) }, receive: receive)
    }
  }

  /// Takes one response: hands on what is in it, and notes how far the operation has come.
  private func take(_ response: Spark_Connect_ExecutePlanResponse) async throws -> SparkChannel.Reading {
    try client.observe(response.serverSideSessionID)
    let parts = try state.withLock { state in
      state.patience.reset()
      return try split(response, &state)
    }
    for part in parts where await !relay.send(part) {
      state.withLock { $0.isAbandoned = true }
      return .stop
    }
    let (isComplete, releaseUntil) = state.withLock { state -> (Bool, String?) in
      state.lastResponseID = response.responseID
      guard state.unreleasedBytes > 4 << 20 else { return (state.isComplete, nil) }
      state.unreleasedBytes = 0
      return (state.isComplete, response.responseID)
    }
    if isComplete { return .stop }
    if let releaseUntil { release.until(releaseUntil) }
    return .goOn
  }

  /// What is in a response.
  private func split(
    _ response: Spark_Connect_ExecutePlanResponse, _ state: inout State
  ) throws -> [SparkResponse] {
    var parts: [SparkResponse] = []
    if response.hasSchema { parts.append(.schema(response.schema)) }
    switch response.responseType {
    case .arrowBatch(let part):
      state.unreleasedBytes += part.data.count
      if let batch = try state.chunks.add(part) { parts.append(.arrowBatch(batch)) }
    case .mlCommandResult(let result): parts.append(.mlResult(result))
    case .sqlCommandResult(let result): parts.append(.sqlResult(result.relation))
    case .executionProgress(let progress): report(progress)
    case .resultComplete: state.isComplete = true
    case .some(let other): parts.append(.other(other))
    case nil: break
    }
    if !response.observedMetrics.isEmpty { parts.append(.observed(response.observedMetrics)) }
    if response.hasMetrics { parts.append(.metrics(response.metrics)) }
    return parts
  }

  private func report(_ state: Spark_Connect_ExecutePlanResponse.ExecutionProgress) {
    guard let progress else { return }
    let tasks = state.stages.reduce(0) { $0 + $1.numTasks }
    let done = state.stages.reduce(0) { $0 + $1.numCompletedTasks }
    let bytes = state.stages.reduce(0) { $0 + $1.inputBytesRead }
    var text = "\(done) of \(tasks) tasks"
    if state.numInflightTasks > 0 { text += ", \(state.numInflightTasks) running" }
    if bytes > 0 { text += String(format: ", %.1f MiB read", Double(bytes) / 1_048_576) }
    progress(tasks > 0 ? Double(done) / Double(tasks) : nil, text)
  }

  private func reattachRequest(_ lastResponseID: String?) -> Spark_Connect_ReattachExecuteRequest {
    .with { reattach in
      reattach.sessionID = request.sessionID
      reattach.userContext = request.userContext
      reattach.clientType = request.clientType
      reattach.operationID = request.operationID
      if let lastResponseID { reattach.lastResponseID = lastResponseID }
      if let serverSession = client.serverSession {
        reattach.clientObservedServerSideSessionID = serverSession
      }
    }
  }
}
