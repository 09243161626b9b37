public import Foundation
import GnistaCore

/// Rows and schema as text, in Spark's format.
extension DataFrame {
  /// The first rows as a table.
  ///
  /// - Parameters:
  ///   - count: how many rows.
  ///   - truncate: longer cells are cut to so many characters and stand at the right; 0 shows them whole, at the left.
  ///   - vertical: one line for each cell instead of one for each row.
  ///
  /// Timestamps are on the wall clock of the session's time zone.
  public func showString(
    _ count: Int = 20, truncate: Int = 20, vertical: Bool = false
  ) async throws -> String {
    let limit = max(0, min(count, Int(Int32.max) - 1))
    let stream = try await self.limit(limit + 1).batches()
    let zone = try await session.timeZone
    var rows: [[String]] = []
    for try await batch in stream {
      for row in 0..<batch.count where !batch.isDropped(row) {
        rows.append(
          batch.columns.map { column in
            TableText.cell(SparkText.text(of: column[row], timeZone: zone) ?? "NULL", truncate: truncate)
          })
      }
    }
    let text = TableText(
      headers: stream.schema.names.map(TableText.escape), rows: Array(rows.prefix(limit)), limit: limit,
      hasMore: rows.count > limit)
    return vertical ? text.vertical() : text.table(leftAligned: truncate <= 0)
  }

  /// Prints the first rows as a table; see ``showString(_:truncate:vertical:)``.
  public func show(_ count: Int = 20, truncate: Int = 20, vertical: Bool = false) async throws {
    print(try await showString(count, truncate: truncate, vertical: vertical))
  }

  /// Prints the first rows as a table, with cells cut to 20 characters or whole.
  public func show(_ count: Int = 20, truncate: Bool, vertical: Bool = false) async throws {
    try await show(count, truncate: truncate ? 20 : 0, vertical: vertical)
  }

  /// Prints names and types of the columns as a tree.
  public func printSchema() async throws { print(try await schema.treeString) }
}

extension Session {
  /// The zone in which timestamps are shown: the setting `spark.sql.session.timeZone`.
  public var timeZone: TimeZone {
    get async throws {
      guard let name = try await setting("spark.sql.session.timeZone") else { return .gmt }
      guard let zone = DateTimeText.zone(name) else {
        throw GnistaError(.invalidArgument, "the session's time zone '\(name)' is not known")
      }
      return zone
    }
  }
}
