import GnistaCore

/// What is known of a Swift type before there is a value of it.
enum StaticType {
  /// The Spark type: `null` stands, also inside, for what only values or a schema can tell, such as a struct's fields.
  static func sparkType(of type: Any.Type) -> DataType {
    if type == [UInt8].self { return .binary }
    switch type {
    case let leaf as any RowLeaf.Type: return leaf.sparkType
    case let optional as any OptionalType.Type: return sparkType(of: optional.wrappedType)
    case let list as any ListType.Type:
      return .array(sparkType(of: list.elementType), containsNull: isOptional(list.elementType))
    case let dictionary as any DictionaryType.Type:
      return .map(
        key: sparkType(of: dictionary.keyType), value: sparkType(of: dictionary.valueType),
        valueContainsNull: isOptional(dictionary.valueType))
    default: return .null
    }
  }

  /// Whether a type can be nil.
  static func isOptional(_ type: Any.Type) -> Bool { type is any OptionalType.Type }
}

/// What optionals have in common.
protocol OptionalType {
  static var wrappedType: Any.Type { get }
  /// A nil value.
  static var none: Self { get }
}
extension Optional: OptionalType {
  static var wrappedType: Any.Type { Wrapped.self }
}

/// What lists have in common.
protocol ListType { static var elementType: Any.Type { get } }
extension Array: ListType { static var elementType: Any.Type { Element.self } }
extension Set: ListType { static var elementType: Any.Type { Element.self } }

/// What dictionaries have in common.
protocol DictionaryType {
  static var keyType: Any.Type { get }
  static var valueType: Any.Type { get }
}
extension Dictionary: DictionaryType {
  static var keyType: Any.Type { Key.self }
  static var valueType: Any.Type { Value.self }
}

/// A dictionary whose pairs can be encoded one by one.
protocol EncodableDictionary: DictionaryType {
  var encodablePairs: [(key: any Encodable, value: any Encodable)] { get }
}
extension Dictionary: EncodableDictionary where Key: Encodable, Value: Encodable {
  var encodablePairs: [(key: any Encodable, value: any Encodable)] { map { ($0.key, $0.value) } }
}
