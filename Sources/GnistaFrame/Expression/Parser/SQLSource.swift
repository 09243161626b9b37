import GnistaCore

/// The text being parsed, and the places in it that errors name.
struct SQLSource: Sendable {
  /// What the text is called in error messages, such as `expression`.
  let name: String
  /// The text.
  let scalars: [Unicode.Scalar]

  init(_ text: String, name: String) {
    self.name = name
    scalars = Array(text.unicodeScalars)
  }

  /// An error at a position, with its line and column.
  func error(at position: Int, _ message: String, code: ErrorCode = .syntaxError) -> GnistaError {
    var line = 1
    var column = 1
    for scalar in scalars.prefix(position) {
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
      }
    }
    return GnistaError(
      code, "\(message), in \"\(excerpt(around: position))\"",
      location: .init(source: name, line: line, column: column))
  }

  /// The text, or for a long one the part around a position.
  private func excerpt(around position: Int) -> String {
    let start = scalars.count <= 80 ? 0 : max(0, min(position - 40, scalars.count - 80))
    let end = min(scalars.count, start + 80)
    let part = String(String.UnicodeScalarView(scalars[start..<end].map { $0 == "\n" ? " " : $0 }))
    return (start > 0 ? "…" : "") + part + (end < scalars.count ? "…" : "")
  }
}
