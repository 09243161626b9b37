import Foundation
import GnistaCore
import Synchronization
import Testing

@testable import GnistaCLI

/// A server of the files in a folder, gone when the test is over.
final class RangeServer {
  let base: String
  private let process = Process()
  private let log: String

  static let python = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    .map { $0 + "/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  init(_ folder: ScratchFolder, breakAfter: Int? = nil) throws {
    log = folder.path + "/requests.log"
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Fixtures/range_server.py").standardizedFileURL.path
    process.executableURL = URL(fileURLWithPath: try #require(Self.python))
    process.arguments = [script, folder.path, log] + (breakAfter.map { [String($0)] } ?? [])
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    let port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
    base = "http://127.0.0.1:\(port)"
  }

  /// Killed, because a process that is started from a thread of Swift's pool has all other signals blocked.
  func stop() { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  deinit { stop() }

  /// The Range headers of the requests so far.
  var ranges: [String] {
    (try? String(contentsOfFile: log, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
  }

  func url(_ name: String) throws -> URL { try #require(URL(string: "\(base)/\(name)")) }
}

@Suite(.enabled(if: RangeServer.python != nil, "there is no python3 on PATH to serve the files"))
struct FileDownloadTests: Sendable {
  let folder: ScratchFolder
  let content = String((0..<40_000).map { "\($0)," }.joined())
  init() throws { folder = try ScratchFolder() }

  @Test func `A file comes whole, with its progress`() async throws {
    try folder.write("data.bin", content)
    let server = try RangeServer(folder)
    let seen = Mutex<[Int]>([])
    let download = FileDownload(try server.url("data.bin"), to: folder.path + "/got") { bytes, total in
      seen.withLock { $0.append(bytes) }
      #expect(total == content.utf8.count)
    }
    #expect(try await download.run() == content.utf8.count)
    #expect(try folder.read("got") == content)
    #expect(seen.withLock(\.last) == content.utf8.count)
    #expect(!folder.names.contains { $0.hasPrefix("got.part") })
  }

  @Test func `A download that broke off goes on where it ended`() async throws {
    try folder.write("data.bin", content)
    let server = try RangeServer(folder, breakAfter: 50_000)
    let path = folder.path + "/got"
    let error = await #expect(throws: GnistaError.self) {
      _ = try await FileDownload(try server.url("data.bin"), to: path) { _, _ in }.run()
    }
    #expect(error?.code == .downloadFailed)
    #expect(error?.message.contains("run the command again") == true)
    #expect(!folder.names.contains("got") && folder.names.contains("got.part"))
    _ = try await FileDownload(try server.url("data.bin"), to: path) { _, _ in }.run()
    #expect(try folder.read("got") == content)
    #expect(server.ranges.count == 2)
    #expect(server.ranges.last?.hasPrefix("bytes=") == true && server.ranges.last != "bytes=0-")
  }

  @Test func `What was begun is thrown away when the file has changed`() async throws {
    try folder.write("data.bin", content)
    let server = try RangeServer(folder, breakAfter: 50_000)
    let path = folder.path + "/got"
    await #expect(throws: GnistaError.self) {
      _ = try await FileDownload(try server.url("data.bin"), to: path) { _, _ in }.run()
    }
    let changed = String(content.reversed())
    try folder.write("data.bin", changed)
    _ = try await FileDownload(try server.url("data.bin"), to: path) { _, _ in }.run()
    #expect(try folder.read("got") == changed)
  }

  @Test func `A file that does not exist is an error that says what to expect`() async throws {
    let server = try RangeServer(folder)
    let error = await #expect(throws: GnistaError.self) {
      _ = try await FileDownload(try server.url("none"), to: folder.path + "/got") { _, _ in }.run()
    }
    #expect(error?.code == .fileNotFound && error?.message.contains("HTTP 404") == true)
    #expect(!folder.names.contains { $0.hasPrefix("got") })
  }

  @Test func `Without a server the error names the address and the way out`() async throws {
    let url = try #require(URL(string: "http://127.0.0.1:9/none"))
    let error = await #expect(throws: GnistaError.self) {
      _ = try await FileDownload(url, to: folder.path + "/got") { _, _ in }.run()
    }
    #expect(error?.code == .downloadFailed)
    #expect(
      error?.message.contains("http://127.0.0.1:9/none") == true
        && error?.message.contains("--base-url") == true)
  }

  @Test func `What is no Parquet is refused and not kept`() async throws {
    try folder.write("yellow_tripdata_2018-05.parquet", "<html>please log in</html>")
    let server = try RangeServer(folder)
    let path = folder.path + "/trips.parquet"
    let month = try #require(TaxiMonth(argument: "2018-05"))
    let error = await #expect(throws: GnistaError.self) {
      _ = try await TaxiDownload(month: month, base: server.base)
        .run(to: path, mapped: false, overwrite: false, progress: ProgressLine(isQuiet: true))
    }
    #expect(error?.code == .downloadFailed && error?.message.contains("not a Parquet file") == true)
    #expect(!folder.names.contains { $0.hasPrefix("trips.parquet") })
  }
}
