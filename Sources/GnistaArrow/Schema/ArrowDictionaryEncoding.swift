/// Says that a column holds positions in a list of values, which comes in a message of its own.
public struct ArrowDictionaryEncoding: Hashable, Sendable {
  /// Number of the list of values.
  public var id: Int64
  /// Type of the positions, an integer.
  public var indexType: ArrowType
  /// Whether the order of the values means something.
  public var isOrdered: Bool

  /// Makes an encoding.
  public init(
    id: Int64, indexType: ArrowType = .integer(bits: 32, signed: true), isOrdered: Bool = false
  ) {
    self.id = id
    self.indexType = indexType
    self.isOrdered = isOrdered
  }
}
