internal import ArgumentParser
internal import Foundation
internal import GnistaCore

/// The entry point that the executables share.
public enum CommandLineTool {
  /// Parses the process's arguments, runs the command and ends the process with its status.
  ///
  /// Exit status: 0 success · 64 wrong usage · 130 cancelled by Ctrl-C · 141 the reader of the output went away ·
  /// otherwise that of the error's code (`ErrorCode.exitStatus`).
  public static func run() async -> Never {
    let arguments = Array(CommandLine.arguments.dropFirst())
    exit(await run(arguments))
  }

  /// Runs one command line and returns the exit status.
  package static func run(_ arguments: [String]) async -> Int32 {
    // The commonest question of scripts is answered before the command tree is built.
    if arguments == ["--version"] {
      print("gnista \(GnistaVersion.current)")
      return 0
    }
    let report = ErrorReport(arguments: arguments)
    do {
      ignoreBrokenPipes()
      GnistaLog.hand(to: { Remark.write("gnista: warning: \($0)") })
      try await Interruption.shared.watching { try await parseAndRun(arguments) }
      try StandardOutput.shared.flush()
      return 0
    } catch {
      try? StandardOutput.shared.flush()
      return report.show(error)
    }
  }

  private static func parseAndRun(_ arguments: [String]) async throws {
    var command = try GnistaCommand.parseAsRoot(arguments)
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      try command.run()
    }
  }

  /// Makes writing to a closed pipe an error, so that a model or a file under way is still put in place or taken back
  /// when somebody looks only at the first lines of what is printed.
  private static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }
}
