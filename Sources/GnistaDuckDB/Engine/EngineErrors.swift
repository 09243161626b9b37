import CDuckDB
import Foundation
import GnistaCore

/// Turns DuckDB's errors into Gnista's.
enum EngineErrors {
  /// The error of a failed result.
  static func translate(_ result: inout duckdb_result, sql: String) -> GnistaError {
    let message = duckdb_result_error(&result).map { String(cString: $0) } ?? "unknown error"
    return translate(message: message, sql: sql)
  }

  /// The error for a message of the engine, which begins with its kind (`Binder Error: …`).
  static func translate(message: String, sql: String) -> GnistaError {
    if let carried = CarriedError.take(from: message) { return carried }
    if let malformed = malformedText(message) { return malformed }
    let parts = message.split(separator: "\n", omittingEmptySubsequences: false)
    let first = parts.first.map(String.init) ?? message
    let (kind, text) = split(first)
    let code = code(kind: kind, text: text)
    return GnistaError(
      code, text, location: code == .syntaxError ? syntaxLocation(parts.map(String.init), sql) : nil)
  }

  /// The error for a malformed text file, with its file and line; nil when the message is about something else.
  private static func malformedText(_ message: String) -> GnistaError? {
    guard message.contains("CSV Error on Line:") || message.contains("Error when sniffing file") else {
      return nil
    }
    let lines = message.split(separator: "\n").map(String.init)
    let file = value(after: "  file = ", in: lines) ?? quoted(lines[0]) ?? "input"
    let line = lines.lazy.compactMap { line in
      line.range(of: "CSV Error on Line: ").flatMap { Int(line[$0.upperBound...].prefix(while: \.isNumber)) }
    }.first
    // The engine's own remedies are options of its reader, not of Spark's.
    let facts = lines.dropFirst().prefix { line in
      !["Possible fixes", "Possible solutions", "The search space", "  file ="].contains(
        where: line.hasPrefix)
    }.filter { !$0.allSatisfy(\.isWhitespace) }
    return GnistaError(
      .malformedData,
      "malformed delimited text: \(facts.joined(separator: "; ")). "
        + "Mend the line, check sep, quote, escape and encoding, "
        + "or set mode to PERMISSIVE (missing values become null) or DROPMALFORMED (such lines are left out)",
      location: .init(source: file, line: line))
  }

  private static func value(after prefix: String, in lines: [String]) -> String? {
    lines.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count).split(separator: " (")[0]) }
  }

  private static func quoted(_ line: String) -> String? {
    let parts = line.split(separator: "\"")
    return parts.count >= 2 ? String(parts[1]) : nil
  }

  private static func split(_ line: String) -> (kind: String, text: String) {
    guard let range = line.range(of: " Error: ") else { return ("", line) }
    return (String(line[..<range.lowerBound]), String(line[range.upperBound...]))
  }

  /// The name in brackets that Spark's own messages begin with.
  private static func sparkCondition(in text: String) -> String? {
    guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return nil }
    return String(text[text.index(after: text.startIndex)..<end])
  }

  private static func code(kind: String, text: String) -> ErrorCode {
    if let condition = sparkCondition(in: text) {
      return condition.contains("ZERO") || condition.contains("OVERFLOW") || condition.contains("CAST")
        || condition.contains("INDEX") ? .arithmetic : .engineFailure
    }
    switch kind {
    case "Parser", "Syntax": return .syntaxError
    case "Catalog":
      return text.contains("Table with name")
        ? .unknownTable : text.contains("unction") ? .unknownFunction : .engineFailure
    case "Binder": return text.contains("column") ? .unknownColumn : .engineFailure
    case "Conversion", "Out of Range", "Mismatch Type": return .arithmetic
    case "INTERRUPT", "Interrupt": return .cancelled
    case "IO": return text.contains("No files found") ? .fileNotFound : .ioFailure
    case "Out of Memory": return .ioFailure
    case "Invalid Input" where text.contains("CSV"): return .malformedData
    case "INTERNAL", "FATAL": return .internalFailure
    default: return .engineFailure
    }
  }

  /// DuckDB marks the place with a line `LINE n: …` and a caret below it.
  private static func syntaxLocation(_ lines: [String], _ sql: String) -> GnistaError.Location {
    guard let index = lines.firstIndex(where: { $0.hasPrefix("LINE ") }),
      let colon = lines[index].firstIndex(of: ":"),
      let line = Int(lines[index].dropFirst(5).prefix(while: \.isNumber))
    else { return .init(source: "query") }
    var column: Int?
    if index + 1 < lines.count, let caret = lines[index + 1].firstIndex(of: "^") {
      let prefix = lines[index].distance(from: lines[index].startIndex, to: colon) + 2
      column = lines[index + 1].distance(from: lines[index + 1].startIndex, to: caret) - prefix + 1
    }
    return .init(source: "query", line: line, column: column)
  }
}
