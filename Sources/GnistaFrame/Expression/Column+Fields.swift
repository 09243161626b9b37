public import GnistaCore

/// Fields of structs, and further forms of Spark's methods.
extension Column {
  /// The struct with a field added or replaced. Dots lead into structs within it: `withField("home.street", …)`.
  public func withField(_ name: String, _ value: some ColumnConvertible) -> Column {
    .call("with_field", self, .literal(name), value.column)
  }

  /// The struct without some fields. Names that are not there are passed over.
  public func dropFields(_ names: String...) -> Column {
    Column(.call("drop_fields", [expr] + names.map { .literal(.string($0), type: nil) }))
  }

  /// The same column under another name; Spark's other word for `alias`.
  public func name(_ name: String) -> Column { alias(name) }

  /// Converts to a type given in Spark's words, such as `decimal(10,2)` or `array<int>`.
  ///
  /// - Throws: ``GnistaError`` `SYNTAX_ERROR` when the text is no type.
  public func cast(_ type: String) throws -> Column { cast(try DataType(ddl: type)) }

  /// Converts to a type; a value that cannot be converted becomes null. The same as `tryCast`.
  public func try_cast(_ type: DataType) -> Column { tryCast(type) }

  /// Ascending sort key, nulls first.
  public func asc_nulls_first() -> Column { ascNullsFirst() }
  /// Ascending sort key, nulls last.
  public func asc_nulls_last() -> Column { ascNullsLast() }
  /// Descending sort key, nulls first.
  public func desc_nulls_first() -> Column { descNullsFirst() }
  /// Descending sort key, nulls last.
  public func desc_nulls_last() -> Column { descNullsLast() }

  /// Whether the text begins with another column's.
  public func startsWith(_ prefix: Column) -> Column { .call("startswith", self, prefix) }
  /// Whether the text ends with another column's.
  public func endsWith(_ suffix: Column) -> Column { .call("endswith", self, suffix) }
  /// Whether the text contains another column's.
  public func contains(_ part: Column) -> Column { .call("contains", self, part) }
  /// A part of the text, from a 1-based position.
  public func substr(_ start: Column, _ length: Column) -> Column { .call("substring", self, start, length) }

  /// An element of an array by 0-based position, or the value of a map's key, given by a column.
  public func getItem(_ key: Column) -> Column { Column(.extract(expr, key: key.expr)) }

  /// The function of the column, for chains.
  public func transform(_ step: (Column) -> Column) -> Column { step(self) }
}
