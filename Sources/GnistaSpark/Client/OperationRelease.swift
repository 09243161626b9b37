internal import GRPCCore
internal import GnistaCore
internal import SparkProto
internal import SwiftProtobuf
internal import Synchronization

/// Tells the server in the background which responses of an operation it may forget.
///
/// One call is under way at a time; what is to be forgotten meanwhile is sent together after it. Failures do not matter:
/// the server forgets abandoned operations by itself.
final class OperationRelease: Sendable {
  private enum Request {
    case until(String)
    case all
  }

  private struct State {
    var waiting: Request?
    var isSending = false
    var isOver = false
  }

  private let client: SparkConnectClient
  private let operationID: String
  private let state = Mutex(State())

  init(_ client: SparkConnectClient, operationID: String) {
    self.client = client
    self.operationID = operationID
  }

  /// Everything up to a response has arrived.
  func until(_ responseID: String) { add(.until(responseID)) }

  /// The whole operation is over. Nothing is sent after it.
  func all() { add(.all) }

  private func add(_ request: Request) {
    let isFirst = state.withLock { state in
      guard !state.isOver else { return false }
      if case .all = request { state.isOver = true }
      state.waiting = request
      defer { state.isSending = true }
      return !state.isSending
    }
    guard isFirst else { return }
    client.inBackground { client in
      while let request = self.take() { await self.send(request, client) }
    }
  }

  private func take() -> Request? {
    state.withLock { state in
      defer { state.waiting = nil }
      if state.waiting == nil { state.isSending = false }
      return state.waiting
    }
  }

  private func send(_ request: Request, _ client: SparkConnectClient) async {
    let message = Spark_Connect_ReleaseExecuteRequest.with { message in
      message.sessionID = client.sessionID
      message.userContext = client.userContext
      message.clientType = client.clientType
      message.operationID = operationID
      switch request {
      case .until(let id): message.releaseUntil.responseID = id
      case .all: message.releaseAll = .init()
      }
    }
    let _: Spark_Connect_ReleaseExecuteResponse? = try? await client.attempt(
      SparkMethod.ReleaseExecute.descriptor, connectTime: .seconds(2), deadline: .seconds(10)
    ) { try await $0.write(message) }
  }
}
