public import GnistaCore

/// What the embedded engine orders by, so that its order is Spark's.
///
/// Inside arrays and structs the engine puts nulls last, Spark first. There each value that may be null is replaced by a pair
/// of whether it is there and itself; false comes before true.
public enum OrderKey {
  /// The SQL that a value is ordered and compared by: its own where the orders agree.
  public static func of(_ fragment: SQLFragment) -> String {
    key(fragment.sql, fragment.type, depth: 0) ?? fragment.sql
  }

  /// Whether a type's values are ordered by something other than themselves.
  public static func isNeeded(_ type: DataType) -> Bool { key("", type, depth: 0) != nil }

  private static func key(_ sql: String, _ type: DataType, depth: Int) -> String? {
    switch type {
    case .array(let element, let containsNull):
      let name = "\"o\(depth)#\""
      guard let item = pair(name, element, mayBeNull: containsNull, depth: depth + 1) else { return nil }
      return "list_transform(\(sql), lambda \(name): \(item))"
    case .structure(let schema):
      var isNeeded = false
      let parts = schema.fields.enumerated().map { index, field in
        let value = "struct_extract(\(sql), \(SQLText.string(field.name)))"
        let item = pair(value, field.dataType, mayBeNull: field.nullable, depth: depth)
        if item != nil { isNeeded = true }
        return "'f\(index)': \(item ?? value)"
      }
      return isNeeded ? "(CASE WHEN \(sql) IS NOT NULL THEN {\(parts.joined(separator: ", "))} END)" : nil
    default: return nil
    }
  }

  private static func pair(_ sql: String, _ type: DataType, mayBeNull: Bool, depth: Int) -> String? {
    let inner = key(sql, type, depth: depth)
    return mayBeNull ? "{'n': \(sql) IS NOT NULL, 'v': \(inner ?? sql)}" : inner
  }
}
