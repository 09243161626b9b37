public import GnistaCore

/// What is known of one feature or label: Spark ML's attribute, as columns carry it in their metadata.
///
/// A numeric column has one attribute, under the key `ml_attr` of its field's metadata; a vector column has an
/// ``AttributeGroup``. A column without such metadata has no attribute (Spark: an unresolved one).
public struct Attribute: Hashable, Sendable {
  /// What the values mean.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Amounts.
    case numeric
    /// Indices of categories.
    case nominal
    /// Zero or one.
    case binary
  }

  /// What the values mean.
  public var kind: Kind
  /// Name of the feature; nil when it has none of its own.
  public var name: String?
  /// Position in its vector.
  public var index: Int?
  /// The categories in the order of their indices, or the two words of a binary attribute.
  public var values: [String]?
  /// Number of categories, where their names are not known.
  public var numValues: Int?
  /// Whether the categories have an order.
  public var isOrdinal: Bool?
  /// Smallest value of a numeric attribute, where known.
  public var min: Double?
  /// Greatest value of a numeric attribute, where known.
  public var max: Double?
  /// Standard deviation of a numeric attribute, where known.
  public var std: Double?
  /// Part of zeros of a numeric attribute, where known.
  public var sparsity: Double?

  /// Makes an attribute.
  public init(
    _ kind: Kind, name: String? = nil, index: Int? = nil, values: [String]? = nil, numValues: Int? = nil,
    isOrdinal: Bool? = nil
  ) {
    self.kind = kind
    self.name = name
    self.index = index
    self.values = values
    self.numValues = numValues
    self.isOrdinal = isOrdinal
  }

  /// A numeric attribute.
  public static func numeric(_ name: String? = nil) -> Attribute { Attribute(.numeric, name: name) }

  /// A nominal attribute.
  public static func nominal(_ name: String? = nil, values: [String]? = nil) -> Attribute {
    Attribute(.nominal, name: name, values: values)
  }

  /// A binary attribute.
  public static func binary(_ name: String? = nil) -> Attribute { Attribute(.binary, name: name) }

  /// The same attribute under another name.
  public func named(_ name: String?) -> Attribute {
    var copy = self
    copy.name = name
    return copy
  }

  /// Number of categories of a nominal attribute; nil when it is not known.
  public var categoryCount: Int? { numValues ?? values?.count }

  /// The key under which a field's metadata hold attributes.
  public static let metadataKey = "ml_attr"
}

/// Spark's JSON form.
extension Attribute {
  /// Reads an attribute; `kind` is given where the type stands outside, as in a group.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` for an unknown type.
  public init(json: JSONValue, kind: Kind? = nil) throws {
    let type = json["type"]?.stringValue ?? Kind.numeric.rawValue
    guard let kind = kind ?? Kind(rawValue: type) else {
      throw GnistaError(
        .malformedData,
        "a column's metadata hold an attribute of the unknown type '\(type)'; "
          + "the types are numeric, nominal and binary")
    }
    self.init(
      kind, name: json["name"]?.stringValue, index: json["idx"]?.integerValue,
      values: json["vals"]?.arrayValue?.map { $0.stringValue ?? "" },
      numValues: json["num_vals"]?.integerValue,
      isOrdinal: json["ord"]?.boolValue)
    min = json["min"]?.doubleValue
    max = json["max"]?.doubleValue
    std = json["std"]?.doubleValue
    sparsity = json["sparsity"]?.doubleValue
  }

  /// The JSON form. In a group the type stands outside.
  public func json(withType: Bool) -> JSONValue {
    var members: [String: JSONValue] = [:]
    if withType { members["type"] = .string(kind.rawValue) }
    members["name"] = name.map(JSONValue.string)
    members["idx"] = index.map { .integer(Int64($0)) }
    members["vals"] = values.map { .array($0.map(JSONValue.string)) }
    members["num_vals"] = numValues.map { .integer(Int64($0)) }
    members["ord"] = isOrdinal.map(JSONValue.bool)
    members["min"] = min.map(JSONValue.number)
    members["max"] = max.map(JSONValue.number)
    members["std"] = std.map(JSONValue.number)
    members["sparsity"] = sparsity.map(JSONValue.number)
    return .object(members)
  }

  /// Field metadata that hold this attribute. As in Spark, the type of a numeric attribute is left out.
  public var metadata: [String: JSONValue] { [Self.metadataKey: json(withType: kind != .numeric)] }
}

extension StructField {
  /// The attribute of a numeric column under the column's name; nil when the metadata hold none.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when they hold one of an unknown type.
  public func attribute() throws -> Attribute? {
    guard dataType.isNumeric || dataType == .boolean, let json = metadata[Attribute.metadataKey] else {
      return nil
    }
    return try Attribute(json: json).named(name)
  }
}
