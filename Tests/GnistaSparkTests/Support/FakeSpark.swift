import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import GRPCProtobuf
import SparkProto
import SwiftProtobuf
import Synchronization

@testable import GnistaSpark

/// A Spark Connect server in this process, whose answers a test writes.
final class FakeSpark: RegistrableRPCService {
  typealias Responses = RPCWriter<Spark_Connect_ExecutePlanResponse>

  /// What the test wants to happen.
  struct Script: Sendable {
    var version = "4.3.0"
    var serverSession = "server-1"
    /// Called with each ExecutePlan and how many there were before it.
    var execute: @Sendable (Spark_Connect_ExecutePlanRequest, Int, Responses) async throws -> Void = {
      try await FakeSpark.answer($0.operationID, complete: true, to: $2)
    }
    /// Called with each ReattachExecute and how many there were before it.
    var reattach: @Sendable (Spark_Connect_ReattachExecuteRequest, Int, Responses) async throws -> Void = {
      _, _, _ in throw RPCError(code: .unimplemented, message: "no reattachment was expected")
    }
    /// Called with each AnalyzePlan and how many there were before it.
    var analyze:
      (@Sendable (Spark_Connect_AnalyzePlanRequest, Int) throws -> Spark_Connect_AnalyzePlanResponse)?
    var details:
      (@Sendable (Spark_Connect_FetchErrorDetailsRequest) -> Spark_Connect_FetchErrorDetailsResponse)?
    var artifactsArriveWhole = true
  }

  /// What clients sent.
  struct Seen: Sendable {
    var metadata: [Metadata] = []
    var executed: [Spark_Connect_ExecutePlanRequest] = []
    var reattached: [Spark_Connect_ReattachExecuteRequest] = []
    var released: [Spark_Connect_ReleaseExecuteRequest] = []
    var interrupted: [Spark_Connect_InterruptRequest] = []
    var analyzed: [Spark_Connect_AnalyzePlanRequest] = []
    var configured: [Spark_Connect_ConfigRequest] = []
    var artifacts: [Spark_Connect_AddArtifactsRequest] = []
    var closed: [Spark_Connect_ReleaseSessionRequest] = []
  }

  let script: Mutex<Script>
  private let log = Mutex(Seen())

  init(_ script: Script) { self.script = Mutex(script) }

  /// What clients sent so far.
  var seen: Seen { log.withLock(\.self) }

