import GnistaCore

/// Brings together what several values tell of one type.
enum TypeUnion {
  /// The type that holds values of both; nil when there is none. `null` is any type; structs are joined by their fields'
  /// names, and a field that one of them lacks may be null.
  static func of(_ left: DataType, _ right: DataType) -> DataType? {
    if left == right { return left }
    switch (left, right) {
    case (.null, let other), (let other, .null): return other
    case (.array(let a, let aNull), .array(let b, let bNull)):
      return of(a, b).map { .array($0, containsNull: aNull || bNull) }
    case (.map(let aKey, let aValue, let aNull), .map(let bKey, let bValue, let bNull)):
      guard let key = of(aKey, bKey), let value = of(aValue, bValue) else { return nil }
      return .map(key: key, value: value, valueContainsNull: aNull || bNull)
    case (.structure(let a), .structure(let b)):
      return fields(a.fields, b.fields).map { .structure(Schema($0)) }
    default: return nil
    }
  }

  private static func fields(_ left: [StructField], _ right: [StructField]) -> [StructField]? {
    var result = left
    for field in right {
      guard let index = result.firstIndex(where: { $0.name == field.name }) else {
        result.append(StructField(field.name, field.dataType, nullable: true))
        continue
      }
      guard let type = of(result[index].dataType, field.dataType) else { return nil }
      result[index].dataType = type
      result[index].nullable = result[index].nullable || field.nullable
    }
    let there = Set(right.map(\.name))
    for index in result.indices where !there.contains(result[index].name) { result[index].nullable = true }
    return result
  }

  /// The place of the first part of a type that is still unknown, such as `address.street`; nil when all is known.
  static func unknownPart(of type: DataType, at place: String) -> String? {
    switch type {
    case .null: place
    case .array(let element, _): unknownPart(of: element, at: place + "[]")
    case .map(let key, let value, _):
      unknownPart(of: key, at: place + ".key") ?? unknownPart(of: value, at: place + ".value")
    case .structure(let schema):
      schema.fields.lazy.compactMap {
        unknownPart(of: $0.dataType, at: place.isEmpty ? $0.name : "\(place).\($0.name)")
      }
      .first
    default: nil
    }
  }
}
