import GnistaCore

/// The columns of a row, the fields of a struct or the values of a map, by name.
struct KeyedRow<Key: CodingKey>: KeyedDecodingContainerProtocol {
  enum Fields {
    case row(RowSource)
    case structure(Row)
    case map([Value.MapEntry])
  }

  let fields: Fields
  let codingPath: [any CodingKey]

  var allKeys: [Key] { names.compactMap { Key(stringValue: $0) } }

  private var names: [String] {
    switch fields {
    case .row(let source): source.batch.schema.names
    case .structure(let row): row.schema.names
    case .map(let entries): entries.compactMap { SparkText.text(of: $0.key) }
    }
  }

  func contains(_ key: Key) -> Bool { (try? value(key)) != nil }

  /// The value of a key.
  ///
  /// A property without column is an error even when it is optional, because most likely a name is misspelt.
  private func value(_ key: Key) throws -> Value {
    let name = key.stringValue
    do {
      switch fields {
      case .row(let source): return source.batch.columns[try source.columns.position(of: name)][source.row]
      case .structure(let row): return row.values[try row.schema.index(of: name)]
      case .map(let entries):
        guard let entry = entries.first(where: { SparkText.text(of: $0.key) == name }) else {
          throw GnistaError(.invalidValue, "the map has no key '\(name)'")
        }
        return entry.value
      }
    } catch let error as GnistaError {
      throw DecodingFault(code: error.code, path: codingPath, message: error.message)
    }
  }

  private func leaf<T: RowLeaf>(_ key: Key) throws -> T {
    // Written out, because this is where most of the time goes: the path is made only for an error.
    let value = try value(key)
    if let result = T.read(value) { return result }
    return try ValueDecoder.read(T.self, value, codingPath + [key])
  }

  private func optional<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T? {
    let value = try value(key)
    return value.isNull ? nil : try ValueDecoder.unbox(type, value, codingPath + [key])
  }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNull }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try leaf(key) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try leaf(key) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try leaf(key) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try leaf(key) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try leaf(key) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try leaf(key) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try leaf(key) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try leaf(key) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try leaf(key) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try leaf(key) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try leaf(key) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try leaf(key) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try leaf(key) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try leaf(key) }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try ValueDecoder.unbox(type, value(key), codingPath + [key])
  }

  // Spelled out because the defaults take a missing column for a nil.
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(type, key) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try optional(type, key) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try optional(type, key) }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { try optional(type, key) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(type, key) }
  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { try optional(type, key) }
  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { try optional(type, key) }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try optional(type, key) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try optional(type, key) }
  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { try optional(type, key) }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { try optional(type, key) }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { try optional(type, key) }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { try optional(type, key) }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { try optional(type, key) }
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? { try optional(type, key) }

  private func child(_ key: Key) throws -> ValueDecoder {
    ValueDecoder(source: .value(try value(key)), codingPath: codingPath + [key])
  }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try child(key).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try child(key).unkeyedContainer()
  }
  func superDecoder() throws -> any Decoder {
    guard let key = Key(stringValue: "super") else {
      throw DecodingFault(code: .unknownColumn, path: codingPath, message: "the type has no key 'super'")
    }
    return try child(key)
  }
  func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }
}
