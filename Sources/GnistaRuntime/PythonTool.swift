internal import Foundation
internal import GnistaCore

/// The Python interpreter whose pip fetches wheels.
struct PythonTool {
  /// How a finished run went.
  struct Outcome {
    var status: Int32
    var output: String

    /// The last lines of the output, for an error's cause.
    var tail: String { output.split(separator: "\n").suffix(12).joined(separator: "\n") }
  }

  /// What the interpreter or pip said, as the cause of an error.
  struct Complaint: Error, CustomStringConvertible {
    var description: String
  }

  /// Path of the interpreter.
  let path: String
  private let environment: [String: String]

  /// Finds the interpreter: `GNISTA_PYTHON`, else the first `python3` on `PATH`.
  ///
  /// - Throws: `GnistaError` with code `missingLibrary` that says how to get one.
  init(settings: RuntimeSettings) throws {
    environment = settings.environment
    if let chosen = settings.value("GNISTA_PYTHON") {
      guard FileManager.default.isExecutableFile(atPath: chosen) else {
        throw GnistaError(
          .missingLibrary,
          "GNISTA_PYTHON names '\(chosen)', which is not a program; set it to a python3, or unset it")
      }
      path = chosen
      return
    }
    let folders = (settings.value("PATH") ?? "").split(separator: ":").map(String.init)
    guard
      let found = folders.lazy.map({ $0 + "/python3" }).first(where: Self.isProgram)
    else {
      throw GnistaError(
        .missingLibrary,
        "no python3 on PATH, which fetches the runtime's files; install it (Debian, Ubuntu: "
          + "'apt install python3 python3-pip', Fedora: 'dnf install python3-pip', macOS: "
          + "'brew install python') or set GNISTA_PYTHON to one")
    }
    path = found
  }

  private static func isProgram(_ path: String) -> Bool {
    FileHash.size(of: path) != nil && FileManager.default.isExecutableFile(atPath: path)
  }

  /// The interpreter's version, such as `3.11.7`.
  ///
  /// - Throws: `GnistaError` with code `missingLibrary` when it does not run.
  func version() throws -> String {
    let outcome = try run(["--version"], scratch: nil)
    let words = outcome.output.split(whereSeparator: \.isWhitespace)
    guard outcome.status == 0, words.count > 1, words[0] == "Python" else {
      throw GnistaError(
        .missingLibrary, "\(path) does not answer as Python does; set GNISTA_PYTHON to a working python3",
        cause: Complaint(description: outcome.tail))
    }
    return String(words[1])
  }

  /// The version of pip, such as `23.2.1`.
  ///
  /// - Throws: `GnistaError` with code `missingLibrary` that says how to get pip.
  func pipVersion() throws -> String {
    let outcome = try run(["-m", "pip", "--version"], scratch: nil)
    let words = outcome.output.split(whereSeparator: \.isWhitespace)
    guard outcome.status == 0, words.count > 1, words[0] == "pip" else { throw pipIsMissing(outcome) }
    return String(words[1])
  }

  /// Throws when `outcome`, of a run that failed, says that there is no pip.
  func requirePip(_ outcome: Outcome) throws {
    if outcome.output.contains("No module named pip") { throw pipIsMissing(outcome) }
  }

  private func pipIsMissing(_ outcome: Outcome) -> GnistaError {
    GnistaError(
      .missingLibrary,
      "\(path) has no pip, which fetches the runtime's files; install it (Debian, Ubuntu: "
        + "'apt install python3-pip', Fedora: 'dnf install python3-pip', elsewhere: "
        + "'\(path) -m ensurepip --user') or set GNISTA_PYTHON to a python3 that has it",
      cause: Complaint(description: outcome.tail))
  }

  /// Runs the interpreter and waits for its end.
  ///
  /// - Parameters:
  ///   - scratch: folder for the run's temporary files and output; nil keeps nothing on disk.
  ///   - poll: called several times a second meanwhile.
  /// - Throws: `GnistaError` with code `missingLibrary` when the program cannot be started, `cancelled` when the
  ///   task was cancelled, after ending the program.
  func run(_ arguments: [String], scratch: String?, poll: () -> Void = {}) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment.merging(isolation(scratch)) { _, own in own }
    // Python looks for modules in the folder it runs in, which is not to be the user's.
    process.currentDirectoryURL = URL(fileURLWithPath: scratch ?? "/")
    process.standardInput = FileHandle.nullDevice
    // Reading goes on beside the run, since a full pipe would stop it.
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    let reader = OutputReader(pipe.fileHandleForReading)
    do {
      try process.run()
    } catch {
      throw GnistaError(.missingLibrary, "\(path) cannot be started", cause: error)
    }
    reader.start()
    while process.isRunning {
      if Task.isCancelled {
        // SIGKILL because a program inherits the signals that the starting thread blocks, and threads of Swift's pool
        // block SIGTERM.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        throw GnistaError(.cancelled, "cancelled while \(path) was running")
      }
      Thread.sleep(forTimeInterval: 0.02)
      poll()
    }
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: reader.finish())
  }

  /// Variables that keep Python and pip from writing anywhere but into `scratch`, and from asking questions.
  private func isolation(_ scratch: String?) -> [String: String] {
    var own = [
      "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1", "PIP_NO_CACHE_DIR": "1", "PIP_NO_INPUT": "1",
      "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_REQUIRE_VIRTUALENV": "0", "LC_ALL": "C.UTF-8",
    ]
    if let scratch {
      // pip asks rustc for its version, and a rustc that is rustup's front makes its folder when it has none.
      for variable in ["TMPDIR", "TEMP", "TMP", "RUSTUP_HOME", "CARGO_HOME"] { own[variable] = scratch }
    }
    return own
  }
}
