import GnistaCore
import GnistaFrame

/// The columns that an expression can refer to, and how.
struct Scope {
  struct Entry {
    var column: Relation.Column
    /// The SQL that stands for the column.
    var sql: String
  }

  var entries: [Entry]

  /// The columns of one relation under an alias.
  init(_ relation: Relation, as alias: String) {
    entries = relation.columns.map { Entry(column: $0, sql: "\(alias).\(SQLText.identifier($0.sqlName))") }
  }

  /// The columns of both sides of a join.
  init(_ left: Scope, _ right: Scope) { entries = left.entries + right.entries }

  /// Finds a column by the parts of its name; what is left of the parts are fields of structs.
  func resolve(_ parts: [String], plan: Int?) throws -> (entry: Entry, fields: ArraySlice<String>) {
    let candidates = plan.map { id in entries.filter { $0.column.origins.contains(id) } } ?? entries
    // A qualified name first: `alias.column.field…`.
    if parts.count > 1 {
      let qualified = candidates.filter { entry in
        Self.matches(entry.column.name, parts[1])
          && entry.column.qualifiers.contains { Self.matches($0, parts[0]) }
      }
      if let entry = try single(qualified, parts.prefix(2).joined(separator: ".")) {
        return (entry, parts.dropFirst(2))
      }
    }
    let exact = candidates.filter { $0.column.name == parts[0] }
    let named = exact.isEmpty ? candidates.filter { Self.matches($0.column.name, parts[0]) } : exact
    if let entry = try single(named, parts[0]) { return (entry, parts.dropFirst()) }
    throw Schema.unknownColumn(parts.joined(separator: "."), among: entries.map(\.column.name))
  }

  private func single(_ hits: [Entry], _ name: String) throws -> Entry? {
    guard hits.count > 1 else { return hits.first }
    let owners = hits.flatMap(\.column.qualifiers)
    let hint =
      owners.isEmpty ? "take it from its frame: frame[\"\(name)\"]" : "qualify it: \(owners[0]).\(name)"
    throw GnistaError(
      .ambiguousColumn, "column '\(name)' is ambiguous: \(hits.count) columns have this name; \(hint)")
  }

  private static func matches(_ name: String, _ wanted: String) -> Bool {
    name == wanted || name.lowercased() == wanted.lowercased()
  }
}
