import GnistaCore
public import GnistaFrame

extension Session {
  /// A session on an Apache Spark 4 server, through Spark Connect.
  ///
  /// ```swift
  /// let session = try await Session.spark("sc://localhost:15002")
  /// try await session.read.parquet("trips").groupBy("city").count().show()
  /// ```
  ///
  /// Frames run there with Spark's own SQL, functions and files; what they are asked for comes back row by row. See
  /// ``SparkConnectionString`` for the parameters of the address.
  ///
  /// - Parameter remote: the server's address; nil for the one that the environment variable `SPARK_REMOTE` names.
  /// - Throws: ``GnistaCore/GnistaError`` `INVALID_ARGUMENT` when the address is none, or none is given; `UNREACHABLE`,
  ///   `UNAUTHENTICATED` and `UNSUPPORTED_VERSION` when the server is not one to work with.
  public static func spark(_ remote: String? = nil) async throws -> Session {
    if let remote { return try await spark(SparkConnectionString(remote)) }
    guard let server = try SparkConnectionString.fromEnvironment() else {
      throw GnistaError(
        .invalidArgument,
        "no Spark server is named: give an address such as sc://localhost:15002, or set SPARK_REMOTE")
    }
    return try await spark(server)
  }

  /// A session on the Spark server of a connection string that has been read.
  ///
  /// - Throws: as ``spark(_:)-(String?)``.
  public static func spark(_ server: SparkConnectionString) async throws -> Session {
    let client = try SparkConnectClient(server)
    do {
      let version = try await client.connect()
      return Session(engine: SparkConnectEngine(client, version: version))
    } catch {
      await client.close()
      throw error
    }
  }
}
