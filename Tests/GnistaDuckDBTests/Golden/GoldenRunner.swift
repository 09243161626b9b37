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
      return compare(item, schema, rows)
    } catch let error as GnistaError {
      guard let expected = item.error else { return "error \(error)" }
      return errorDifference(expected, error)
    } catch {
      return "error \(error)"
    }
  }

  /// An error with a class of Spark's must have the right one; the engine's own errors have none.
  private func errorDifference(_ expected: String, _ error: GnistaError) -> String? {
    guard let start = error.message.range(of: "["),
      let end = error.message[start.upperBound...].firstIndex(of: "]"),
      error.message[start.upperBound..<end].allSatisfy({
        $0.isUppercase || $0 == "_" || $0 == "." || $0.isNumber
      })
    else { return nil }
    let found = String(error.message[start.upperBound..<end])
    if found == expected || expected.hasPrefix(found) || found.hasPrefix(expected) { return nil }
    // Spark raises these from Java, without a class of its own.
    if expected == "IllegalArgumentException" || expected.hasPrefix("_LEGACY") { return nil }
    return "Spark raises \(expected), the engine \(found)"
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

  private func compare(_ item: GoldenFile.Case, _ schema: Schema, _ rows: [Row]) -> String? {
    guard let last = schema.fields.last else { return "no column" }
    let found = item.over == "rows" ? DataType.structure(schema).simpleString : last.dataType.simpleString
    let wanted = GoldenValue.typeName(item.type ?? "")
    guard found == wanted else { return "Spark's type is \(wanted), the engine's \(found)" }
    guard rows.count == item.values.count else {
      return "Spark gives \(item.values.count) rows, the engine \(rows.count)"
    }
    let isPlain = ["row", "t", "window", "aggregate"].contains(item.over)
    for (index, row) in rows.enumerated() {
      let expected = isPlain ? [item.values[index]] : item.values[index].arrayValue ?? []
      for ((field, value), json) in zip(zip(schema.fields, row.values), expected) {
        let wanted = GoldenValue.value(json, field.dataType)
        if !GoldenValue.agree(wanted, value) {
          return "row \(index): Spark gives \(text(wanted)), the engine \(text(value))"
        }
      }
    }
    return nil
  }

  private func text(_ value: Value) -> String { "\(SparkText.text(of: value) ?? "NULL")" }
}
