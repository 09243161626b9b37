import FramePrograms
import Foundation
import GnistaCore
import GnistaDuckDB
import GnistaFrame

/// Runs golden cases on the embedded engine.
struct GoldenRunner {
  let session: Session
  let file: GoldenFile
  private let table: DataFrame

  /// Opens a session in the file's time zone with the file's table.
  init(_ file: GoldenFile) async throws {
    self.file = file
    session = try await Session.embedded(options: ["threads": "1"])
    try await session.set("spark.sql.session.timeZone", to: file.timeZone)
    table = try session.createDataFrame(file.rows, schema: file.schema)
  }

  /// The names of the columns that expressions over the table make when they have no alias.
  func columnNames(_ texts: [String]) async throws -> [String] {
    if texts.isEmpty { return [] }
    do {
      let names = try await table.select(texts.map { F.expr($0) }).schema.names
      if names.count == texts.count || texts.count == 1 { return names }
    } catch  where texts.count == 1 {
      return ["error \(error)"]
    } catch {}
    // One of them fails: the others have names all the same.
    let half = texts.count / 2
    return try await columnNames(Array(texts[..<half])) + columnNames(Array(texts[half...]))
  }

  /// In which point the engine's answer to a case differs from Spark's; nil when it does not.
  func difference(_ item: GoldenFile.Case) async -> String? {
    do {
      let frame = try frame(item)
      let rows = try await frame.collect()
      let schema = try await frame.schema
      if let error = item.error {
        return "Spark raises \(error), the engine gives \(rows.first?.description ?? "no row")"
      }
      return item.difference(schema, rows.map(\.values))
    } catch let error as GnistaError {
      return item.difference(error)
    } catch {
      return "error \(error)"
    }
  }

  private func frame(_ item: GoldenFile.Case) throws -> DataFrame {
    let expr = F.expr(item.expr)
    switch item.over {
    case "row": return session.range(1).select(expr.alias("v"))
    case "t": return table.select(expr.alias("v"))
    case "window": return table.select(col("id"), expr.alias("v")).orderBy("id").select(col("v"))
    case "rows": return table.select(col("id"), expr)
    case "aggregate": return table.agg(expr.alias("v"))
    case "group": return table.groupBy("g").agg(expr.alias("v")).orderBy("g")
    default:
      let by = item.by ?? ""
      let grouped: GroupedData
      switch true {
      case by.hasPrefix("cube"): grouped = table.cube("g", "b")
      case by.hasPrefix("rollup"): grouped = table.rollup("g", "b")
      default: grouped = table.groupBy("g", "b")
      }
      return grouped.agg(expr.alias("v")).orderBy("g", "b", "v")
    }
  }
}
