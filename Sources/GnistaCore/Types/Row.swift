/// One row of a frame, or one struct value.
public struct Row: Hashable, Sendable {
  /// Names and types of the values.
  public let schema: Schema
  /// The values, in the schema's order.
  public let values: [Value]

  /// Makes a row; `values` has one value for each field of `schema`.
  public init(schema: Schema, values: [Value]) {
    precondition(schema.count == values.count, "a row needs one value for each field")
    self.schema = schema
    self.values = values
  }

  /// The value at a position.
  public subscript(index: Int) -> Value { values[index] }

  /// The value of the only column with a name (case does not matter).
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` or `AMBIGUOUS_COLUMN`.
  public func value(_ name: String) throws -> Value { values[try schema.index(of: name)] }

  /// The value of the only column with a name, or nil when there is no such column.
  public subscript(name: String) -> Value? { (try? schema.index(of: name)).map { values[$0] } }
}

extension Row: CustomStringConvertible {
  /// Python's form of a Spark row: `Row(a=1, b=x)`.
  public var description: String {
    let parts = zip(schema.names, values).map { "\($0)=\(SparkText.text(of: $1) ?? "None")" }
    return "Row(" + parts.joined(separator: ", ") + ")"
  }
}
