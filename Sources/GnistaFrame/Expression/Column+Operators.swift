import GnistaCore

/// The operators, with Spark's names of the functions that they call.
///
/// A text beside an operator is a constant, not a column's name: `col("payment") == "cash"`.
extension Column {
  /// Sum.
  public static func + (left: Column, right: Column) -> Column { .call("+", left, right) }
  /// Sum.
  public static func + (left: Column, right: some LiteralConvertible) -> Column {
    .call("+", left, .literal(right))
  }
  /// Sum.
  public static func + (left: some LiteralConvertible, right: Column) -> Column {
    .call("+", .literal(left), right)
  }
  /// Difference.
  public static func - (left: Column, right: Column) -> Column { .call("-", left, right) }
  /// Difference.
  public static func - (left: Column, right: some LiteralConvertible) -> Column {
    .call("-", left, .literal(right))
  }
  /// Difference.
  public static func - (left: some LiteralConvertible, right: Column) -> Column {
    .call("-", .literal(left), right)
  }
  /// Product.
  public static func * (left: Column, right: Column) -> Column { .call("*", left, right) }
  /// Product.
  public static func * (left: Column, right: some LiteralConvertible) -> Column {
    .call("*", left, .literal(right))
  }
  /// Product.
  public static func * (left: some LiteralConvertible, right: Column) -> Column {
    .call("*", .literal(left), right)
  }
  /// Quotient; of whole numbers a double.
  public static func / (left: Column, right: Column) -> Column { .call("/", left, right) }
  /// Quotient; of whole numbers a double.
  public static func / (left: Column, right: some LiteralConvertible) -> Column {
    .call("/", left, .literal(right))
  }
  /// Quotient; of whole numbers a double.
  public static func / (left: some LiteralConvertible, right: Column) -> Column {
    .call("/", .literal(left), right)
  }
  /// Remainder with the sign of the dividend.
  public static func % (left: Column, right: Column) -> Column { .call("%", left, right) }
  /// Remainder with the sign of the dividend.
  public static func % (left: Column, right: some LiteralConvertible) -> Column {
    .call("%", left, .literal(right))
  }
  /// Remainder with the sign of the dividend.
  public static func % (left: some LiteralConvertible, right: Column) -> Column {
    .call("%", .literal(left), right)
  }
  /// Whether both are equal; null when one is null.
  public static func == (left: Column, right: Column) -> Column { .call("=", left, right) }
  /// Whether both are equal; null when one is null.
  public static func == (left: Column, right: some LiteralConvertible) -> Column {
    .call("=", left, .literal(right))
  }
  /// Whether both are equal; null when one is null.
  public static func == (left: some LiteralConvertible, right: Column) -> Column {
    .call("=", .literal(left), right)
  }
  /// Whether both differ; null when one is null.
  public static func != (left: Column, right: Column) -> Column { .call("!=", left, right) }
  /// Whether both differ; null when one is null.
  public static func != (left: Column, right: some LiteralConvertible) -> Column {
    .call("!=", left, .literal(right))
  }
  /// Whether both differ; null when one is null.
  public static func != (left: some LiteralConvertible, right: Column) -> Column {
    .call("!=", .literal(left), right)
  }
  /// Whether the left side is less.
  public static func < (left: Column, right: Column) -> Column { .call("<", left, right) }
  /// Whether the left side is less.
  public static func < (left: Column, right: some LiteralConvertible) -> Column {
    .call("<", left, .literal(right))
  }
  /// Whether the left side is less.
  public static func < (left: some LiteralConvertible, right: Column) -> Column {
    .call("<", .literal(left), right)
  }
  /// Whether the left side is less or equal.
  public static func <= (left: Column, right: Column) -> Column { .call("<=", left, right) }
  /// Whether the left side is less or equal.
  public static func <= (left: Column, right: some LiteralConvertible) -> Column {
    .call("<=", left, .literal(right))
  }
  /// Whether the left side is less or equal.
  public static func <= (left: some LiteralConvertible, right: Column) -> Column {
    .call("<=", .literal(left), right)
  }
  /// Whether the left side is greater.
  public static func > (left: Column, right: Column) -> Column { .call(">", left, right) }
  /// Whether the left side is greater.
  public static func > (left: Column, right: some LiteralConvertible) -> Column {
    .call(">", left, .literal(right))
  }
  /// Whether the left side is greater.
  public static func > (left: some LiteralConvertible, right: Column) -> Column {
    .call(">", .literal(left), right)
  }
  /// Whether the left side is greater or equal.
  public static func >= (left: Column, right: Column) -> Column { .call(">=", left, right) }
  /// Whether the left side is greater or equal.
  public static func >= (left: Column, right: some LiteralConvertible) -> Column {
    .call(">=", left, .literal(right))
  }
  /// Whether the left side is greater or equal.
  public static func >= (left: some LiteralConvertible, right: Column) -> Column {
    .call(">=", .literal(left), right)
  }
  /// Both conditions, by three-valued logic.
  public static func && (left: Column, right: Column) -> Column { .call("and", left, right) }
  /// At least one condition, by three-valued logic.
  public static func || (left: Column, right: Column) -> Column { .call("or", left, right) }
  /// The opposite condition; null stays null.
  public static prefix func ! (operand: Column) -> Column { .call("not", operand) }
  /// The negative number.
  public static prefix func - (operand: Column) -> Column { .call("negative", operand) }
  /// Bitwise and.
  public static func & (left: Column, right: Column) -> Column { .call("&", left, right) }
  /// Bitwise or.
  public static func | (left: Column, right: Column) -> Column { .call("|", left, right) }
  /// Bitwise exclusive or.
  public static func ^ (left: Column, right: Column) -> Column { .call("^", left, right) }
  /// Bitwise not.
  public static prefix func ~ (operand: Column) -> Column { .call("~", operand) }
}

