internal import Foundation
internal import GRPCCore
internal import GRPCProtobuf
internal import GnistaCore
internal import SparkProto
internal import SwiftProtobuf
internal import Synchronization

/// One session on a Spark Connect server: the calls of the protocol, with retries, time limits and clear errors.
///
/// All calls go over one connection and may be made from many tasks at once. What a plan gives is taken with
/// ``execute(_:tags:progress:)``; ``analyze(_:)``, settings, artifacts and interruption are single calls. Every error is a
/// `GnistaError` whose cause, where the server spoke, is a ``SparkError``; a cancelled task gets `CancellationError`.
///
/// Invariants: the session id never changes; the server's own id of the session is the first one seen, and another one
/// means that the server was restarted.
final class SparkConnectClient: Sendable {
  /// Where the server is.
  let server: SparkConnectionString
  /// The session's id, a UUID in small letters.
  let sessionID: String
  let options: SparkConnectOptions
  let channel: SparkChannel
  let errors: ErrorTranslation
  private let state: Mutex<State>

  private struct State {
    var serverSession: String?
    var wasConnected = false
    var isClosed = false
    var background: [UUID: Task<Void, Never>] = [:]
  }

  /// A client of a server. Nothing is sent yet.
  convenience init(_ server: SparkConnectionString, options: SparkConnectOptions = SparkConnectOptions())
    throws
  {
    self.init(
      server, sessionID: server.sessionID ?? UUID().uuidString.lowercased(), serverSession: nil,
      options: options,
      channel: try SparkChannel(server, options: options))
  }

  /// A session whose connection is there already.
  init(
    _ server: SparkConnectionString, sessionID: String, serverSession: String?, options: SparkConnectOptions,
    channel: SparkChannel
  ) {
    self.server = server
    self.sessionID = sessionID
    self.options = options
    self.channel = channel
    errors = ErrorTranslation(server: server)
    state = Mutex(State(serverSession: serverSession, wasConnected: serverSession != nil))
  }

  /// Makes the first call, and sees that the server is one that Gnista can speak to.
  ///
  /// - Returns: the server's version, such as `4.3.0`.
  /// - Throws: `UNSUPPORTED_VERSION` for a server before 4.0; `UNREACHABLE`, `UNAUTHENTICATED`.
  @discardableResult
  func connect() async throws -> String {
    let version = try await analyze { $0.sparkVersion = .init() }.sparkVersion.version
    guard let major = version.split(separator: ".").first.flatMap({ Int($0) }), major >= 4 else {
      throw GnistaError(
        .unsupportedVersion,
        "the Spark server at \(server) has version '\(version)'; Gnista needs Spark 4.0 or later")
    }
    return version
  }

  /// Ends the session on the server and lets the connection go. Later calls fail.
  func close() async {
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    guard isFirst else { return }
    await finishBackground(within: .seconds(2))
    if state.withLock(\.wasConnected) { await releaseSession() }
    channel.release()
  }

  // MARK: What every request says

  /// Who asks.
  var userContext: Spark_Connect_UserContext {
    .with { context in
      if let user = server.userID {
        context.userID = user
        context.userName = user
      }
    }
  }

  /// What this client calls itself to the server.
  var clientType: String {
    #if os(Linux)
      let system = "linux"
    #else
      let system = "darwin"
    #endif
    return "\(server.userAgent) spark/4.3.0 os/\(system) gnista/\(GnistaVersion.current)"
  }

  /// The server's own id of the session, once it has answered.
  var serverSession: String? { state.withLock(\.serverSession) }

  /// Looks at the id of the session in an answer.
  ///
  /// - Throws: `SESSION_EXPIRED` when another process than before answers.
  func observe(_ serverSession: String) throws {
    guard !serverSession.isEmpty else { return }
    let isSame = state.withLock { state in
      state.wasConnected = true
      if state.serverSession == nil { state.serverSession = serverSession }
      return state.serverSession == serverSession
    }
    if !isSame { throw errors.restarted() }
  }

  // MARK: Calls

