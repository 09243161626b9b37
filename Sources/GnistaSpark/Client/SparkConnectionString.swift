public import Foundation
internal import GnistaCore

/// Where a Spark Connect server is and how to speak to it: `sc://host:port/;name=value;…`.
///
/// The form and its parameters are those of Spark's own clients:
///
/// | parameter | meaning | default |
/// |---|---|---|
/// | `user_id` | whose sessions these are | `SPARK_USER`, then `USER` of the environment |
/// | `session_id` | a UUID; names a session that is there already, to go on with it | a new one |
/// | `token` | bearer token; makes the connection use TLS, except to `localhost` | `SPARK_CONNECT_AUTHENTICATE_TOKEN` |
/// | `use_ssl` | `true` for TLS | `false` |
/// | `user_agent` | what the server's log calls this client | `SPARK_CONNECT_USER_AGENT`, then `_SPARK_CONNECT_GNISTA` |
/// | `grpc_keepalive_enabled` | whether an idle connection is tested | `true` |
/// | `grpc_keepalive_time_ms` | silence before a test | 60000 |
/// | `grpc_keepalive_timeout_ms` | how long the answer may take | 20000 |
/// | `grpc_keepalive_without_calls` | whether to test while nothing runs | `true` |
///
/// Every other parameter becomes a header of each call. Values are percent-encoded where they hold `;`, `%` or characters
/// outside ASCII. The port is 15002 unless given; an IPv6 address stands in brackets.
public struct SparkConnectionString: Sendable, Hashable {
  /// A header that is sent with each call.
  public struct Header: Sendable, Hashable {
    /// The name, in small letters.
    public var name: String
    /// The value, as it is sent.
    public var value: String

    /// Makes a header.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// When a silent connection is tested.
  public struct KeepAlive: Sendable, Hashable {
    /// How long the server may be silent before it is asked.
    public var time: Duration = .seconds(60)
    /// How long its answer may take before the connection counts as lost.
    public var timeout: Duration = .seconds(20)
    /// Whether it is asked while no call runs.
    public var withoutCalls = true

    /// The defaults of Spark's clients.
    public init() {}
  }

  /// The port that Spark Connect listens on unless told otherwise.
  public static let defaultPort = 15002

  /// Name or address of the machine, an IPv6 address without brackets.
  public var host: String
  /// The port.
  public var port: Int
  /// Whose sessions these are, if anybody's.
  public var userID: String?
  /// The session to go on with, if not a new one.
  public var sessionID: String?
  /// The bearer token, if the server wants one.
  public var token: String?
  /// Whether TLS was asked for; nil where the string does not say.
  public var useSSL: Bool?
  /// What the client calls itself, without the versions that are added to it.
  public var userAgent: String
  /// When a silent connection is tested; nil for never.
  public var keepAlive: KeepAlive? = KeepAlive()
  /// Further headers, in the order of the string.
  public var headers: [Header] = []

  /// Names a server by machine and port, with the environment's user and token.
  public init(
    host: String, port: Int = SparkConnectionString.defaultPort,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.host = host
    self.port = port
    userID = Self.value("SPARK_USER", of: environment) ?? Self.value("USER", of: environment)
    token = Self.value("SPARK_CONNECT_AUTHENTICATE_TOKEN", of: environment)
    userAgent = Self.value("SPARK_CONNECT_USER_AGENT", of: environment) ?? "_SPARK_CONNECT_GNISTA"
  }

  /// The server that the environment variable `SPARK_REMOTE` names, or nil where it is not set.
  ///
  /// - Throws: ``GnistaCore/GnistaError`` with `INVALID_ARGUMENT` when its text is no connection string.
  public static func fromEnvironment(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> SparkConnectionString? {
    guard let text = value("SPARK_REMOTE", of: environment) else { return nil }
    return try SparkConnectionString(text, environment: environment)
  }

  /// Whether the connection is encrypted: asked for with `use_ssl`, or because a token must not travel in the clear.
  ///
  /// As in PySpark, a token alone asks for TLS except on `localhost`. A loopback address with `use_ssl=false` is spared
  /// too: what goes there does not leave the machine.
  public var usesTLS: Bool {
    if useSSL == true { return true }
    guard token != nil else { return false }
    if host == "localhost" { return false }
    return !(useSSL == false && isLoopback)
  }

  /// `host:port`, with an IPv6 address in brackets.
  public var endpoint: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  private var isLoopback: Bool { host == "::1" || host.hasPrefix("127.") }

  private static func value(_ name: String, of environment: [String: String]) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension SparkConnectionString: CustomStringConvertible {
  /// The address alone, so that a token does not end in a log.
  public var description: String { "sc://\(endpoint)" }
}
