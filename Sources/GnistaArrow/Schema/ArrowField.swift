/// One column of an Arrow schema, or one part of a nested column.
public struct ArrowField: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The type of the values, also when they are encoded by a dictionary.
  public var type: ArrowType
  /// Whether null may stand in it.
  public var nullable: Bool
  /// The parts of a nested type.
  public var children: [ArrowField]
  /// How values are encoded by a dictionary; nil when they stand in the column.
  public var dictionary: ArrowDictionaryEncoding?
  /// Further facts as text.
  public var metadata: [String: String]

  /// Makes a field.
  public init(
    _ name: String, _ type: ArrowType, nullable: Bool = true, children: [ArrowField] = [],
    dictionary: ArrowDictionaryEncoding? = nil, metadata: [String: String] = [:]
  ) {
    self.name = name
    self.type = type
    self.nullable = nullable
    self.children = children
    self.dictionary = dictionary
    self.metadata = metadata
  }

  /// A list of elements.
  public static func list(of element: ArrowField, named name: String, nullable: Bool = true) -> ArrowField {
    ArrowField(name, .list, nullable: nullable, children: [element])
  }

  /// A map; keys are never null.
  public static func map(
    key: ArrowField, value: ArrowField, named name: String, nullable: Bool = true
  ) -> ArrowField {
    let entries = ArrowField("entries", .structure, nullable: false, children: [key, value])
    return ArrowField(name, .map(keysSorted: false), nullable: nullable, children: [entries])
  }

  /// The field of the values in its dictionary.
  var dictionaryValues: ArrowField {
    var field = self
    field.dictionary = nil
    return field
  }

  /// Whether the number of children suits the type.
  var hasFittingChildren: Bool {
    switch type {
    case .list, .largeList, .fixedSizeList: children.count == 1
    case .map:
      children.count == 1 && children[0].type == .structure && children[0].dictionary == nil
        && children[0].children.count == 2
    case .structure: true
    default: children.isEmpty
    }
  }
}
