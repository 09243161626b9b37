import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import GnistaCore
import SparkProto
import SwiftProtobuf
import Synchronization
import Testing

@testable import GnistaSpark

/// Servers that are not there, go away, or speak otherwise.
@Suite("Connections to a Spark server", .serialized, .timeLimit(.minutes(2)))
struct ConnectionTests {
  private func client(
    _ port: Int, _ parameters: String = "", options: SparkConnectOptions = .quick
  ) throws -> SparkConnectClient {
    try SparkConnectClient(
      SparkConnectionString("sc://127.0.0.1:\(port)/\(parameters)", environment: [:]), options: options)
  }

  private func error(of client: SparkConnectClient) async throws -> (GnistaError, Duration) {
    let start = ContinuousClock.now
    let error = try await #require(throws: GnistaError.self) { try await client.connect() }
    let time = start.duration(to: .now)
    await client.close()
    return (error, time)
  }

  // MARK: Not there

  @Test func `a port that nobody listens at is reported soon`() async throws {
    let (error, time) = try await error(of: client(LoopbackSocket.freePort()))
    #expect(error.code == .unreachable)
    #expect(error.message.contains("connection refused"), "\(error.message)")
    #expect(error.message.contains("15002"))
    #expect(time < .seconds(4))
  }

  @Test func `a machine that does not exist is reported soon`() async throws {
    let server = try SparkConnectionString("sc://no-such-machine.invalid", environment: [:])
    let (error, time) = try await error(of: SparkConnectClient(server, options: .quick))
    #expect(error.code == .unreachable)
    #expect(error.message.contains("check the host"), "\(error.message)")
    #expect(time < .seconds(6))
  }

  @Test func `a server that accepts and is silent is reported soon`() async throws {
    let (socket, port) = try LoopbackSocket.listen()
    defer { close(socket) }
    let (error, time) = try await error(of: client(port))
    #expect(error.code == .unreachable)
    #expect(error.message.contains("no answer"), "\(error.message)")
    #expect(time < .seconds(8))
  }

  @Test func `a server that comes later is waited for`() async throws {
    let port = try LoopbackSocket.freePort()
    let client = try client(port)
    async let version = client.connect()
    // Long enough for a first refusal, and well within the tries of the client's short patience.
    try await Task.sleep(for: .milliseconds(60))
    let server = GRPCServer(
      transport: .http2NIOPosix(address: .ipv4(host: "127.0.0.1", port: port), transportSecurity: .plaintext),
      services: [FakeSpark(.init())])
    let serving = Task { try await server.serve() }
    let answer = try await version
    #expect(answer == "4.3.0")
    await client.close()
    server.beginGracefulShutdown()
    _ = serving
  }

  // MARK: Going away

  @Test func `a connection that is lost in the middle of a result is made again`() async throws {
    var script = FakeSpark.Script()
    script.execute = { request, _, writer in
      try await FakeSpark.answer(request.operationID, batches: 40, complete: false, to: writer)
      try await Task.sleep(for: .seconds(30))
    }
    script.reattach = { request, _, writer in
      let last = request.lastResponseID.split(separator: "-").last.flatMap { Int($0) } ?? -1
      try await FakeSpark.answer(
        request.operationID, first: last + 1, batches: 60 - last, complete: true, to: writer)
    }
    try await FakeSpark.serve(script) { fake, port in
      let relay = try CuttableRelay(to: port)
      let client = try client(relay.port)
      let execution = client.execute(.range(1))
      var texts: [String] = []
      while let response = try await execution.next() {
        guard case .arrowBatch(let batch) = response else { continue }
        texts.append(String(decoding: batch.data, as: UTF8.self))
        if batch.startOffset == 39 { relay.cut() }
      }
      #expect(texts == (0...60).map { "batch \($0)" })
      #expect(relay.connections >= 2)
      #expect(fake.seen.executed.count == 1)
      await client.close()
    }
  }

  @Test func `a server that dies in the middle of a result is reported soon`() async throws {
    var script = FakeSpark.Script()
    script.execute = { request, _, writer in
      try await FakeSpark.answer(request.operationID, batches: 2, complete: false, to: writer)
      try await Task.sleep(for: .seconds(30))
    }
    try await FakeSpark.serve(script) { _, port in
      let relay = try CuttableRelay(to: port)
      let client = try client(relay.port)
      let execution = client.execute(.range(1))
      for _ in 0..<3 { _ = try await execution.next() }
      relay.refuse()
      let start = ContinuousClock.now
      let error = try await #require(throws: GnistaError.self) { while try await execution.next() != nil {} }
      #expect(error.code == .unreachable)
      #expect(error.message.contains("was lost and could not be reached again within"), "\(error.message)")
      #expect(start.duration(to: .now) < .seconds(4))
      await client.close()
    }
  }

  @Test func `a network that goes silent is found out by keep-alive`() async throws {
    var script = FakeSpark.Script()
    script.execute = { _, _, _ in try await Task.sleep(for: .seconds(60)) }
    try await FakeSpark.serve(script) { fake, port in
      let relay = try CuttableRelay(to: port)
      let client = try client(relay.port, ";grpc_keepalive_time_ms=100;grpc_keepalive_timeout_ms=500")
      let execution = client.execute(.range(1))
      #expect(await fake.waits { !$0.executed.isEmpty })
      relay.freeze()
      let start = ContinuousClock.now
      let error = try await #require(throws: GnistaError.self) { while try await execution.next() != nil {} }
      #expect(error.code == .unreachable)
      #expect(start.duration(to: .now) < .seconds(20))
      await client.close()
    }
  }

