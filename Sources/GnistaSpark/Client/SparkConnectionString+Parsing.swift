public import Foundation
internal import GnistaCore

extension SparkConnectionString {
  /// Reads a connection string.
  ///
  /// - Parameters:
  ///   - text: `sc://host:port/;name=value;…`.
  ///   - environment: where defaults come from.
  /// - Throws: ``GnistaCore/GnistaError`` with `INVALID_ARGUMENT`, which names the part that is wrong.
  public init(
    _ text: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.hasPrefix("sc://") else {
      throw Self.invalid("'\(Self.withoutSecrets(text))' does not start with 'sc://'; write sc://host:15002")
    }
    let rest = text.dropFirst("sc://".count)
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let authority = String(rest[..<slash])
    guard !authority.contains(";") else {
      throw Self.invalid("the parameters come after a slash: sc://host:15002/;name=value")
    }
    let tail = rest[slash...].dropFirst()
    let pathEnd = tail.firstIndex(of: ";") ?? tail.endIndex
    guard tail[..<pathEnd].isEmpty else {
      throw Self.invalid(
        "the path '/\(tail[..<pathEnd])' means nothing to Spark Connect; write sc://\(authority)/ and, after it, "
          + "parameters as ;name=value")
    }
    let (host, port) = try Self.hostAndPort(authority)
    self.init(host: host, port: port ?? Self.defaultPort, environment: environment)

    var seen: Set<String> = []
    for part in tail[pathEnd...].split(separator: ";") {
      let (name, value) = try Self.parameter(part)
      guard seen.insert(name).inserted else { throw Self.invalid("the parameter '\(name)' is given twice") }
      try set(name, to: value)
    }
  }

  private mutating func set(_ name: String, to value: String) throws {
    switch name {
    case "user_id": userID = try Self.nonEmpty(name, value)
    case "token": token = try Self.nonEmpty(name, value)
    case "use_ssl": useSSL = try Self.flag(name, value)
    case "session_id":
      guard UUID(uuidString: value) != nil else {
        throw Self.invalid(
          "session_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000, not '\(value)'")
      }
      sessionID = value.lowercased()
    case "user_agent":
      let length = value.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)?.utf8.count ?? .max
      guard length <= 2048 else {
        throw Self.invalid("user_agent may have 2048 characters after percent-encoding, and has \(length)")
      }
      userAgent = try Self.nonEmpty(name, value)
    case "grpc_keepalive_enabled":
      if try !Self.flag(name, value) { keepAlive = nil }
    case "grpc_keepalive_time_ms":
      let time = try Self.milliseconds(name, value)
      keepAlive?.time = time
    case "grpc_keepalive_timeout_ms":
      let timeout = try Self.milliseconds(name, value)
      keepAlive?.timeout = timeout
    case "grpc_keepalive_without_calls":
      let withoutCalls = try Self.flag(name, value)
      keepAlive?.withoutCalls = withoutCalls
    default: headers.append(try Self.header(name, value))
    }
  }

  // MARK: Parts

  private static func hostAndPort(_ authority: String) throws -> (String, Int?) {
    if authority.contains("@") {
      throw invalid("a user name before the host is not understood; write ;user_id=NAME after the slash")
    }
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else {
        throw invalid("the IPv6 address in '\(authority)' has no closing bracket")
      }
      let host = String(authority[authority.index(after: authority.startIndex)..<end])
      let isAddress =
        host.contains(":") && host.prefix { $0 != "%" }.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
      guard isAddress else { throw invalid("'\(host)' is no IPv6 address") }
      let after = authority[authority.index(after: end)...]
      if after.isEmpty { return (host, nil) }
      guard after.hasPrefix(":") else {
        throw invalid("'\(after)' follows the IPv6 address; write [\(host)]:15002")
      }
      return (host, try self.port(after.dropFirst()))
    }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2 else {
      throw invalid("an IPv6 address stands in brackets: sc://[\(authority)]:15002")
    }
    guard let host = parts.first, !host.isEmpty else {
      throw invalid("the host is missing; write sc://host:15002")
    }
    guard !host.contains(where: { $0.isWhitespace || "?#%".contains($0) }) else {
      throw invalid("'\(host)' is no name of a machine")
    }
    return (String(host), parts.count == 2 ? try port(parts[1]) : nil)
  }

  private static func port(_ text: Substring) throws -> Int {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let port = Int(text), (1...65535).contains(port)
    else {
      throw invalid("the port must be a number from 1 to 65535, not '\(text)'")
    }
    return port
  }

  private static func parameter(_ text: Substring) throws -> (String, String) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw invalid("the parameter '\(text)' must have the form name=value")
    }
    let name = String(text[..<equals])
    guard let value = String(text[text.index(after: equals)...]).removingPercentEncoding else {
      throw invalid("the value of '\(name)' is not well percent-encoded: a % is written %25")
    }
    return (name, value)
  }

  private static func nonEmpty(_ name: String, _ value: String) throws -> String {
    guard !value.isEmpty else { throw invalid("the parameter '\(name)' has no value") }
    guard !value.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
      throw invalid("the value of '\(name)' has a control character")
    }
    return value
  }

  private static func flag(_ name: String, _ value: String) throws -> Bool {
    switch value.lowercased() {
    case "true": true
    case "false": false
    default: throw invalid("\(name) must be true or false, not '\(value)'")
    }
  }

  private static func milliseconds(_ name: String, _ value: String) throws -> Duration {
    guard let number = Int(value), number > 0 else {
      throw invalid("\(name) must be a whole number of milliseconds above 0, not '\(value)'")
    }
    return .milliseconds(number)
  }

  private static func header(_ name: String, _ value: String) throws -> Header {
    let name = name.lowercased()
    let isName = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_.".utf8.contains(byte)
    }
    guard isName else {
      throw invalid(
        "the parameter '\(name)' cannot be sent as a header: use letters, digits, '-', '_' and '.'")
    }
    guard !name.hasPrefix("grpc-"), !name.hasSuffix("-bin") else {
      throw invalid("the header '\(name)' is reserved by gRPC")
    }
    guard value.utf8.allSatisfy({ (32...126).contains($0) }) else {
      throw invalid("the value of the header '\(name)' may hold printable ASCII only")
    }
    return Header(name: name, value: value)
  }

  private static func invalid(_ reason: String) -> GnistaError {
    GnistaError(.invalidArgument, "Spark connection string: \(reason)")
  }

  /// The text up to its parameters, one of which may be a token.
  private static func withoutSecrets(_ text: String) -> String {
    text.firstIndex(of: ";").map { text[..<$0] + ";…" } ?? text
  }
}
