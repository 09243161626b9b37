import GnistaCore

/// Spark's functions under Spark's names, as PySpark's `functions as F`.
///
/// Names and parameters are PySpark's: a text in a column's place is the column's name, one in a constant's place is the
/// constant. The functions of each family stand in a file of their own; ``FunctionCatalog`` has their rules.
public enum F {
  /// The column with a name.
  public static func col(_ name: String) -> Column { .named(name) }

  /// The column with a name.
  public static func column(_ name: String) -> Column { .named(name) }

  /// A constant.
  public static func lit(_ value: some LiteralConvertible) -> Column { .literal(value) }

  /// A column from text in Spark SQL's expression grammar: `expr("fare / distance AS rate")`.
  ///
  /// The text is parsed when the frame is run; a mistake in it is then an error with its position.
  public static func expr(_ text: String) -> Column { Column(.sql(text)) }

  /// The first branch of a conditional; go on with ``Column/when(_:_:)-(Column,Column)`` and `otherwise`.
  public static func when(_ condition: Column, _ value: Column) -> Column {
    Column(.conditional([.init(condition: condition.expr, value: value.expr)], otherwise: nil))
  }

  /// The first branch of a conditional.
  public static func when(_ condition: Column, _ value: some LiteralConvertible) -> Column {
    when(condition, .literal(value))
  }

  /// Any function of the catalogue by name.
  public static func callFunction(_ name: String, _ arguments: any ColumnConvertible...) -> Column {
    Column(.call(name, arguments.map(\.column.expr)))
  }

}

/// The column with a name; short for ``F/col(_:)``.
public func col(_ name: String) -> Column { .named(name) }

/// A constant; short for ``F/lit(_:)``.
public func lit(_ value: some LiteralConvertible) -> Column { .literal(value) }

/// A column from text in Spark SQL's expression grammar; short for ``F/expr(_:)``.
public func expr(_ text: String) -> Column { F.expr(text) }