  @Test func `all calls of a session and its clones go over one connection`() async throws {
    try await FakeSpark.serve { fake, port in
      let relay = try CuttableRelay(to: port)
      let client = try client(relay.port)
      try await withThrowingTaskGroup { group in
        for _ in 0..<20 {
          group.addTask { _ = try await client.execute(.range(1)).batchTexts() }
          group.addTask { _ = try await client.connect() }
        }
        try await group.waitForAll()
      }
      let clone = try await client.clone()
      #expect(clone.sessionID != client.sessionID)
      #expect(clone.serverSession == "server-clone")
      await client.close()
      fake.script.withLock { $0.serverSession = "server-clone" }
      try await clone.connect()
      #expect(relay.connections == 1)
      await clone.close()
      #expect(fake.seen.closed.map(\.sessionID) == [client.sessionID, clone.sessionID])
    }
  }

  // MARK: Who asks

  @Test func `every call says who asks`() async throws {
    let id = "123e4567-e89b-42d3-a456-426614174000"
    let parameters = ";user_id=eva;token=secret;use_ssl=false;x-cluster=7;user_agent=robot;session_id=\(id)"
    try await FakeSpark.withClient(parameters: parameters) { fake, client in
      try await client.connect()
      _ = try await client.execute(.range(1)).batchTexts()
      for metadata in fake.seen.metadata {
        #expect(Array(metadata[stringValues: "authorization"]) == ["Bearer secret"])
        #expect(Array(metadata[stringValues: "x-cluster"]) == ["7"])
      }
      let request = try #require(fake.seen.executed.first)
      #expect(request.sessionID == id)
      #expect(request.userContext.userID == "eva")
      #expect(request.clientType.hasPrefix("robot spark/4.3.0 os/"))
      #expect(request.clientObservedServerSideSessionID == "server-1")
      #expect(!fake.seen.analyzed[0].hasClientObservedServerSideSessionID)
    }
  }

  @Test func `settings are read, set and unset`() async throws {
    try await FakeSpark.withClient { fake, client in
      let values = try await client.settings(["spark.a", "other"])
      #expect(values == ["spark.a": "value of spark.a", "other": nil])
      try await client.set(["b": "2", "a": "1"])
      try await client.unset(["a"])
      #expect(fake.seen.configured[1].operation.set.pairs.map { "\($0.key)=\($0.value)" } == ["a=1", "b=2"])
      #expect(fake.seen.configured[2].operation.unset.keys == ["a"])
      let answer = try await client.interrupt(.tag("t"))
      #expect(answer == [""])
      #expect(fake.seen.interrupted.map(\.operationTag) == ["t"])
    }
  }

  @Test func `a call that fails for a while is repeated`() async throws {
    var script = FakeSpark.Script()
    script.analyze = { _, count in
      guard count > 2 else { throw RPCError(code: .unavailable, message: "soon") }
      return .with { $0.sparkVersion.version = "4.1.0" }
    }
    try await FakeSpark.withClient(script) { fake, client in
      let answer = try await client.connect()
      #expect(answer == "4.1.0")
      #expect(fake.seen.analyzed.count == 4)
    }
  }

  // MARK: TLS

  /// A certificate for `localhost`, made for one test run.
  private struct Certificate {
    let folder: URL
    var certificate: String { folder.path + "/cert.pem" }
    var key: String { folder.path + "/key.pem" }

    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "gnista-tls-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "2",
        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
        folder.path + "/key.pem",
        "-out", folder.path + "/cert.pem",
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }

    var security: HTTP2ServerTransport.Posix.TransportSecurity {
      .tls(
        certificateChain: [.file(path: certificate, format: .pem)], privateKey: .file(path: key, format: .pem)
      )
    }
  }

  private static let hasOpenSSL = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"]
    .contains { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(.enabled(if: hasOpenSSL, "openssl is missing, which makes the test's certificate"))
  func `a server with TLS is reached when its certificate is trusted`() async throws {
    let made = try Certificate()
    defer { try? FileManager.default.removeItem(at: made.folder) }
    try await FakeSpark.serve(security: made.security) { fake, port in
      var options = SparkConnectOptions.quick
      options.trustRootsFile = made.certificate
      func server(_ host: String, _ parameters: String) throws -> SparkConnectionString {
        try SparkConnectionString("sc://\(host):\(port)/\(parameters)", environment: [:])
      }
      let trusting = try SparkConnectClient(
        server("localhost", ";use_ssl=true;token=secret"), options: options)
      let answer = try await trusting.connect()
      #expect(answer == "4.3.0")
      #expect(Array(fake.seen.metadata[0][stringValues: "authorization"]) == ["Bearer secret"])
      await trusting.close()

      let distrusting = try SparkConnectClient(server("localhost", ";use_ssl=true"), options: .quick)
      let (error, _) = try await error(of: distrusting)
      #expect(error.code == .unreachable)
      #expect(error.message.contains("GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"), "\(error.message)")

      let (plain, _) = try await self.error(of: client(port))
      #expect(plain.message.contains("add use_ssl=true"), "\(plain.message)")
    }
  }

  @Test func `TLS to a server without it says so`() async throws {
    try await FakeSpark.serve { _, port in
      let (asked, time) = try await error(of: client(port, ";use_ssl=true"))
      #expect(asked.message.contains("leave use_ssl=true out"), "\(asked.message)")
      #expect(time < .seconds(2))
      let (implied, _) = try await error(of: client(port, ";token=t"))
      #expect(implied.message.contains("the token makes the connection use TLS"), "\(implied.message)")
    }
  }
}
