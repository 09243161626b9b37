import GnistaCore

/// Finds the columns of a type by having it decode itself from nothing: it asks for each of its properties by name and
/// type.
///
/// A property that accepts no made-up value, such as a URL check of the user's own, ends the probe; what was found
/// until then counts.
enum TypeProbe {
  /// What is found of a type's columns; without fields when it tells nothing.
  static func schema(of type: any Decodable.Type) -> Schema {
    if case .structure(let schema) = found(type, 0) { return schema }
    return Schema()
  }

  /// Types that hold themselves, such as trees, end at this depth.
  static let maximumDepth = 16

  final class Findings {
    var fields: [StructField] = []
    /// The type, when it is no struct.
    var single: DataType?

    func add(_ name: String, _ type: DataType, nullable: Bool) {
      guard !fields.contains(where: { $0.name == name }) else { return }
      fields.append(StructField(name, type, nullable: nullable))
    }
  }

  /// A value of a type made up from nothing, and the Spark type that was found on the way.
  static func make<T: Decodable>(_ type: T.Type, _ decoder: ProbeDecoder) throws -> (value: T, type: DataType)
  {
    let known = StaticType.sparkType(of: type)
    if let leaf = type as? any RowLeaf.Type, let value = madeUp(leaf) as? T { return (value, known) }
    if let optional = type as? any OptionalType.Type, let value = optional.none as? T {
      if known != .null { return (value, known) }
      return (value, (optional.wrappedType as? any Decodable.Type).map { found($0, decoder.depth) } ?? .null)
    }
    if let list = type as? any ListType.Type {
      let element = (list.elementType as? any Decodable.Type).map { found($0, decoder.depth) } ?? .null
      return (try T(from: decoder), TypeUnion.of(known, .array(element, containsNull: false)) ?? known)
    }
    if type is any DictionaryType.Type { return (try T(from: decoder), known) }
    let findings = Findings()
    let inner = ProbeDecoder(findings: findings, depth: decoder.depth + 1)
    do {
      let value = try T(from: inner)
      return (value, findings.type)
    } catch {
      // An enum with raw values takes no made-up one: any of its cases will do.
      if let value = (type as? any CaseIterable.Type).flatMap(Self.firstCase) as? T {
        return (value, findings.type)
      }
      throw Unfinished(type: findings.type)
    }
  }

  /// Thrown where no value can be made up; the type may be known all the same.
  struct Unfinished: Error { var type: DataType }

  private static func found(_ type: any Decodable.Type, _ depth: Int) -> DataType {
    guard depth < maximumDepth else { return .null }
    do {
      return try open(type, ProbeDecoder(findings: Findings(), depth: depth + 1))
    } catch let unfinished as Unfinished {
      return unfinished.type
    } catch {
      return .null
    }
  }

  private static func open<T: Decodable>(_ type: T.Type, _ decoder: ProbeDecoder) throws -> DataType {
    try make(type, decoder).type
  }

  private static func firstCase(_ type: any CaseIterable.Type) -> Any? {
    func first<C: CaseIterable>(_ type: C.Type) -> Any? { type.allCases.first }
    return first(type)
  }

  private static func madeUp(_ leaf: any RowLeaf.Type) -> (any RowLeaf)? {
    switch leaf.sparkType {
    case .boolean: leaf.read(.boolean(false))
    case .float, .double: leaf.read(.float(0))
    case .string:
      leaf.read(.string("")) ?? leaf.read(.string("00000000-0000-0000-0000-000000000000"))
        ?? leaf.read(.string("file:///"))
    case .binary: leaf.read(.binary([]))
    case .timestamp: leaf.read(.timestamp(0))
    case .date: leaf.read(.date(0))
    case .vector: leaf.read(.vector(.dense([])))
    default: leaf.read(.byte(0))
    }
  }
}

extension TypeProbe.Findings {
  /// A struct of the fields, or the single type.
  var type: DataType { single ?? (fields.isEmpty ? .null : .structure(Schema(fields))) }
}

/// Answers every request of a type with a made-up value and notes what was asked for.
struct ProbeDecoder: Decoder {
  let findings: TypeProbe.Findings
  let depth: Int
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(KeyedProbe<Key>(findings: findings, depth: depth))
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { EmptyList() }
  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    SingleProbe(findings: findings, depth: depth)
  }
}

private struct KeyedProbe<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let findings: TypeProbe.Findings
  let depth: Int
  let codingPath: [any CodingKey] = []
  let allKeys: [Key] = []

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) throws -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard depth < TypeProbe.maximumDepth else { throw TypeProbe.Unfinished(type: .null) }
    do {
      let (value, found) = try TypeProbe.make(type, ProbeDecoder(findings: .init(), depth: depth + 1))
      findings.add(key.stringValue, found, nullable: StaticType.isOptional(type))
      return value
    } catch let unfinished as TypeProbe.Unfinished {
      findings.add(key.stringValue, unfinished.type, nullable: false)
      throw unfinished
    }
  }

  // Spelled out because the defaults ask as for a property that is not optional.
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { optional(type, key) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { optional(type, key) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { optional(type, key) }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { optional(type, key) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { optional(type, key) }
  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { optional(type, key) }
  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { optional(type, key) }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { optional(type, key) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { optional(type, key) }
  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { optional(type, key) }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { optional(type, key) }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { optional(type, key) }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { optional(type, key) }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { optional(type, key) }
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? { optional(type, key) }

  private func optional<T: Decodable>(_ type: T.Type, _ key: Key) -> T? {
    guard depth < TypeProbe.maximumDepth else { return nil }
    do {
      let (value, found) = try TypeProbe.make(type, inner())
      findings.add(key.stringValue, found, nullable: true)
      return value
    } catch let unfinished as TypeProbe.Unfinished {
      findings.add(key.stringValue, unfinished.type, nullable: true)
      return nil
    } catch {
      return nil
    }
  }

  private func inner() -> ProbeDecoder { ProbeDecoder(findings: .init(), depth: depth + 1) }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try inner().container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { EmptyList() }
  func superDecoder() throws -> any Decoder { inner() }
  func superDecoder(forKey key: Key) throws -> any Decoder { inner() }
}

private struct SingleProbe: SingleValueDecodingContainer {
  let findings: TypeProbe.Findings
  let depth: Int
  let codingPath: [any CodingKey] = []

  func decodeNil() -> Bool { false }
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard depth < TypeProbe.maximumDepth else { throw TypeProbe.Unfinished(type: .null) }
    // Noted before a value is made up, for types that refuse it.
    findings.single = StaticType.sparkType(of: type)
    let (value, found) = try TypeProbe.make(type, ProbeDecoder(findings: .init(), depth: depth + 1))
    findings.single = found
    return value
  }
}

/// A list without elements.
private struct EmptyList: UnkeyedDecodingContainer {
  let codingPath: [any CodingKey] = []
  let count: Int? = 0
  let isAtEnd = true
  let currentIndex = 0

  private var end: DecodingError {
    .valueNotFound(Void.self, .init(codingPath: [], debugDescription: "the list has no elements"))
  }
  func decodeNil() throws -> Bool { throw end }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { throw end }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> { throw end }
  func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw end }
  func superDecoder() throws -> any Decoder { throw end }
}
