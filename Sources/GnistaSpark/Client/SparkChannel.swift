internal import Foundation
internal import GRPCCore
internal import GRPCNIOTransportHTTP2Posix
internal import GRPCProtobuf
internal import GnistaCore
internal import Synchronization
internal import SwiftProtobuf

/// The one HTTP/2 connection to a server, over which all calls of a session and its clones go.
///
/// The transport connects with the first call and again after a loss.
final class SparkChannel: Sendable {
  private let grpc: GRPCClient<HTTP2ClientTransport.Posix>
  private let connections: Task<Void, any Error>
  private let metadata: Metadata
  private let maxMessageBytes: Int
  /// Sessions that use the connection.
  private let users = Mutex(1)

  init(_ server: SparkConnectionString, options: SparkConnectOptions) throws {
    var metadata = Metadata()
    for header in server.headers { metadata.addString(header.value, forKey: header.name) }
    if let token = server.token {
      metadata.replaceOrAddString("Bearer \(token)", forKey: "authorization")
    }
    self.metadata = metadata
    maxMessageBytes = options.maxMessageBytes
    do {
      let grpc = GRPCClient(
        transport: try HTTP2ClientTransport.Posix(
          target: Self.target(server), transportSecurity: Self.security(server, options),
          config: Self.config(server)))
      self.grpc = grpc
      connections = Task.detached { try await grpc.runConnections() }
    } catch {
      throw GnistaError(
        .invalidArgument, "cannot make a connection to \(server): \(error)", cause: error)
    }
  }

  deinit { stop() }

  /// Another session uses the connection.
  func retain() { users.withLock { $0 += 1 } }

  /// A session is done with the connection; the last one closes it.
  func release() {
    let isLast = users.withLock { count in
      count -= 1
      return count == 0
    }
    if isLast { stop() }
  }

  private func stop() {
    grpc.beginGracefulShutdown()
    connections.cancel()
  }

  // MARK: Calls

  /// Whether a stream is read on.
  enum Reading: Sendable {
    case goOn, stop
  }

  /// Makes one call and takes the messages of its answer one by one; the next is read when the last was dealt with.
  ///
  /// - Parameters:
  ///   - method: the method.
  ///   - requests: sends the messages of the request.
  ///   - connectTime: how long it may take until a connection is there.
  ///   - deadline: how long the call may take.
  ///   - receive: takes a message.
  /// - Throws: ``CallFailure``, `CancellationError`, or what `receive` throws.
  func call<Request: Message, Response: Message>(
    _ method: MethodDescriptor, connectTime: Duration, deadline: Duration?,
    requests: @escaping @Sendable (RPCWriter<Request>) async throws -> Void,
    receive: @escaping @Sendable (Response) async throws -> Reading
  ) async throws {
    var options = CallOptions.defaults
    options.timeout = deadline
    options.waitForReady = false
    // The transport takes its limit for both directions from the request's.
    options.maxRequestMessageBytes = maxMessageBytes
    options.maxResponseMessageBytes = maxMessageBytes
    let (grpc, metadata, callOptions) = (grpc, metadata, options)
    let isOpen = Flag()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          try await grpc.bidirectionalStreaming(
            request: StreamingClientRequest(metadata: metadata) { writer in
              isOpen.raise()
              try await requests(writer)
            },
            descriptor: method, serializer: ProtobufSerializer<Request>(),
            deserializer: ProtobufDeserializer<Response>(), options: callOptions
          ) { response in
            for try await message in response.messages {
              guard try await receive(message) == .goOn else { return }
            }
          }
        } catch let error as RPCError {
          try Task.checkCancellation()
          throw CallFailure(error, reachedServer: isOpen.isRaised)
        } catch let error as RuntimeError {
          throw CallFailure(
            RPCError(code: .unavailable, message: error.message, cause: error.cause), reachedServer: false)
        }
        return true
      }
      group.addTask {
        // A server may accept the connection and then be silent; gRPC itself would wait for ever.
        try? await Task.sleep(for: connectTime)
        guard !Task.isCancelled, !isOpen.isRaised else { return false }
        throw CallFailure(
          RPCError(code: .unavailable, message: "there is no answer within \(connectTime.seconds) s"),
          reachedServer: false)
      }
      do {
        while let isDone = try await group.next() {
          if isDone { break }
        }
        group.cancelAll()
      } catch {
        group.cancelAll()
        throw error
      }
    }
  }

  /// Something that happened once.
  private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)
    var isRaised: Bool { value.load(ordering: .acquiring) }
    func raise() { value.store(true, ordering: .releasing) }
  }

  // MARK: Configuration

  private static func target(_ server: SparkConnectionString) -> any ResolvableTarget {
    if server.host.contains(":") { return .ipv6(address: server.host, port: server.port) }
    let parts = server.host.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) {
      return .ipv4(address: server.host, port: server.port)
    }
    return .dns(host: server.host, port: server.port)
  }

  private static func security(
    _ server: SparkConnectionString, _ options: SparkConnectOptions
  ) -> HTTP2ClientTransport.Posix.TransportSecurity {
    guard server.usesTLS else { return .plaintext }
    return .tls { tls in
      if let path = options.trustRootsFile, !path.isEmpty {
        tls.trustRoots = .certificates([.file(path: path, format: .pem)])
      }
    }
  }

  private static func config(_ server: SparkConnectionString) -> HTTP2ClientTransport.Posix.Config {
    .defaults { config in
      config.http2.maxFrameSize = 1 << 20
      // Attempts are spaced by the client's own waits; the transport's only keep it from spinning.
      config.backoff = .init(initial: .milliseconds(100), max: .seconds(1), multiplier: 1.6, jitter: 0.2)
      config.connection.maxIdleTime = .seconds(4 * 3600)
      // Small calls are answered sooner when they are not held back to be sent together.
      config.connection.flushCoalescing = nil
      config.connection.keepalive = server.keepAlive.map {
        // The transport begins to wait anew with each question, so it must not ask again while it waits.
        .init(
          time: max($0.time, $0.timeout + .milliseconds(100)), timeout: $0.timeout,
          allowWithoutCalls: $0.withoutCalls)
      }
    }
  }
}

extension Duration {
  /// The length in seconds, for people.
  var seconds: String {
    let (whole, rest) = components
    let value = Double(whole) + Double(rest) / 1e18
    return value == value.rounded() ? "\(Int(value))" : String(format: "%.1f", value)
  }
}
