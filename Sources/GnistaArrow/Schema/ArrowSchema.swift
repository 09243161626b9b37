/// The columns of an Arrow stream.
public struct ArrowSchema: Hashable, Sendable {
  /// The columns, in order. Two may have the same name.
  public var fields: [ArrowField]
  /// Further facts as text.
  public var metadata: [String: String]

  /// Makes a schema.
  public init(_ fields: [ArrowField] = [], metadata: [String: String] = [:]) {
    self.fields = fields
    self.metadata = metadata
  }
}
