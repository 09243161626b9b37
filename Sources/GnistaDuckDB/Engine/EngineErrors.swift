import CDuckDB
import Foundation
import GnistaCore

/// Turns DuckDB's errors into Gnista's.
enum EngineErrors {
  /// The error of a failed result.
  static func translate(
    _ result: inout duckdb_result, sql: String, isUserText: Bool = false
  ) -> GnistaError {
    let message = duckdb_result_error(&result).map { String(cString: $0) } ?? "unknown error"
    return translate(message: message, sql: sql, isUserText: isUserText)
  }

  /// The error for a message of the engine, which begins with its kind (`Binder Error: …`).
  ///
  /// - Parameter isUserText: the user wrote the SQL, so that its lines and columns mean something.
  static func translate(message: String, sql: String, isUserText: Bool = false) -> GnistaError {
    if let carried = CarriedError.take(from: message) { return carried }
    if let malformed = MalformedFile.error(of: message) { return malformed }
    let parts = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let (kind, text) = split(parts.first ?? message)
    let code = code(kind: kind, text: text)
    // The engine's own tables, which it offers when nothing is near, are no help.
    let hint = parts.dropFirst().first { line in
      ["Did you mean", "Candidate bindings", "Either add"].contains(where: line.hasPrefix)
        && !line.contains("\"pg_") && !line.contains("\"duckdb_")
    }
    return GnistaError(
      code, text + (hint.map { " \($0)" } ?? ""),
      location: code == .syntaxError || isUserText ? location(parts) : nil)
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
  private static func location(_ lines: [String]) -> GnistaError.Location {
    guard let index = lines.firstIndex(where: { $0.hasPrefix("LINE ") }),
      let colon = lines[index].firstIndex(of: ":"),
      let line = Int(lines[index].dropFirst(5).prefix(while: \.isNumber))
    else { return .init(source: "query") }
    var column: Int?
    // Of a long line only a part is shown, so that the caret's place says nothing.
    let isWhole = !lines[index][colon...].hasPrefix(": ...")
    if isWhole, index + 1 < lines.count, let caret = lines[index + 1].firstIndex(of: "^") {
      let prefix = lines[index].distance(from: lines[index].startIndex, to: colon) + 2
      column = lines[index + 1].distance(from: lines[index + 1].startIndex, to: caret) - prefix + 1
    }
    return .init(source: "query", line: line, column: column)
  }
}
