import Foundation
import GnistaCore
package import GnistaFrame

/// The inputs of the golden programs.
package struct GoldenTables: Sendable {
  /// What runs the programs.
  package let session: Session
  private let frames: [String: DataFrame]

  private struct Stored: Decodable {
    struct Table: Decodable {
      var schema: String
      var rows: [[JSONValue]]
    }
    var tables: [String: Table]
  }

  /// The tables as frames of a session, whose time zone is to be UTC.
  package init(_ session: Session) throws {
    let stored = try JSONDecoder().decode(Stored.self, from: Data(contentsOf: GoldenFrames.file("tables")))
    frames = try stored.tables.mapValues { table in
      let schema = try Schema(ddl: table.schema)
      let rows = try table.rows.map { row in
        try zip(row, schema.fields).map { try GoldenCell.read($0, $1.dataType) }
      }
      return try session.createDataFrame(rows, schema: schema)
    }
    self.session = session
  }

  private func table(_ name: String) -> DataFrame { frames[name] ?? session.table(name) }

  package var trips: DataFrame { table("trips") }
  package var cities: DataFrame { table("cities") }
  package var mixed: DataFrame { table("mixed") }
  package var points: DataFrame { table("points") }
  package var gaps: DataFrame { table("gaps") }
  package var nested: DataFrame { table("nested") }
}

/// A call of a catalogue function by name.
package func call(_ name: String, _ arguments: any ColumnConvertible...) -> Column {
  Column(.call(name, arguments.map(\.column.expr)))
}
