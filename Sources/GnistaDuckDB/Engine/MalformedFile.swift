import Foundation
import GnistaCore

/// The engine's complaints about data files that are not what they should be, in Gnista's words.
///
/// The engine adds its reader's settings and remedies that are options of its own, not of Spark's; these are left out.
enum MalformedFile {
  /// The error for a message of the engine; nil when it is about something else.
  static func error(of message: String) -> GnistaError? {
    if message.contains("CSV Error on Line:") || message.contains("Error when sniffing file") {
      return delimitedText(message)
    }
    let first = message.prefix { $0 != "\n" }
    if first.contains("Malformed JSON in file") { return json(String(first)) }
    let signs = [
      "No magic bytes found", "too small to be a Parquet file", "Invalid Parquet", "corrupted Parquet",
    ]
    if signs.contains(where: first.contains) { return parquet(String(first)) }
    return nil
  }

  private static func delimitedText(_ message: String) -> GnistaError {
    let lines = message.split(separator: "\n").map(String.init)
    let file =
      lines.first { $0.hasPrefix("  file = ") }
      .map { String($0.dropFirst("  file = ".count).split(separator: " (")[0]) }
      ?? quoted(lines[0], by: "\"") ?? "input"
    let line = lines.lazy.compactMap { number(after: "CSV Error on Line: ", in: $0) }.first
    let ends = [
      "Possible fixes", "Possible solutions", "Possible Solution", "The search space", "  file =",
    ]
    let facts = lines.dropFirst().prefix { line in !ends.contains(where: line.hasPrefix) }
      .filter { !$0.allSatisfy(\.isWhitespace) }
    let remedy =
      message.contains("Invalid unicode")
      ? "Save the file as UTF-8, or set encoding to that of the file: latin1 or utf-16"
      : "Mend the line, check sep, quote, escape and encoding, or set mode to PERMISSIVE (missing values become null) or "
        + "DROPMALFORMED (such lines are left out)"
    var said = facts.joined(separator: "; ")
    while said.last == "." { said.removeLast() }
    return GnistaError(
      .malformedData, "malformed delimited text: \(said). \(remedy)",
      location: .init(source: file, line: line))
  }

  private static func json(_ message: String) -> GnistaError {
    let file = quoted(message, by: "\"") ?? "input"
    // What is wrong stands after the place, and the engine's own remedy after that.
    let said = message.split(separator: ": ").last.map { $0.prefix { $0 != "." } } ?? ""
    return GnistaError(
      .malformedData,
      "malformed JSON: \(said). Each line must be one JSON object; set multiLine to true for other files",
      location: .init(source: file, line: number(after: " in line ", in: message)))
  }

  private static func parquet(_ message: String) -> GnistaError {
    let said = message.range(of: "Error: ").map { String(message[$0.upperBound...]) } ?? message
    let place = quoted(message, by: "'").map { GnistaError.Location(source: $0) }
    return GnistaError(
      .malformedData, "no Parquet file, or one that is cut off: \(said). Fetch or write it again",
      location: place)
  }

  private static func number(after prefix: String, in text: String) -> Int? {
    text.range(of: prefix).flatMap { Int(text[$0.upperBound...].prefix(while: \.isNumber)) }
  }

  private static func quoted(_ line: String, by mark: Character) -> String? {
    let parts = line.split(separator: mark)
    return parts.count >= 2 ? String(parts[1]) : nil
  }
}
