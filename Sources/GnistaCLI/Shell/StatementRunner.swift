internal import GnistaCore
internal import GnistaFrame

/// Runs SQL statements one by one and prints what they give.
struct StatementRunner {
  let session: Session
  /// Where rows go.
  var output: RowOutput
  let isQuiet: Bool

  /// Words that begin statements which give rows.
  private static let queryWords: Set<String> = [
    "SELECT", "WITH", "FROM", "VALUES", "TABLE", "PIVOT", "UNPIVOT", "SHOW", "DESCRIBE", "DESC", "SUMMARIZE",
    "EXPLAIN", "PRAGMA", "CALL",
  ]

  /// Whether a statement gives rows.
  static func givesRows(_ statement: String) -> Bool {
    queryWords.contains(StatementSplitter.keyword(of: statement))
  }

  /// Runs one statement. The number of its rows, or nil when it gives none.
  ///
  /// - Throws: `GnistaError` with line and column in the whole text.
  @discardableResult
  func run(_ statement: StatementSplitter.Statement, source: String) async throws -> Int? {
    do {
      guard Self.givesRows(statement.text) else {
        try await session.execute(statement.text)
        return nil
      }
      if StatementSplitter.keyword(of: statement.text) == "EXPLAIN", output.format == .table,
        output.path == nil
      {
        return try await explain(statement.text)
      }
      return try await output.write(session.sql(statement.text), progress: ProgressLine(isQuiet: isQuiet))
    } catch var error as GnistaError {
      if var location = error.location, location.source == "query", let line = location.line {
        location.source = source
        location.line = line + statement.line - 1
        error.location = location
      }
      throw error
    }
  }

  /// Prints a plan as it is drawn, not in the cells of a table.
  private func explain(_ statement: String) async throws -> Int {
    let rows = try await session.sql(statement).collect()
    for row in rows {
      try StandardOutput.shared.writeLine(row.values.last?.stringValue ?? "")
    }
    return rows.count
  }
}
