import GnistaCore

/// Writes an `Encodable` value to a node.
struct NodeEncoder: Encoder {
  let node: EncodedNode
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .nothing = node.content { node.content = .fields([]) }
    return KeyedEncodingContainer(KeyedNodeContainer<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .nothing = node.content { node.content = .list([]) }
    return UnkeyedNodeContainer(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleNodeContainer(node: node, codingPath: codingPath)
  }

  /// The node of a value.
  static func node<T: Encodable>(of value: T, path: [any CodingKey]) throws -> EncodedNode {
    let isOptional = StaticType.isOptional(T.self)
    if let leaf = value as? any RowLeaf {
      let node = try node(leaf: leaf, path: path)
      node.isNullable = isOptional
      return node
    }
    let type = StaticType.sparkType(of: T.self)
    // Asked of the type, because an empty list of any type can be cast to a list of bytes.
    if type == .binary, let bytes = value as? [UInt8] { return EncodedNode(leaf: .binary(bytes), .binary) }
    let node = EncodedNode(type: type)
    node.isNullable = isOptional
    if let dictionary = value as? any EncodableDictionary {
      // In the order of the keys' texts, because a dictionary has none of its own.
      var pairs: [(EncodedNode, EncodedNode)] = []
      for (key, value) in dictionary.encodablePairs {
        pairs.append((try open(key, path), try open(value, path)))
      }
      let texts = try pairs.map { SparkText.text(of: try $0.0.finished().value) ?? "" }
      node.content = .pairs(texts.indices.sorted { texts[$0] < texts[$1] }.map { (pairs[$0].0, pairs[$0].1) })
    } else {
      try value.encode(to: NodeEncoder(node: node, codingPath: path))
    }
    return node
  }

  private static func open(_ value: some Encodable, _ path: [any CodingKey]) throws -> EncodedNode {
    try node(of: value, path: path)
  }

  static func node(leaf: some RowLeaf, path: [any CodingKey]) throws -> EncodedNode {
    let type = Swift.type(of: leaf).sparkType
    guard let value = leaf.sparkValue else {
      throw EncodingFault(
        place: ColumnPath.text(path), "the \(Swift.type(of: leaf)) \(leaf) does not fit Spark's \(type)")
    }
    return EncodedNode(leaf: value, type)
  }
}

/// Where inside a row a value stands, for messages.
enum ColumnPath {
  /// `address.lines[2]`
  static func text(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }

  /// A position in a list.
  struct Index: CodingKey {
    var intValue: Int?
    var stringValue: String { "\(intValue ?? 0)" }
    init(_ index: Int) { intValue = index }
    init(intValue: Int) { self.intValue = intValue }
    init?(stringValue: String) {
      guard let index = Int(stringValue) else { return nil }
      intValue = index
    }
  }

  /// A name that no type declares.
  struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

private struct KeyedNodeContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: EncodedNode
  let codingPath: [any CodingKey]

  private func set(_ key: Key, _ leaf: some RowLeaf) throws {
    node.setField(key.stringValue, try NodeEncoder.node(leaf: leaf, path: codingPath + [key]))
  }

  private func setOptional<T: Encodable>(_ key: Key, _ value: T?) throws {
    let child =
      try value.map { try NodeEncoder.node(of: $0, path: codingPath + [key]) }
      ?? EncodedNode(type: StaticType.sparkType(of: T.self))
    child.isNullable = true
    node.setField(key.stringValue, child)
  }

  func encodeNil(forKey key: Key) throws { node.field(key.stringValue).isNullable = true }
  func encode(_ value: Bool, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: String, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: Double, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: Float, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: Int, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: Int8, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: Int16, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: Int32, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: Int64, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: UInt, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: UInt8, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: UInt16, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: UInt32, forKey key: Key) throws { try set(key, value) }
  func encode(_ value: UInt64, forKey key: Key) throws { try set(key, value) }
  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    node.setField(key.stringValue, try NodeEncoder.node(of: value, path: codingPath + [key]))
  }

  // A property that is nil still has a column and a type.
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try setOptional(key, value) }
  func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws { try setOptional(key, value) }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    NodeEncoder(node: node.field(key.stringValue), codingPath: codingPath + [key]).container(keyedBy: keyType)
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    NodeEncoder(node: node.field(key.stringValue), codingPath: codingPath + [key]).unkeyedContainer()
  }
  func superEncoder() -> any Encoder {
    NodeEncoder(node: node.field("super"), codingPath: codingPath + [ColumnPath.Name("super")])
  }
  func superEncoder(forKey key: Key) -> any Encoder {
    NodeEncoder(node: node.field(key.stringValue), codingPath: codingPath + [key])
  }
}

private struct UnkeyedNodeContainer: UnkeyedEncodingContainer {
  let node: EncodedNode
  let codingPath: [any CodingKey]
  var count: Int { node.count }
  private var next: [any CodingKey] { codingPath + [ColumnPath.Index(count)] }

  func encodeNil() throws {
    let element = EncodedNode()
    element.isNullable = true
    node.append(element)
  }
  func encode<T: Encodable>(_ value: T) throws { node.append(try NodeEncoder.node(of: value, path: next)) }

  private func child() -> NodeEncoder {
    let encoder = NodeEncoder(node: EncodedNode(), codingPath: next)
    node.append(encoder.node)
    return encoder
  }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    child().container(keyedBy: keyType)
  }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { child().unkeyedContainer() }
  func superEncoder() -> any Encoder { child() }
}

private struct SingleNodeContainer: SingleValueEncodingContainer {
  let node: EncodedNode
  let codingPath: [any CodingKey]

  func encodeNil() throws { node.isNullable = true }
  func encode<T: Encodable>(_ value: T) throws {
    let inner = try NodeEncoder.node(of: value, path: codingPath)
    node.content = inner.content
    node.type = TypeUnion.of(node.type, inner.type) ?? inner.type
    node.isNullable = node.isNullable || inner.isNullable
  }
}
