public import GnistaCore

extension ArrowSchema {
  /// The columns of a frame, with the layout that Spark has for their types.
  public init(_ schema: Schema) { self.init(schema.fields.map(ArrowField.init)) }

  /// The columns as those of a frame.
  ///
  /// - Throws: ``GnistaError`` `UNSUPPORTED`, naming column, type and remedy, for types that Gnista has no values for.
  public func columns() throws -> Schema { Schema(try fields.map { try $0.column() }) }
}
