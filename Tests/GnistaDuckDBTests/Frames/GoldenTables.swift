import Foundation
import Gnista
import GnistaCore
import GnistaFrame

/// The inputs of the golden programs.
struct GoldenTables: Sendable {
  let session: Session
  private let frames: [String: DataFrame]

  private struct Stored: Decodable {
    struct Table: Decodable {
      var schema: String
      var rows: [[JSONValue]]
    }
    var tables: [String: Table]
  }

  /// The tables in a session of their own, which all programs share.
  static var shared: GoldenTables { get async throws { try await opening.value } }

  private static let opening = Task { try await open() }

  /// Opens a session in UTC with all tables.
  private static func open() async throws -> GoldenTables {
    let session = try await Session.embedded()
    try await session.set("spark.sql.session.timeZone", to: "UTC")
    let stored = try JSONDecoder().decode(Stored.self, from: Data(contentsOf: GoldenFrames.file("tables")))
    let frames = try stored.tables.mapValues { table in
      let schema = try Schema(ddl: table.schema)
      let rows = try table.rows.map { row in
        try zip(row, schema.fields).map { try GoldenCell.read($0, $1.dataType) }
      }
      return try session.createDataFrame(rows, schema: schema)
    }
    return GoldenTables(session: session, frames: frames)
  }

  private func table(_ name: String) -> DataFrame { frames[name] ?? session.table(name) }

  var trips: DataFrame { table("trips") }
  var cities: DataFrame { table("cities") }
  var mixed: DataFrame { table("mixed") }
  var points: DataFrame { table("points") }
  var gaps: DataFrame { table("gaps") }
  var nested: DataFrame { table("nested") }
}

/// A call of a catalogue function by name.
func call(_ name: String, _ arguments: any ColumnConvertible...) -> Column {
  Column(.call(name, arguments.map(\.column.expr)))
}
