import GnistaCore
import GnistaFrame

/// A lowered plan: a query and what its columns mean.
struct Relation {
  /// One column of a lowered plan.
  struct Column {
    /// The name that the user sees. Two columns may share one.
    var name: String
    /// The name in the query, unique within the relation.
    var sqlName: String
    var type: DataType
    var nullable: Bool
    var metadata: [String: JSONValue] = [:]
    /// Aliases of frames that the column can be qualified with, innermost first.
    var qualifiers: [String] = []
    /// Ids of the plans whose output this column is, for references that are bound to a frame.
    var origins: Set<Int> = []

    var field: StructField { StructField(name, type, nullable: nullable, metadata: metadata) }
  }

  /// A SELECT statement.
  var sql: String
  var columns: [Column]

  var schema: Schema { Schema(columns.map(\.field)) }

  /// The query as a table expression under an alias.
  func from(_ alias: String) -> String { "(\(sql)) AS \(alias)" }

  /// The list of all columns under an alias, names kept. A relation without columns has rows all the same, so that a
  /// constant stands in for them.
  func selectAll(_ alias: String) -> String {
    if columns.isEmpty { return "1" }
    return columns.map { "\(alias).\(SQLText.identifier($0.sqlName))" }.joined(separator: ", ")
  }

  /// Gives columns names that are unique in a query, without regard to case.
  static func uniqueNames(_ names: [String]) -> [String] {
    var taken = Set<String>()
    return names.map { name in
      var candidate = name.isEmpty ? "_" : name
      var number = 1
      while !taken.insert(candidate.lowercased()).inserted {
        number += 1
        candidate = "\(name)#\(number)"
      }
      return candidate
    }
  }
}
