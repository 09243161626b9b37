public import GnistaCore

/// What can be given where a constant is usual and a column possible, as in `F.lpad("code", 5, "0")`: a text is a
/// constant here, not a column's name.
public protocol ConstantOrColumn: Sendable {
  /// The constant, or the column itself.
  var constantColumn: Column { get }
}

extension Column: ConstantOrColumn { public var constantColumn: Column { self } }
extension Value: ConstantOrColumn { public var constantColumn: Column { .literal(self) } }
extension Bool: ConstantOrColumn { public var constantColumn: Column { .literal(self) } }
extension Int: ConstantOrColumn { public var constantColumn: Column { .literal(self) } }
extension Int64: ConstantOrColumn { public var constantColumn: Column { .literal(self) } }
extension Float: ConstantOrColumn { public var constantColumn: Column { .literal(self) } }
extension Double: ConstantOrColumn { public var constantColumn: Column { .literal(self) } }
extension String: ConstantOrColumn { public var constantColumn: Column { .literal(self) } }

extension Array: ConstantOrColumn where Element: ConstantOrColumn {
  /// An array of the elements, as in `F.percentile("fare", [0.25, 0.75])`.
  public var constantColumn: Column { Column(.call("array", map(\.constantColumn.expr))) }
}