  /// Makes a call with one request and one answer, and repeats it as ``RetryPolicy`` says.
  ///
  /// - Parameters:
  ///   - method: the method.
  ///   - request: the request.
  ///   - deadline: how long one attempt may take.
  /// - Throws: `GnistaError` or `CancellationError`.
  func call<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, deadline: Duration? = nil
  ) async throws -> Response {
    try checkSize(request)
    return try await repeating { patience in
      try await self.attempt(
        method, connectTime: patience, deadline: deadline ?? self.options.callTime
      ) { try await $0.write(request) }
    }
  }

  /// Makes one attempt of a call with one answer.
  func attempt<Request: Message, Response: Message>(
    _ method: MethodDescriptor, connectTime: Duration, deadline: Duration,
    requests: @escaping @Sendable (RPCWriter<Request>) async throws -> Void
  ) async throws -> Response {
    let answer = Mutex<Response?>(nil)
    try await channel.call(method, connectTime: connectTime, deadline: deadline, requests: requests) {
      (response: Response) in
      answer.withLock { $0 = response }
      return .goOn
    }
    guard let response = answer.withLock(\.self) else {
      throw CallFailure(
        RPCError(code: .unavailable, message: "the server ended \(method.method) without an answer"),
        reachedServer: true)
    }
    return response
  }

  /// Repeats an attempt as long as that is of use.
  ///
  /// - Parameter body: makes the attempt; is given how long the connection may take.
  func repeating<Result>(_ body: (Duration) async throws -> Result) async throws -> Result {
    var patience = Patience(self)
    while true {
      do {
        return try await body(patience.connectTime)
      } catch let failure as CallFailure {
        guard try await patience.wait(after: failure) else { throw await translate(failure) }
      }
    }
  }

  /// The error for a call that the server refused, with what it says when asked for details.
  func translate(_ failure: CallFailure) async -> GnistaError {
    guard let errorID = failure.info?.metadata["errorId"], !errorID.isEmpty else {
      return errors.refused(failure, details: nil)
    }
    var request = Spark_Connect_FetchErrorDetailsRequest()
    request.sessionID = sessionID
    request.userContext = userContext
    request.clientType = clientType
    request.errorID = errorID
    if let serverSession { request.clientObservedServerSideSessionID = serverSession }
    let sent = request
    // The details are a help, not a need: without them the status says what it can.
    let details: Spark_Connect_FetchErrorDetailsResponse? = try? await attempt(
      Spark_Connect_SparkConnectService.Method.FetchErrorDetails.descriptor, connectTime: .seconds(2),
      deadline: .seconds(10)
    ) { try await $0.write(sent) }
    return errors.refused(failure, details: details)
  }

  /// Whether the server has ever answered.
  var wasConnected: Bool { state.withLock(\.wasConnected) }

  /// Sees that a request is not larger than a server takes.
  func checkSize(_ request: some Message) throws {
    let size = (try? request.serializedData().count) ?? 0
    guard size > options.maxMessageBytes else { return }
    throw GnistaError(
      .messageTooLarge,
      "the request has \(size >> 20) MiB, and a Spark server takes \(options.maxMessageBytes >> 20) MiB at once "
        + "(spark.connect.grpc.maxInboundMessageSize). Write large local data to a file that the server can read, "
        + "or send less of it at once.")
  }

  // MARK: In the background

  /// Does something that nobody waits for, such as freeing what the server keeps.
  func inBackground(_ work: @escaping @Sendable (SparkConnectClient) async -> Void) {
    let id = UUID()
    state.withLock { state in
      state.background[id] = Task.detached { [self] in
        await work(self)
        self.state.withLock { state in state.background[id] = nil }
      }
    }
  }

  /// Waits for what runs in the background, for a while.
  func finishBackground(within time: Duration) async {
    let tasks = state.withLock { Array($0.background.values) }
    guard !tasks.isEmpty else { return }
    let limit = Task {
      try? await Task.sleep(for: time)
      for task in tasks { task.cancel() }
    }
    for task in tasks { await task.value }
    limit.cancel()
  }
}
