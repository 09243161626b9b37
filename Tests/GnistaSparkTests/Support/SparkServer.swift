import Foundation
import GnistaCore
import GnistaRuntime
import GnistaSpark
import Testing

/// A real Spark Connect server for tests: pyspark's own, started once in a test process when the first test asks for it,
/// and stopped when the process ends, however it ends.
///
/// pyspark is looked for in `GNISTA_PYSPARK_HOME` (the folder that holds `bin/spark-submit`), then in Gnista's runtime, then
/// with `python3`; Java in `JAVA_HOME`, then on `PATH`. A server that runs already is used when `GNISTA_SPARK_REMOTE` names it. Tests that need one
/// carry the trait `.sparkServer`, which skips them, with the reason, where there is none.
enum SparkServer {
  /// The connection string of the server; starts it when it does not run yet.
  static func remote() async throws -> SparkConnectionString { try await running.value }

  /// Why there is no server, or nil.
  static let reasonForNone: String? = environment["GNISTA_SPARK_REMOTE"] == nil ? reasonForNoneOfItsOwn : nil

  /// Why no server can be started, or nil. A test that harms its server starts one of its own.
  static let reasonForNoneOfItsOwn: String? = {
    if home == nil {
      return "pyspark is missing: run 'gnista runtime install pyspark', or set GNISTA_PYSPARK_HOME"
    }
    do {
      _ = try JavaTool(settings: try RuntimeSettings.current())
      return nil
    } catch {
      return (error as? GnistaError)?.message ?? "\(error)"
    }
  }()

  private static let environment = ProcessInfo.processInfo.environment

  /// The folder of pyspark.
  static let home: String? = {
    if let home = environment["GNISTA_PYSPARK_HOME"] {
      return FileManager.default.isExecutableFile(atPath: home + "/bin/spark-submit") ? home : nil
    }
    if let settings = try? RuntimeSettings.current(),
      let entry = try? settings.manifest.entry(named: "pyspark"),
      RuntimeEntryState(of: entry, settings: settings) == .installed
    {
      return settings.folder(of: entry)
    }
    let code = "import importlib.util as u; print(u.find_spec('pyspark').submodule_search_locations[0])"
    guard let home = output("python3", "-c", code), hasConnect(home) else { return nil }
    return home
  }()

  private static func hasConnect(_ home: String) -> Bool {
    let jars = (try? FileManager.default.contentsOfDirectory(atPath: home + "/jars")) ?? []
    return jars.contains { $0.hasPrefix("spark-connect_2.13-4.") }
  }

  private static func output(_ command: String...) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  // MARK: Starting

  private static let running = Task<SparkConnectionString, any Error> {
    if let remote = environment["GNISTA_SPARK_REMOTE"] { return try SparkConnectionString(remote) }
    let server = try SparkServerProcess(home: try #require(home))
    try await server.waitUntilReady()
    // Lives as long as the tests: letting it go would close the pipe that keeps the server running.
    kept.process = server
    return server.remote
  }

  private final class Kept: @unchecked Sendable {
    // Sendable because it is written once, by the task above, and never read.
    var process: SparkServerProcess?
  }

  private static let kept = Kept()
}

extension Trait where Self == ConditionTrait {
  /// The test starts a Spark server for itself.
  static var ownSparkServer: Self {
    .enabled(
      if: SparkServer.reasonForNoneOfItsOwn == nil,
      "\(SparkServer.reasonForNoneOfItsOwn ?? "there is pyspark to start a server from")")
  }

  /// The test needs a Spark server.
  static var sparkServer: Self {
    .enabled(
      if: SparkServer.reasonForNone == nil, "\(SparkServer.reasonForNone ?? "there is a Spark server")")
  }
}
