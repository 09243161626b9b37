/// Where a prompt gets its lines from.
protocol LineReader: Sendable {
  /// Shows the prompt and waits for a line. Blocks.
  ///
  /// - Parameter history: lines entered before, oldest first.
  func readLine(prompt: String, history: [String]) throws -> EnteredLine
}

/// What a person did at a prompt.
enum EnteredLine: Equatable, Sendable {
  /// A line, without its end.
  case text(String)
  /// Ctrl-C: what has been entered is to be forgotten.
  case interrupted
  /// Ctrl-D or the end of the file.
  case end
}
