import GnistaCore

/// What an `Encodable` value has written, and what became known of its type.
///
/// A class, because the containers of `Encoder` share what they write to.
final class EncodedNode {
  /// What has been written.
  enum Content {
    case nothing
    case value(Value)
    case list([EncodedNode])
    case fields([(name: String, node: EncodedNode)])
    case pairs([(key: EncodedNode, value: EncodedNode)])
  }

  var content: Content = .nothing
  /// What the Swift type tells of the Spark type.
  var type: DataType
  /// Whether it may be null.
  var isNullable = false

  init(type: DataType = .null) { self.type = type }

  convenience init(leaf: Value, _ type: DataType) {
    self.init(type: type)
    content = .value(leaf)
  }

  /// The node of a field, made when it is not there.
  func field(_ name: String) -> EncodedNode {
    let node = EncodedNode()
    setField(name, node)
    return node
  }

  func setField(_ name: String, _ node: EncodedNode) {
    if case .fields(var fields) = content {
      // Taken out while it grows, so that the array is not copied.
      content = .nothing
      fields.append((name, node))
      content = .fields(fields)
    } else {
      content = .fields([(name, node)])
    }
  }

  func append(_ node: EncodedNode) {
    if case .list(var list) = content {
      content = .nothing
      list.append(node)
      content = .list(list)
    } else {
      content = .list([node])
    }
  }

  var count: Int { if case .list(let list) = content { list.count } else { 0 } }

  /// The value with its full type. Structs inside a list may differ in their fields; ``ValueConversion`` makes them
  /// alike.
  ///
  /// - Throws: ``EncodingFault`` when the elements of a list have different types.
  func finished(at place: String = "") throws -> (value: Value, type: DataType) {
    switch content {
    case .nothing: return (.null, type)
    case .value(let value): return (value, type)
    case .list(let nodes):
      let (values, element) = try Self.united(nodes, start: elementType, at: place)
      let declaresNull = if case .array(_, let containsNull) = type { containsNull } else { false }
      let result = DataType.array(
        element, containsNull: declaresNull || nodes.contains { $0.isNullable } || values.contains(.null))
      return (.array(values), result)
    case .fields(let fields):
      var values: [Value] = []
      var schema = Schema()
      for (name, node) in fields {
        let (value, fieldType) = try node.finished(at: place.isEmpty ? name : "\(place).\(name)")
        values.append(value)
        schema.fields.append(StructField(name, fieldType, nullable: node.isNullable || value.isNull))
      }
      return (.structure(Row(schema: schema, values: values)), .structure(schema))
    case .pairs(let pairs): return try finishedMap(pairs, at: place)
    }
  }

  private var elementType: DataType { if case .array(let element, _) = type { element } else { .null } }

  private func finishedMap(
    _ pairs: [(key: EncodedNode, value: EncodedNode)], at place: String
  ) throws -> (value: Value, type: DataType) {
    var (keyStart, valueStart, containsNull) = (DataType.null, DataType.null, false)
    if case .map(let key, let value, let nulls) = type {
      (keyStart, valueStart, containsNull) = (key, value, nulls)
    }
    let (keys, key) = try Self.united(pairs.map(\.key), start: keyStart, at: place)
    let (values, value) = try Self.united(pairs.map(\.value), start: valueStart, at: place)
    let entries = zip(keys, values).map { Value.MapEntry(key: $0, value: $1) }
    let map = DataType.map(
      key: key, value: value,
      valueContainsNull: containsNull || values.contains(.null) || pairs.contains { $0.value.isNullable })
    return (.map(entries), map)
  }

  private static func united(
    _ nodes: [EncodedNode], start: DataType, at place: String
  ) throws -> (values: [Value], type: DataType) {
    var type = start
    var values: [Value] = []
    values.reserveCapacity(nodes.count)
    for node in nodes {
      let (value, own) = try node.finished(at: place + "[]")
      guard let union = TypeUnion.of(type, own) else {
        throw EncodingFault(place: place, "its elements have different types, \(type) and \(own)")
      }
      type = union
      values.append(value)
    }
    return (values, type)
  }
}

/// What is wrong with a value that is being encoded, in words for the user.
struct EncodingFault: Error {
  /// The column, with the place inside it.
  var place: String
  var message: String

  init(place: String, _ message: String) {
    self.place = place
    self.message = message
  }
}
