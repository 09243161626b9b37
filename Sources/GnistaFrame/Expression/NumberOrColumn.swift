/// What can be given where a column or a number is wanted, as in `F.date_add("start", 7)`: a text is a column's name.
public protocol NumberOrColumn: Sendable {
  /// The constant, or the column.
  var numberColumn: Column { get }
}

extension Column: NumberOrColumn { public var numberColumn: Column { self } }
extension String: NumberOrColumn { public var numberColumn: Column { .named(self) } }
extension Int: NumberOrColumn { public var numberColumn: Column { .literal(self) } }
extension Int64: NumberOrColumn { public var numberColumn: Column { .literal(self) } }
extension Double: NumberOrColumn { public var numberColumn: Column { .literal(self) } }
