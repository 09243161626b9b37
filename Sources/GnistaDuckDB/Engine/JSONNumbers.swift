import GnistaCore
import GnistaFrame

/// Numbers in JSON, which knows neither NaN nor infinities: Spark writes them as the texts `NaN`, `Infinity` and
/// `-Infinity`, where the engine would write what no reader takes.
enum JSONNumbers {
  /// The SQL that makes a value fit for JSON; the value itself where it holds no binary floating-point numbers.
  static func sql(_ value: String, _ type: DataType) -> String {
    guard holdsFloating(type) else { return value }
    switch type {
    case .array(let element, _):
      return "list_transform(\(value), lambda \"x#\": \(sql("\"x#\"", element)))"
    case .map(let key, let element, _):
      let values = sql("map_values(\(value))", .array(element))
      return
        "CASE WHEN \(value) IS NOT NULL THEN map(\(sql("map_keys(\(value))", .array(key))), \(values)) END"
    case .structure(let schema): return structure(value, schema)
    case .vector: return structure(value, .vectorStorage)
    default: return "CASE WHEN isfinite(\(value)) THEN to_json(\(value)) ELSE to_json(\(name(of: value))) END"
    }
  }

  /// The SQL of the name of a number that is not finite.
  static func name(of value: String) -> String {
    "CASE WHEN isnan(\(value)) THEN 'NaN' WHEN \(value) > 0 THEN 'Infinity' WHEN \(value) < 0 THEN '-Infinity' END"
  }

  private static func structure(_ value: String, _ schema: Schema) -> String {
    let parts = schema.fields.map { field in
      let name = SQLText.identifier(field.name)
      return "\(name) := \(sql("\(value).\(name)", field.dataType))"
    }
    return "CASE WHEN \(value) IS NOT NULL THEN struct_pack(\(parts.joined(separator: ", "))) END"
  }

  private static func holdsFloating(_ type: DataType) -> Bool {
    switch type {
    case .float, .double, .vector: true
    case .array(let element, _): holdsFloating(element)
    case .map(let key, let element, _): holdsFloating(key) || holdsFloating(element)
    case .structure(let schema): schema.fields.contains { holdsFloating($0.dataType) }
    default: false
    }
  }
}
