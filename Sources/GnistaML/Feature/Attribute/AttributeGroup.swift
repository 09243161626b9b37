public import GnistaCore

/// What is known of the features in a vector column: Spark ML's attribute group.
public struct AttributeGroup: Hashable, Sendable {
  /// How much is known.
  public enum Content: Hashable, Sendable {
    /// Nothing.
    case unknown
    /// The number of features.
    case count(Int)
    /// Each feature.
    case attributes([Attribute])
  }

  /// How much is known.
  public var content: Content

  /// A group of which nothing is known.
  public init() { content = .unknown }

  /// A group of which only the number of features is known.
  public init(count: Int) { content = .count(count) }

  /// A group of the given features, which get their positions as indices.
  public init(_ attributes: [Attribute]) {
    content = .attributes(
      attributes.enumerated().map { position, attribute in
        var indexed = attribute
        indexed.index = position
        return indexed
      })
  }

  /// Number of features; nil when it is not known.
  public var size: Int? {
    switch content {
    case .unknown: nil
    case .count(let count): count
    case .attributes(let attributes): attributes.count
    }
  }

  /// The features; nil when they are not known one by one.
  public var attributes: [Attribute]? { if case .attributes(let list) = content { list } else { nil } }

  /// Position of the feature with a name.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` with the nearest name, or saying that the column has no names.
  public func index(of name: String, column: String) throws -> Int {
    guard let attributes else {
      throw GnistaError(
        .unknownColumn,
        "vector column '\(column)' has no feature names in its metadata, so '\(name)' cannot be found; "
          + "use indices, or make the column with VectorAssembler")
    }
    guard let index = attributes.firstIndex(where: { $0.name == name }) else {
      let names = attributes.compactMap(\.name)
      let hint = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? "."
      let listed = names.prefix(40).joined(separator: ", ") + (names.count > 40 ? ", …" : "")
      throw GnistaError(
        .unknownColumn,
        "vector column '\(column)' has no feature named '\(name)'\(hint) Its features are: \(listed)")
    }
    return index
  }
}

/// Spark's JSON form.
extension AttributeGroup {
  /// Reads a group.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when an attribute's index is missing or out of range.
  public init(json: JSONValue) throws {
    let count = json["num_attrs"]?.integerValue
    guard let lists = json["attrs"] else {
      self.init()
      if let count { content = .count(count) }
      return
    }
    // Numeric features without any property are left out of the lists.
    var all = [Attribute](repeating: .numeric(), count: count ?? 0)
    for kind in Attribute.Kind.allCases {
      for item in lists[kind.rawValue]?.arrayValue ?? [] {
        let attribute = try Attribute(json: item, kind: kind)
        guard let index = attribute.index, all.indices.contains(index) else {
          throw GnistaError(
            .malformedData,
            "a column's metadata hold \(all.count) attributes, but one with index \(attribute.index ?? -1)")
        }
        all[index] = attribute
      }
    }
    self.init(all)
  }

  /// The JSON form.
  public var json: JSONValue {
    switch content {
    case .unknown: return [:]
    case .count(let count): return ["num_attrs": .integer(Int64(count))]
    case .attributes(let attributes):
      var lists: [String: JSONValue] = [:]
      for kind in Attribute.Kind.allCases {
        // A numeric feature without any property needs no entry: it is what a missing one means.
        let some = attributes.filter { attribute in
          attribute.kind == kind && !(kind == .numeric && attribute.isPlain)
        }
        if !some.isEmpty { lists[kind.rawValue] = .array(some.map { $0.json(withType: false) }) }
      }
      return ["attrs": .object(lists), "num_attrs": .integer(Int64(attributes.count))]
    }
  }

  /// Field metadata that hold this group.
  public var metadata: [String: JSONValue] { [Attribute.metadataKey: json] }
}

extension Attribute {
  /// Whether nothing but kind and index is known.
  fileprivate var isPlain: Bool {
    name == nil && values == nil && numValues == nil && isOrdinal == nil && min == nil && max == nil
      && std == nil && sparsity == nil
  }
}

extension StructField {
  /// The features of a vector column; nothing is known of a column without metadata.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when the metadata are not in order.
  public func attributeGroup() throws -> AttributeGroup {
    try metadata[Attribute.metadataKey].map(AttributeGroup.init(json:)) ?? AttributeGroup()
  }
}
