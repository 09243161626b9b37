internal import Foundation

/// Time limits and sizes of a client of Spark Connect.
struct SparkConnectOptions: Sendable {
  /// How long the first connection may take.
  var connectTime: Duration = .seconds(15)
  /// How long a server that has never been there may refuse connections, since it may just be starting.
  var refusalTime: Duration = .seconds(3)
  /// How long a server that was there may be out of reach before work that runs on it counts as lost.
  var reconnectTime: Duration = .seconds(8)
  /// How calls are repeated that a server which is there did not answer well.
  var retries = RetryPolicy()
  /// How long one part of a result stream lasts before the client attaches to the operation anew.
  var streamTime: Duration = .seconds(600)
  /// How long the analysis of a plan or the sending of artifacts may take.
  var longCallTime: Duration = .seconds(3600)
  /// How long any other call may take.
  var callTime: Duration = .seconds(600)
  /// The largest message in either direction, in bytes, as in Spark's own clients and servers.
  var maxMessageBytes = 128 << 20
  /// How many bytes of a result batch the server may send at once; a larger batch comes in parts. Nil leaves it to the
  /// server.
  var chunkBytes: Int?
  /// A file of certificates (PEM) that a server's certificate may be signed with, instead of the system's. The variable
  /// is the one by which gRPC's other clients are told of a private certificate authority.
  var trustRootsFile = ProcessInfo.processInfo.environment["GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"]
  /// The length of the pieces in which artifacts are sent, in bytes.
  var artifactChunkBytes = 256 << 10
}