/// The tests and text operations that are methods in Spark.
extension Column {
  /// Whether both are equal, where null equals null.
  public func eqNullSafe(_ other: Column) -> Column { .call("<=>", self, other) }
  /// Whether both are equal, where null equals null.
  public func eqNullSafe(_ other: some LiteralConvertible) -> Column { .call("<=>", self, .literal(other)) }
  /// Whether the value is null.
  public func isNull() -> Column { .call("isnull", self) }
  /// Whether the value is not null.
  public func isNotNull() -> Column { .call("isnotnull", self) }
  /// Whether the value is NaN; false for null.
  public func isNaN() -> Column { .call("isnan", self) }
  /// Whether the value equals one of some constants.
  public func isin(_ values: any LiteralConvertible...) -> Column { isin(values) }
  /// Whether the value equals one of some constants.
  public func isin(_ values: [any LiteralConvertible]) -> Column {
    Column(.call("in", [expr] + values.map { .literal($0.literalValue, type: nil) }))
  }
  /// Whether the value lies between two bounds, both included.
  public func between(_ low: some LiteralConvertible, _ high: some LiteralConvertible) -> Column {
    .call("between", self, .literal(low), .literal(high))
  }
  /// Whether the value lies between two bounds, both included.
  public func between(_ low: Column, _ high: Column) -> Column { .call("between", self, low, high) }
  /// Whether the text matches a pattern of `%` and `_`.
  public func like(_ pattern: String) -> Column { .call("like", self, .literal(pattern)) }
  /// Whether the text matches a pattern of `%` and `_`, without regard to case.
  public func ilike(_ pattern: String) -> Column { .call("ilike", self, .literal(pattern)) }
  /// Whether a part of the text matches a regular expression.
  public func rlike(_ pattern: String) -> Column { .call("rlike", self, .literal(pattern)) }
  /// Whether the text begins with another.
  public func startsWith(_ prefix: String) -> Column { .call("startswith", self, .literal(prefix)) }
  /// Whether the text ends with another.
  public func endsWith(_ suffix: String) -> Column { .call("endswith", self, .literal(suffix)) }
  /// Whether the text contains another.
  public func contains(_ part: String) -> Column { .call("contains", self, .literal(part)) }
  /// A part of the text, from a 1-based position.
  public func substr(_ start: Int, _ length: Int) -> Column {
    .call("substring", self, .literal(start), .literal(length))
  }
  /// Bitwise and.
  public func bitwiseAND(_ other: Column) -> Column { .call("&", self, other) }
  /// Bitwise or.
  public func bitwiseOR(_ other: Column) -> Column { .call("|", self, other) }
  /// Bitwise exclusive or.
  public func bitwiseXOR(_ other: Column) -> Column { .call("^", self, other) }
}
