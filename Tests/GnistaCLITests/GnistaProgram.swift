import Foundation

/// The program as users run it, which lies beside the tests' own.
struct GnistaProgram {
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("gnista").path

  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// What a run gave.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs the program in a folder, with the tests' own environment and what is added to it.
  static func run(
    _ arguments: [String], in folder: String? = nil, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try start(path, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs the program with a limit on the size of the files that it writes, in blocks of 512 bytes.
  static func runLimited(blocks: Int, _ arguments: [String], in folder: String) throws -> Result {
    // The signal is ignored, so that writing beyond the limit is an error as on a full disk.
    let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""
    return try start("/bin/sh", ["-c", script, path] + arguments, in: folder)
  }

  /// Runs a line of shell, in which `$0` is the program.
  static func shell(_ line: String, in folder: String) throws -> Result {
    try start("/bin/sh", ["-c", line, path], in: folder)
  }

  private static func start(
    _ program: String, _ arguments: [String], in folder: String?, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    if !environment.isEmpty {
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // Files, because a pipe that nobody empties would block a program that says much.
    let scratch = NSTemporaryDirectory() + "gnista-run-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    func file(_ name: String, _ content: String = "") throws -> FileHandle {
      try Data(content.utf8).write(to: URL(fileURLWithPath: scratch + "/" + name))
      return try FileHandle(forUpdating: URL(fileURLWithPath: scratch + "/" + name))
    }
    process.standardInput = try file("in", input ?? "")
    process.standardOutput = try file("out")
    process.standardError = try file("err")
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: scratch + "/" + name)), as: UTF8.self)
    }
    return Result(status: process.terminationStatus, output: try text("out"), errors: try text("err"))
  }
}
