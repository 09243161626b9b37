internal import Foundation
internal import GnistaRuntime

/// The statements entered at the prompt, kept in `GNISTA_HOME/sql_history`, one a line.
struct ShellHistory {
  /// The statements, oldest first; line breaks within one are kept.
  private(set) var entries: [String]
  private let path: String?
  private static let limit = 1_000

  /// The history of a file; nil keeps it for this run only.
  init(path: String?) {
    self.path = path
    let text = path.flatMap { FileManager.default.contents(atPath: $0) }.map {
      String(decoding: $0, as: UTF8.self)
    }
    entries = text?.split(separator: "\n").suffix(Self.limit).map { Self.decoded(String($0)) } ?? []
  }

  /// The history under `GNISTA_HOME`.
  static func standard() -> ShellHistory {
    ShellHistory(path: (try? RuntimeSettings.current()).map { $0.home + "/sql_history" })
  }

  /// Adds a statement, unless it is empty or the same as the one before, and writes the file.
  mutating func add(_ statement: String) {
    guard !statement.isEmpty, statement != entries.last else { return }
    entries.append(statement)
    if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
    guard let path else { return }
    let text = entries.map { Self.encoded($0) + "\n" }.joined()
    let folder = (path as NSString).deletingLastPathComponent
    // A history that cannot be kept is no reason to stop work; its text may hold secrets, so only its owner reads it.
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// The statements as single lines, for the editor.
  var lines: [String] {
    entries.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
  }

  private static func encoded(_ text: String) -> String {
    text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }

  private static func decoded(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
