internal import ArgumentParser
internal import Foundation
internal import GnistaCore

/// Shows the error that ended a command, and finds its exit status.
///
/// On standard error, `gnista: error: file:line:column: message [CODE]`. With `--json` among the arguments, one line
/// `{"error":{"code":…,"message":…}}` instead, so that programs need not read prose.
struct ErrorReport {
  private let isJSON: Bool

  /// - Parameter arguments: the command line; the error may come before it could be parsed.
  init(arguments: [String]) {
    let options = arguments.prefix { $0 != "--" }
    isJSON = options.contains("--json")
  }

  /// Shows `error` and returns the exit status.
  func show(_ error: any Error) -> Int32 {
    switch error {
    case is OutputClosed: return OutputClosed.exitStatus
    case is CancellationError: return show(GnistaError(.cancelled, "cancelled"))
    case let known as GnistaError:
      write(isJSON ? json(of: known) : text(of: known))
      return known.code.exitStatus
    default: return showUsage(error)
    }
  }

  /// The message for a person, without the line's end.
  func text(of error: GnistaError) -> String {
    let place = error.location.map { "\($0): " } ?? ""
    let reason = Self.reason(error).map { "\n  caused by: \($0)" } ?? ""
    return error.code == .cancelled
      ? "gnista: cancelled" : "gnista: error: \(place)\(error.message) [\(error.code)]\(reason)"
  }

  /// The message for a program.
  func json(of error: GnistaError) -> String {
    var members: [String: JSONValue] = [
      "code": .string(error.code.rawValue), "message": .string(error.message),
    ]
    if let location = error.location {
      members["source"] = .string(location.source)
      members["line"] = location.line.map { .integer(Int64($0)) }
      members["column"] = location.column.map { .integer(Int64($0)) }
    }
    members["cause"] = Self.reason(error).map(JSONValue.string)
    return JSONValue.object(["error": .object(members)]).text()
  }

  /// The innermost cause in words, when the message does not say it already.
  private static func reason(_ error: GnistaError) -> String? {
    guard let cause = error.cause else { return nil }
    let text: String
    if let inner = cause as? GnistaError {
      text = reason(inner) ?? inner.message
    } else if type(of: cause) == NSError.self || cause is CocoaError || cause is POSIXError
      || cause is URLError
    {
      text = cause.localizedDescription
    } else {
      text = String(describing: cause)
    }
    return error.message.contains(text) ? nil : text
  }

  /// Errors of the argument parser: help and version are no errors, all else is wrong usage.
  private func showUsage(_ error: any Error) -> Int32 {
    let status = GnistaCommand.exitCode(for: error).rawValue
    if let quiet = error as? ExitCode { return quiet.rawValue }
    if status == 0 {
      print(GnistaCommand.fullMessage(for: error))
      return 0
    }
    if GnistaCommand.exitCode(for: error) == .validationFailure {
      let message = GnistaCommand.message(for: error)
      if isJSON {
        write(json(of: GnistaError(.invalidArgument, message)))
      } else {
        let full = GnistaCommand.fullMessage(for: error)
        let usage = full.range(of: "\nUsage: ").map { full[$0.lowerBound...] } ?? ""
        write("gnista: error: \(message) [\(ErrorCode.invalidArgument)]\(usage)")
      }
      return ErrorCode.invalidArgument.exitStatus
    }
    return show(GnistaError(.internalFailure, "unexpected error: \(error)", cause: error))
  }

  private func write(_ text: String) {
    // A closed standard error leaves only the exit status to tell.
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
