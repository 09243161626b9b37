import Foundation
package import GnistaCore

/// Answers of an engine beside Spark's.
extension GoldenFile.Case {
  /// In which point a frame's columns and rows differ from Spark's answer; nil when they do not.
  ///
  /// - Parameters:
  ///   - schema: the columns, of which the last has the case's value and the others the keys of its group.
  ///   - rows: the values, row by row.
  package func difference(_ schema: Schema, _ rows: [[Value]]) -> String? {
    guard let last = schema.fields.last else { return "no column" }
    let found = over == "rows" ? DataType.structure(schema).simpleString : last.dataType.simpleString
    let wanted = GoldenValue.typeName(type ?? "")
    guard found == wanted else { return "Spark's type is \(wanted), the engine's \(found)" }
    guard rows.count == values.count else {
      return "Spark gives \(values.count) rows, the engine \(rows.count)"
    }
    let isPlain = ["row", "t", "window", "aggregate"].contains(over)
    for (index, row) in rows.enumerated() {
      let expected = isPlain ? [values[index]] : values[index].arrayValue ?? []
      for ((field, value), json) in zip(zip(schema.fields, row), expected) {
        let wanted = GoldenValue.value(json, field.dataType)
        if !GoldenValue.agree(wanted, value) {
          return "row \(index): Spark gives \(Self.text(wanted)), the engine \(Self.text(value))"
        }
      }
    }
    return nil
  }

  private static func text(_ value: Value) -> String { SparkText.text(of: value) ?? "NULL" }

  /// In which point an error differs from Spark's answer; nil when it does not.
  ///
  /// An error with a class of Spark's must have the right one; an engine's own errors have none.
  package func difference(_ error: GnistaError) -> String? {
    guard let expected = self.error else { return "error \(error)" }
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
}
