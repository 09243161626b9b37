import Foundation

/// Plain TCP sockets on 127.0.0.1.
enum LoopbackSocket {
  struct Failure: Error {
    let call: String
    let code: Int32
  }

  #if os(Linux)
    static let stream = Int32(SOCK_STREAM.rawValue)
  #else
    static let stream = SOCK_STREAM
  #endif

  private static func withAddress<Result>(
    _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// A socket that connections can be made to, and its port.
  static func listen(port: Int = 0) throws -> (socket: Int32, port: Int) {
    let socket = socket(AF_INET, stream, 0)
    guard socket >= 0 else { throw Failure(call: "socket", code: errno) }
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard withAddress(port, { bind(socket, $0, $1) }) == 0, Foundation.listen(socket, 64) == 0 else {
      close(socket)
      throw Failure(call: "bind", code: errno)
    }
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
    }
    return (socket, Int(in_port_t(bigEndian: address.sin_port)))
  }

  /// A connection to a port.
  static func connect(port: Int) throws -> Int32 {
    let socket = socket(AF_INET, stream, 0)
    guard socket >= 0 else { throw Failure(call: "socket", code: errno) }
    guard withAddress(port, { Foundation.connect(socket, $0, $1) }) == 0 else {
      close(socket)
      throw Failure(call: "connect", code: errno)
    }
    return socket
  }

  /// Whether somebody listens at a port.
  static func isOpen(port: Int) -> Bool {
    guard let socket = try? connect(port: port) else { return false }
    close(socket)
    return true
  }

  /// A port that nobody listens at.
  static func freePort() throws -> Int {
    let (socket, port) = try listen()
    close(socket)
    return port
  }
}
