internal import Foundation
internal import GRPCCore
internal import GnistaCore
internal import SparkProto
internal import SwiftProtobuf

/// Shorter names of the service's methods.
typealias SparkMethod = Spark_Connect_SparkConnectService.Method

extension SparkConnectClient {
  // MARK: Analysis

  /// Asks the server about a plan without running it: its schema, its text, whether two are the same, and so on; also
  /// keeps frames (`persist`) and lets them go.
  ///
  /// ```swift
  /// let schema = try await client.analyze { $0.schema.plan.root = relation }.schema.schema
  /// ```
  func analyze(
    _ question: (inout Spark_Connect_AnalyzePlanRequest) -> Void
  ) async throws -> Spark_Connect_AnalyzePlanResponse {
    var request = Spark_Connect_AnalyzePlanRequest()
    question(&request)
    request.sessionID = sessionID
    request.userContext = userContext
    request.clientType = clientType
    if let serverSession { request.clientObservedServerSideSessionID = serverSession }
    let response: Spark_Connect_AnalyzePlanResponse = try await call(
      SparkMethod.AnalyzePlan.descriptor, request, deadline: options.longCallTime)
    try observe(response.serverSideSessionID)
    return response
  }

  // MARK: Settings

  /// The values of settings, nil for those that have none.
  func settings(_ keys: [String]) async throws -> [String: String?] {
    let pairs = try await config { $0.getOption.keys = keys }
    return Dictionary(pairs.map { ($0.key, $0.hasValue ? $0.value : nil) }) { $1 }
  }

  /// All settings of the session whose names begin with a prefix.
  func allSettings(prefix: String = "") async throws -> [String: String] {
    let pairs = try await config { operation in
      operation.getAll = .with { if !prefix.isEmpty { $0.prefix = prefix } }
    }
    // The server takes the prefix off the names that it gives.
    return Dictionary(
      pairs.map { (prefix.isEmpty || $0.key.hasPrefix(prefix) ? $0.key : prefix + $0.key, $0.value) }
    ) { $1 }
  }

  /// Changes settings.
  func set(_ settings: [String: String]) async throws {
    _ = try await config { operation in
      operation.set.pairs = settings.sorted { $0.key < $1.key }.map { key, value in
        .with {
          $0.key = key
          $0.value = value
        }
      }
    }
  }

  /// Puts settings back to their defaults.
  func unset(_ keys: [String]) async throws {
    _ = try await config { $0.unset.keys = keys }
  }

  private func config(
    _ operation: (inout Spark_Connect_ConfigRequest.Operation) -> Void
  ) async throws -> [Spark_Connect_KeyValue] {
    var request = Spark_Connect_ConfigRequest()
    operation(&request.operation)
    request.sessionID = sessionID
    request.userContext = userContext
    request.clientType = clientType
    if let serverSession { request.clientObservedServerSideSessionID = serverSession }
    let response: Spark_Connect_ConfigResponse = try await call(SparkMethod.Config.descriptor, request)
    try observe(response.serverSideSessionID)
    for warning in response.warnings { GnistaLog.warning(warning, source: "Spark") }
    return response.pairs
  }

  // MARK: Interruption

  /// What is to be interrupted.
  enum InterruptTarget: Sendable {
    /// All that the session runs.
    case all
    /// What was started with a tag.
    case tag(String)
    /// One operation.
    case operation(String)
  }

  /// Interrupts what runs.
  ///
  /// - Returns: the ids of the operations that were.
  @discardableResult
  func interrupt(_ target: InterruptTarget) async throws -> [String] {
    let response: Spark_Connect_InterruptResponse = try await call(
      SparkMethod.Interrupt.descriptor, interruptRequest(target), deadline: .seconds(30))
    try observe(response.serverSideSessionID)
    return response.interruptedIds
  }

  func interruptRequest(_ target: InterruptTarget) -> Spark_Connect_InterruptRequest {
    .with { request in
      request.sessionID = sessionID
      request.userContext = userContext
      request.clientType = clientType
      switch target {
      case .all: request.interruptType = .all
      case .tag(let tag):
        request.interruptType = .tag
        request.operationTag = tag
      case .operation(let id):
        request.interruptType = .operationID
        request.operationID = id
      }
    }
  }

  // MARK: The session itself

  /// A session of its own with the same settings, views and artifacts, over the same connection.
  func clone() async throws -> SparkConnectClient {
    let newID = UUID().uuidString.lowercased()
    var request = Spark_Connect_CloneSessionRequest()
    request.sessionID = sessionID
    request.userContext = userContext
    request.clientType = clientType
    request.newSessionID = newID
    if let serverSession { request.clientObservedServerSideSessionID = serverSession }
    let response: Spark_Connect_CloneSessionResponse = try await call(
      SparkMethod.CloneSession.descriptor, request)
    try observe(response.serverSideSessionID)
    channel.retain()
    return SparkConnectClient(
      server, sessionID: response.newSessionID.isEmpty ? newID : response.newSessionID,
      serverSession: response.newServerSideSessionID.isEmpty ? nil : response.newServerSideSessionID,
      options: options, channel: channel)
  }

  /// Tells the server that the session is over. Failures do not matter: the server forgets idle sessions by itself.
  func releaseSession() async {
    let request = Spark_Connect_ReleaseSessionRequest.with { request in
      request.sessionID = sessionID
      request.userContext = userContext
      request.clientType = clientType
    }
    let _: Spark_Connect_ReleaseSessionResponse? = try? await attempt(
      SparkMethod.ReleaseSession.descriptor, connectTime: .seconds(1), deadline: .seconds(5)
    ) { try await $0.write(request) }
  }
}
