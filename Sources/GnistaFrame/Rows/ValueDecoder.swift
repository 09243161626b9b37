import GnistaCore

/// Reads a `Decodable` value from a row or from one value of it.
struct ValueDecoder: Decoder {
  enum Source {
    case row(RowSource)
    case value(Value)
  }

  let source: Source
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    switch source {
    case .row(let row):
      return KeyedDecodingContainer(KeyedRow<Key>(fields: .row(row), codingPath: codingPath))
    case .value(.structure(let row)):
      return KeyedDecodingContainer(KeyedRow<Key>(fields: .structure(row), codingPath: codingPath))
    case .value(.map(let entries)):
      return KeyedDecodingContainer(KeyedRow<Key>(fields: .map(entries), codingPath: codingPath))
    case .value(let value): throw Self.mismatch(value, "a type with properties", codingPath)
    }
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    switch source {
    case .value(.array(let list)): return ValueList(values: list, codingPath: codingPath)
    case .value(.vector(let vector)):
      return ValueList(values: vector.values.map(Value.double), codingPath: codingPath)
    case .value(.map(let entries)):
      // Dictionaries whose keys are no texts are read as key, value, key, value …
      return ValueList(values: entries.flatMap { [$0.key, $0.value] }, codingPath: codingPath)
    case .value(let value): throw Self.mismatch(value, "a list", codingPath)
    case .row:
      throw DecodingFault(
        code: .typeMismatch, path: codingPath,
        message: "a row cannot be read as a list; select one array column")
    }
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { SingleValue(decoder: self) }

  // MARK: Values

  /// A value as a Swift type.
  static func unbox<T: Decodable>(_ type: T.Type, _ value: Value, _ path: [any CodingKey]) throws -> T {
    if let leaf = type as? any RowLeaf.Type {
      if let result = try read(leaf, value, path) as? T { return result }
      throw mismatch(value, "\(type)", path)
    }
    // Asked of the type, because an empty list of bytes can be cast to any list.
    if case .binary(let bytes) = value, StaticType.sparkType(of: type) == .binary, let result = bytes as? T {
      return result
    }
    if value.isNull, !(type is any OptionalType.Type) { throw missing("\(type)", path) }
    if case .map(let entries) = value, let dictionary = type as? any DecodableDictionary.Type {
      if let result = try dictionary.make(entries, path) as? T { return result }
    }
    return try T(from: ValueDecoder(source: .value(value), codingPath: path))
  }

  /// A value as a type that is one Spark type.
  static func read<T: RowLeaf>(_ type: T.Type, _ value: Value, _ path: [any CodingKey]) throws -> T {
    if let result = T.read(value) { return result }
    throw value.isNull ? missing("\(type)", path) : mismatch(value, "\(type)", path)
  }

  static func missing(_ type: String, _ path: [any CodingKey]) -> DecodingFault {
    DecodingFault(
      code: .invalidValue, path: path,
      message: "null cannot be read as \(type); declare it as \(type)? or fill the nulls first")
  }

  static func mismatch(_ value: Value, _ type: String, _ path: [any CodingKey]) -> DecodingFault {
    let text = SparkText.text(of: value) ?? "null"
    let shown = text.count > 40 ? "\(text.prefix(40))…" : text
    return DecodingFault(
      code: .typeMismatch, path: path,
      message: "\(shown), a \(value.dataType), cannot be read as \(type); cast the column or change the type")
  }
}

/// A dictionary that can be read from a map.
protocol DecodableDictionary {
  static func make(_ entries: [Value.MapEntry], _ path: [any CodingKey]) throws -> Self
}
extension Dictionary: DecodableDictionary where Key: Decodable, Value: Decodable {
  static func make(_ entries: [GnistaCore.Value.MapEntry], _ path: [any CodingKey]) throws -> [Key: Value] {
    var result: [Key: Value] = [:]
    for entry in entries {
      let place = path + [ColumnPath.Name("[\(SparkText.text(of: entry.key) ?? "null")]")]
      result[try ValueDecoder.unbox(Key.self, entry.key, place)] =
        try ValueDecoder.unbox(Value.self, entry.value, place)
    }
    return result
  }
}

private struct SingleValue: SingleValueDecodingContainer {
  let decoder: ValueDecoder
  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { if case .value(let value) = decoder.source { value.isNull } else { false } }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    switch decoder.source {
    case .value(let value): return try ValueDecoder.unbox(type, value, codingPath)
    case .row(let source):
      guard type is any RowLeaf.Type else { return try T(from: decoder) }
      guard source.batch.columns.count == 1 else {
        throw DecodingFault(
          code: .typeMismatch, path: codingPath,
          message:
            "a row of \(source.batch.columns.count) columns cannot be read as \(type); select one column")
      }
      let name = ColumnPath.Name(source.batch.schema.fields[0].name)
      return try ValueDecoder.unbox(type, source.batch.columns[0][source.row], [name])
    }
  }
}

private struct ValueList: UnkeyedDecodingContainer {
  let values: [Value]
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(values: [Value], codingPath: [any CodingKey]) {
    self.values = values
    self.codingPath = codingPath
  }

  var count: Int? { values.count }
  var isAtEnd: Bool { currentIndex >= values.count }
  private var path: [any CodingKey] { codingPath + [ColumnPath.Index(currentIndex)] }

  private mutating func next() throws -> Value {
    guard !isAtEnd else {
      throw DecodingFault(
        code: .invalidValue, path: codingPath, message: "the list has only \(values.count) elements")
    }
    defer { currentIndex += 1 }
    return values[currentIndex]
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, values[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let place = path
    return try ValueDecoder.unbox(type, next(), place)
  }
  private mutating func child() throws -> ValueDecoder {
    let place = path
    return ValueDecoder(source: .value(try next()), codingPath: place)
  }
  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try child().container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try child().unkeyedContainer()
  }
  mutating func superDecoder() throws -> any Decoder { try child() }
}