  /// Waits until the clients have sent something, because they send some things in the background.
  func waits(_ isThere: (Seen) -> Bool) async -> Bool {
    for _ in 0..<1500 {
      if isThere(seen) { return true }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  // MARK: Answers

  /// The parts of an ordinary result: a schema, batches of one row, and the end.
  static func answer(
    _ operation: String, first: Int = 0, batches: Int = 1, complete: Bool, to writer: Responses
  ) async throws {
    if first == 0 {
      try await writer.write(
        response(operation, "schema") { $0.schema.struct.fields = [.with { $0.name = "id" }] })
    }
    for index in first..<first + batches {
      try await writer.write(
        response(operation, "row-\(index)") {
          $0.arrowBatch.rowCount = 1
          $0.arrowBatch.startOffset = Int64(index)
          $0.arrowBatch.data = Data("batch \(index)".utf8)
        })
    }
    if complete { try await writer.write(response(operation, "end") { $0.resultComplete = .init() }) }
  }

  /// One response.
  static func response(
    _ operation: String, _ id: String, session: String = "server-1",
    _ fill: (inout Spark_Connect_ExecutePlanResponse) -> Void
  ) -> Spark_Connect_ExecutePlanResponse {
    var response = Spark_Connect_ExecutePlanResponse()
    response.operationID = operation
    response.responseID = id
    response.serverSideSessionID = session
    fill(&response)
    return response
  }

  /// An error in the form in which Spark sends its exceptions.
  static func error(
    _ message: String, code: RPCError.Code = .internalError, errorClass: String? = nil,
    errorID: String? = nil,
    retryAfter: Duration? = nil
  ) -> RPCError {
    var details: [ErrorDetails] = []
    var metadata = ["classes": #"["org.apache.spark.sql.AnalysisException","java.lang.Exception"]"#]
    metadata["errorClass"] = errorClass
    metadata["errorId"] = errorID
    if errorClass != nil || errorID != nil {
      metadata["sqlState"] = "42703"
      metadata["messageParameters"] = #"{"objectName":"`nope`"}"#
      details.append(
        .errorInfo(
          reason: "org.apache.spark.sql.AnalysisException", domain: "org.apache.spark", metadata: metadata))
    }
    if let retryAfter { details.append(.retryInfo(delay: retryAfter)) }
    guard !details.isEmpty else { return RPCError(code: code, message: message) }
    return RPCError(GoogleRPCStatus(code: code, message: message, details: details))
  }

  // MARK: Methods

  func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
    stream(SparkMethod.ExecutePlan.descriptor, &router) { request, writer, script in
      let count = self.log.withLock { log in
        log.executed.append(request)
        return log.executed.count - 1
      }
      try await script.execute(request, count, writer)
    }
    stream(SparkMethod.ReattachExecute.descriptor, &router) { request, writer, script in
      let count = self.log.withLock { log in
        log.reattached.append(request)
        return log.reattached.count - 1
      }
      try await script.reattach(request, count, writer)
    }
    unary(SparkMethod.AnalyzePlan.descriptor, &router) {
      (request: Spark_Connect_AnalyzePlanRequest, script) in
      let count = self.log.withLock { log in
        log.analyzed.append(request)
        return log.analyzed.count - 1
      }
      if let analyze = script.analyze { return try analyze(request, count) }
      return .with {
        $0.serverSideSessionID = script.serverSession
        $0.sparkVersion.version = script.version
      }
    }
    unary(SparkMethod.Config.descriptor, &router) { (request: Spark_Connect_ConfigRequest, script) in
      self.log.withLock { $0.configured.append(request) }
      return Spark_Connect_ConfigResponse.with { response in
        response.serverSideSessionID = script.serverSession
        response.pairs = request.operation.getOption.keys.map { key in
          .with {
            $0.key = key
            if key.hasPrefix("spark.") { $0.value = "value of \(key)" }
          }
        }
      }
    }
    unary(SparkMethod.Interrupt.descriptor, &router) { (request: Spark_Connect_InterruptRequest, script) in
      self.log.withLock { $0.interrupted.append(request) }
      return Spark_Connect_InterruptResponse.with { $0.interruptedIds = [request.operationID] }
    }
    unary(SparkMethod.ReleaseExecute.descriptor, &router) {
      (request: Spark_Connect_ReleaseExecuteRequest, _) in
      self.log.withLock { $0.released.append(request) }
      return Spark_Connect_ReleaseExecuteResponse()
    }
    unary(SparkMethod.ReleaseSession.descriptor, &router) {
      (request: Spark_Connect_ReleaseSessionRequest, _) in
      self.log.withLock { $0.closed.append(request) }
      return Spark_Connect_ReleaseSessionResponse()
    }
    unary(SparkMethod.CloneSession.descriptor, &router) {
      (request: Spark_Connect_CloneSessionRequest, script) in
      Spark_Connect_CloneSessionResponse.with {
        $0.serverSideSessionID = script.serverSession
        $0.newSessionID = request.newSessionID
        $0.newServerSideSessionID = "server-clone"
      }
    }
    unary(SparkMethod.FetchErrorDetails.descriptor, &router) {
      (request: Spark_Connect_FetchErrorDetailsRequest, script) in
      script.details?(request) ?? Spark_Connect_FetchErrorDetailsResponse()
    }
    unary(SparkMethod.ArtifactStatus.descriptor, &router) {
      (request: Spark_Connect_ArtifactStatusesRequest, _) in
      let sent = Set(self.seen.artifacts.flatMap { $0.batch.artifacts.map(\.name) + [$0.beginChunk.name] })
      return Spark_Connect_ArtifactStatusesResponse.with { response in
        for name in request.names { response.statuses[name] = .with { $0.exists = sent.contains(name) } }
      }
    }
    router.registerHandler(
      forMethod: SparkMethod.AddArtifacts.descriptor,
      deserializer: ProtobufDeserializer<Spark_Connect_AddArtifactsRequest>(),
      serializer: ProtobufSerializer<Spark_Connect_AddArtifactsResponse>()
    ) { request, _ in
      var names: [String] = []
      for try await message in request.messages {
        names +=
          message.batch.artifacts.map(\.name)
          + (message.beginChunk.name.isEmpty ? [] : [message.beginChunk.name])
        self.log.withLock { $0.artifacts.append(message) }
      }
      let (isWhole, all) = (self.script.withLock(\.artifactsArriveWhole), names)
      return StreamingServerResponse { writer in
        try await writer.write(
          .with { response in
            response.artifacts = all.map { name in
              .with {
                $0.name = name
                $0.isCrcSuccessful = isWhole
              }
            }
          })
        return [:]
      }
    }
  }

  private func unary<Transport: ServerTransport, Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ router: inout RPCRouter<Transport>,
    _ answer: @escaping @Sendable (Request, Script) throws -> Response
  ) {
    router.registerHandler(
      forMethod: method, deserializer: ProtobufDeserializer<Request>(),
      serializer: ProtobufSerializer<Response>()
    ) { request, _ in
      self.log.withLock { $0.metadata.append(request.metadata) }
      var last: Request?
      for try await message in request.messages { last = message }
      let response = try answer(last ?? Request(), self.script.withLock(\.self))
      return StreamingServerResponse { writer in
        try await writer.write(response)
        return [:]
      }
    }
  }

  private func stream<Transport: ServerTransport, Request: Message>(
    _ method: MethodDescriptor, _ router: inout RPCRouter<Transport>,
    _ answer: @escaping @Sendable (Request, Responses, Script) async throws -> Void
  ) {
    router.registerHandler(
      forMethod: method, deserializer: ProtobufDeserializer<Request>(),
      serializer: ProtobufSerializer<Spark_Connect_ExecutePlanResponse>()
    ) { request, _ in
      self.log.withLock { $0.metadata.append(request.metadata) }
      var last: Request?
      for try await message in request.messages { last = message }
      let (message, script) = (last ?? Request(), self.script.withLock(\.self))
      return StreamingServerResponse { writer in
        try await answer(message, writer, script)
        return [:]
      }
    }
  }

  // MARK: Running

  /// Runs a server with a script while the body runs.
  ///
  /// - Parameters:
  ///   - script: what the server does.
  ///   - security: plain text unless given.
  ///   - body: is given the server and its port.
  static func serve(
    _ script: Script = Script(), security: HTTP2ServerTransport.Posix.TransportSecurity = .plaintext,
    _ body: (FakeSpark, Int) async throws -> Void
  ) async throws {
    let fake = FakeSpark(script)
    let server = GRPCServer(
      transport: .http2NIOPosix(address: .ipv4(host: "127.0.0.1", port: 0), transportSecurity: security),
      services: [fake])
    let serving = Task { try await server.serve() }
    // Cancelling would break off streams that are just beginning, which NIO does not take well in debug builds; the
    // server ends when its last connection does.
    defer {
      server.beginGracefulShutdown()
      _ = serving
    }
    guard let port = try await server.listeningAddress?.ipv4?.port else { throw CancellationError() }
    try await body(fake, port)
  }

  /// Runs a server and a client of it while the body runs.
  static func withClient(
    _ script: Script = Script(), parameters: String = "",
    options: SparkConnectOptions = .quick, _ body: (FakeSpark, SparkConnectClient) async throws -> Void
  ) async throws {
    try await serve(script) { fake, port in
      let server = try SparkConnectionString("sc://127.0.0.1:\(port)/\(parameters)", environment: [:])
      let client = try SparkConnectClient(server, options: options)
      try await body(fake, client)
      await client.close()
    }
  }
}

extension SparkConnectOptions {
  /// Short waits, so that tests of failures end soon.
  static var quick: Self {
    var options = Self()
    options.connectTime = .seconds(4)
    options.refusalTime = .seconds(1)
    options.reconnectTime = .seconds(2)
    options.retries = RetryPolicy(
      maxRetries: 5, initialBackoff: .milliseconds(5), maxBackoff: .milliseconds(20), jitter: .zero)
    return options
  }
}

extension SparkExecution {
  /// The texts of all batches, in order.
  func batchTexts() async throws -> [String] {
    var texts: [String] = []
    while let response = try await next() {
      if case .arrowBatch(let batch) = response { texts.append(String(decoding: batch.data, as: UTF8.self)) }
    }
    return texts
  }
}

extension Spark_Connect_Plan {
  /// The numbers from 0 on, as a relation.
  static func range(_ end: Int64, partitions: Int32? = nil) -> Self {
    .with { plan in
      plan.root.range.start = 0
      plan.root.range.end = end
      plan.root.range.step = 1
      if let partitions { plan.root.range.numPartitions = partitions }
    }
  }
}
