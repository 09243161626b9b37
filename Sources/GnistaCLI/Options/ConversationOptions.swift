internal import ArgumentParser

/// How much a command says besides its result.
struct ConversationOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "No progress and no remarks on standard error.")
  var quiet = false

  /// A line of progress for the terminal.
  func progressLine() -> ProgressLine { ProgressLine(isQuiet: quiet) }

  /// Writes a remark to standard error.
  func remark(_ text: String) {
    if !quiet { Remark.write(text) }
  }
}
