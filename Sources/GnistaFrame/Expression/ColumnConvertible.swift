/// What can be given where a column is wanted: a column, or the name of one.
public protocol ColumnConvertible: Sendable {
  /// The column.
  var column: Column { get }
}

extension Column: ColumnConvertible {
  /// The column itself.
  public var column: Column { self }
}

extension String: ColumnConvertible {
  /// The column with this name.
  public var column: Column { .named(self) }
}
