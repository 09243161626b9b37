/// One column of a ``Schema``.
public struct StructField: Hashable, Sendable {
  /// The column's name.
  public var name: String
  /// The column's type.
  public var dataType: DataType
  /// Whether null may stand in it.
  public var nullable: Bool
  /// Further facts, such as the labels of an indexed column (`ml_attr`).
  public var metadata: [String: JSONValue]

  /// Makes a field.
  public init(
    _ name: String, _ dataType: DataType, nullable: Bool = true, metadata: [String: JSONValue] = [:]
  ) {
    self.name = name
    self.dataType = dataType
    self.nullable = nullable
    self.metadata = metadata
  }
}

/// The names and types of the columns of a frame, in order. Spark calls it `StructType`.
public struct Schema: Hashable, Sendable {
  /// The columns, in order. Two columns may have the same name, as after a join.
  public var fields: [StructField]

  /// Makes a schema from its fields.
  public init(_ fields: [StructField] = []) { self.fields = fields }

  /// The columns' names, in order.
  public var names: [String] { fields.map(\.name) }

  /// Number of columns.
  public var count: Int { fields.count }

  /// Position of the only column with a name, compared without regard to case, as Spark does by default.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` with the nearest name, or `AMBIGUOUS_COLUMN`.
  public func index(of name: String) throws -> Int {
    if let exact = uniqueIndex(where: { $0.name == name }) { return exact }
    let folded = name.lowercased()
    let hits = fields.indices.filter { fields[$0].name.lowercased() == folded }
    if hits.count == 1 { return hits[0] }
    guard hits.isEmpty else {
      throw GnistaError(
        .ambiguousColumn,
        "column '\(name)' is ambiguous: \(hits.count) columns have this name; rename one or select by frame")
    }
    throw Self.unknownColumn(name, among: names)
  }

  /// The only field with a name; see ``index(of:)`` for what is thrown.
  public func field(_ name: String) throws -> StructField { fields[try index(of: name)] }

  /// Whether a column has this name, compared without regard to case.
  public func contains(_ name: String) -> Bool {
    let folded = name.lowercased()
    return fields.contains { $0.name.lowercased() == folded }
  }

  /// The error for a column that is not there: it names the nearest one and all there are.
  public static func unknownColumn(_ name: String, among names: [String]) -> GnistaError {
    let hint = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? "."
    let listed = names.prefix(40).joined(separator: ", ") + (names.count > 40 ? ", …" : "")
    return GnistaError(.unknownColumn, "no column is named '\(name)'\(hint) The columns are: \(listed)")
  }

  private func uniqueIndex(where matches: (StructField) -> Bool) -> Int? {
    let hits = fields.indices.filter { matches(fields[$0]) }
    return hits.count == 1 ? hits[0] : nil
  }

  /// The struct that Spark and Gnista store a vector as.
  public static let vectorStorage = Schema([
    StructField("type", .byte, nullable: false),
    StructField("size", .integer),
    StructField("indices", .array(.integer, containsNull: false)),
    StructField("values", .array(.double, containsNull: false)),
  ])
}

extension Schema {
  /// The schema in Spark's JSON form.
  public var json: JSONValue {
    let list = fields.map { field -> JSONValue in
      [
        "name": .string(field.name), "type": field.dataType.json, "nullable": .bool(field.nullable),
        "metadata": .object(field.metadata),
      ]
    }
    return ["type": "struct", "fields": .array(list)]
  }

  /// Reads a schema from Spark's JSON form.
  ///
  /// - Throws: ``GnistaError`` with code `MALFORMED_DATA`.
  public init(json: JSONValue) throws {
    guard json["type"]?.stringValue == "struct", let list = json["fields"]?.arrayValue else {
      throw GnistaError(.malformedData, "not a schema in Spark's JSON form: \(json)")
    }
    fields = try list.map { field in
      guard let name = field["name"]?.stringValue, let type = field["type"] else {
        throw GnistaError(.malformedData, "a schema's field lacks its name or type: \(field)")
      }
      return StructField(
        name, try DataType(json: type), nullable: field["nullable"]?.boolValue ?? true,
        metadata: field["metadata"]?.objectValue ?? [:])
    }
  }

  /// The tree that Spark's `printSchema` prints, with its first line `root`.
  public var treeString: String {
    var lines = ["root"]
    Self.appendTree(of: fields, prefix: " |", to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func appendTree(of fields: [StructField], prefix: String, to lines: inout [String]) {
    for field in fields {
      lines.append("\(prefix)-- \(field.name): \(field.dataType.treeName) (nullable = \(field.nullable))")
      appendChildren(of: field.dataType, prefix: prefix + "    |", to: &lines)
    }
  }

  private static func appendChildren(of type: DataType, prefix: String, to lines: inout [String]) {
    switch type {
    case .structure(let schema): appendTree(of: schema.fields, prefix: prefix, to: &lines)
    case .array(let element, let containsNull):
      lines.append("\(prefix)-- element: \(element.treeName) (containsNull = \(containsNull))")
      appendChildren(of: element, prefix: prefix + "    |", to: &lines)
    case .map(let key, let value, let valueContainsNull):
      lines.append("\(prefix)-- key: \(key.treeName)")
      appendChildren(of: key, prefix: prefix + "    |", to: &lines)
      lines.append("\(prefix)-- value: \(value.treeName) (valueContainsNull = \(valueContainsNull))")
      appendChildren(of: value, prefix: prefix + "    |", to: &lines)
    default: break
    }
  }
}
