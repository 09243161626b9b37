import Foundation
import GnistaSpark
import Testing

/// A Spark Connect server in a process of its own, small and on loopback. Ends when this object or the tests do.
final class SparkServerProcess: Sendable {
  /// How to reach it.
  let remote: SparkConnectionString
  private let folder: URL
  private let process: Process
  /// The server ends when nobody holds the other end of its supervisor's input.
  private let life = Pipe()

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - home: the folder of pyspark.
  ///   - settings: further settings of Spark.
  init(home: String, settings: [String: String] = [:]) throws {
    let port = try LoopbackSocket.freePort()
    remote = SparkConnectionString(host: "127.0.0.1", port: port, environment: ["USER": "gnista-tests"])
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "gnista-spark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var all = [
      "spark.connect.grpc.binding.address": "127.0.0.1", "spark.connect.grpc.binding.port": "\(port)",
      "spark.ui.enabled": "false", "spark.local.dir": folder.path + "/local",
      "spark.sql.warehouse.dir": folder.path + "/warehouse", "spark.driver.bindAddress": "127.0.0.1",
      "spark.driver.host": "127.0.0.1", "spark.sql.session.timeZone": "UTC",
      // Tests have few rows; more partitions only take time.
      "spark.sql.shuffle.partitions": "4",
    ]
    all.merge(settings) { $1 }
    let arguments =
      [
        home + "/bin/spark-submit", "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
        "--name", "gnista-tests", "--master", "local[2]", "--driver-memory", "1g",
      ] + all.sorted { $0.key < $1.key }.flatMap { ["--conf", "\($0.key)=\($0.value)"] } + ["spark-internal"]

    process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The shell waits for the end of its input, which comes when the tests end, by whatever way, and stops the server.
    let script =
      "\"$@\" < /dev/null > log 2>&1 & server=$!; cat > /dev/null; kill -9 $server; wait; rm -rf \"$PWD\""
    process.arguments = ["-c", script, "sh"] + arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["SPARK_HOME"] = home
    environment["SPARK_LOCAL_IP"] = "127.0.0.1"
    if environment["PYSPARK_PYTHON"] == nil {
      environment["PYSPARK_PYTHON"] = Self.python(of: home)
    }
    for name in ["SPARK_REMOTE", "SPARK_CONNECT_AUTHENTICATE_TOKEN"] { environment[name] = nil }
    process.environment = environment
    process.standardInput = life
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try life.fileHandleForReading.close()
  }

  deinit { stop() }

  /// Ends the server at once, as a crash would.
  func stop() { try? life.fileHandleForWriting.close() }

  /// Waits until the server answers.
  func waitUntilReady() async throws {
    for _ in 0..<1200 {
      if LoopbackSocket.isOpen(port: remote.port) { return }
      try await Task.sleep(for: .milliseconds(150))
    }
    let log = (try? String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)) ?? ""
    Issue.record("the Spark server did not start:\n\(log.suffix(4000))")
    throw CancellationError()
  }

  /// The interpreter of the environment that pyspark is installed in, for functions in Python.
  private static func python(of home: String) -> String {
    // …/lib/python3.x/site-packages/pyspark
    let root = URL(fileURLWithPath: home).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appendingPathComponent("bin/python3").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : "python3"
  }
}
