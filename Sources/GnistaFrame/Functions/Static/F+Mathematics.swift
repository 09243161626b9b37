// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Mathematics: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// Magnitude; overflow is an error.
  ///
  /// In SQL: `abs(x)`.
  public static func abs(_ col: some ColumnConvertible) -> Column { .calling("abs", [col.column.expr]) }

  /// Arc cosine; NaN outside -1 to 1.
  ///
  /// In SQL: `acos(x)`.
  public static func acos(_ col: some ColumnConvertible) -> Column { .calling("acos", [col.column.expr]) }

  /// Inverse hyperbolic cosine; NaN below 1.
  ///
  /// In SQL: `acosh(x)`.
  public static func acosh(_ col: some ColumnConvertible) -> Column { .calling("acosh", [col.column.expr]) }

  /// Arc sine; NaN outside -1 to 1.
  ///
  /// In SQL: `asin(x)`.
  public static func asin(_ col: some ColumnConvertible) -> Column { .calling("asin", [col.column.expr]) }

  /// Inverse hyperbolic sine.
  ///
  /// In SQL: `asinh(x)`.
  public static func asinh(_ col: some ColumnConvertible) -> Column { .calling("asinh", [col.column.expr]) }

  /// Arc tangent.
  ///
  /// In SQL: `atan(x)`.
  public static func atan(_ col: some ColumnConvertible) -> Column { .calling("atan", [col.column.expr]) }

  /// Angle of the point (x, y), from -π to π.
  ///
  /// In SQL: `atan2(y, x)`.
  public static func atan2(_ col1: some NumberOrColumn, _ col2: some NumberOrColumn) -> Column {
    .calling("atan2", [col1.numberColumn.expr, col2.numberColumn.expr])
  }

  /// Inverse hyperbolic tangent; NaN outside -1 to 1.
  ///
  /// In SQL: `atanh(x)`.
  public static func atanh(_ col: some ColumnConvertible) -> Column { .calling("atanh", [col.column.expr]) }

  /// Rounds to `scale` digits after the point (0 when left out), halves to the even digit.
  ///
  /// In SQL: `bround(x[, scale])`.
  public static func bround(_ col: some ColumnConvertible, _ scale: (any ConstantOrColumn)? = nil) -> Column {
    .calling("bround", [col.column.expr, scale?.constantColumn.expr ?? 0.constantColumn.expr])
  }

  /// Cube root.
  ///
  /// In SQL: `cbrt(x)`.
  public static func cbrt(_ col: some ColumnConvertible) -> Column { .calling("cbrt", [col.column.expr]) }

  /// The least number of `scale` digits (a whole number when left out) that is not below x.
  ///
  /// In SQL: `ceil(x[, scale])`.
  public static func ceil(_ col: some ColumnConvertible, _ scale: (any ConstantOrColumn)? = nil) -> Column {
    .calling("ceil", [col.column.expr, scale?.constantColumn.expr])
  }

  /// The least number of `scale` digits (a whole number when left out) that is not below x.
  ///
  /// In SQL: `ceil(x[, scale])`.
  public static func ceiling(_ col: some ColumnConvertible, _ scale: (any ConstantOrColumn)? = nil) -> Column
  { .calling("ceiling", [col.column.expr, scale?.constantColumn.expr]) }

  /// Cosine of an angle in radians.
  ///
  /// In SQL: `cos(x)`.
  public static func cos(_ col: some ColumnConvertible) -> Column { .calling("cos", [col.column.expr]) }

  /// Hyperbolic cosine.
  ///
  /// In SQL: `cosh(x)`.
  public static func cosh(_ col: some ColumnConvertible) -> Column { .calling("cosh", [col.column.expr]) }

  /// Cotangent of an angle in radians.
  ///
  /// In SQL: `cot(x)`.
  public static func cot(_ col: some ColumnConvertible) -> Column { .calling("cot", [col.column.expr]) }

  /// Cosecant of an angle in radians: 1 / sin(x).
  ///
  /// In SQL: `csc(x)`.
  public static func csc(_ col: some ColumnConvertible) -> Column { .calling("csc", [col.column.expr]) }

  /// Radians as degrees.
  ///
  /// In SQL: `degrees(x)`.
  public static func degrees(_ col: some ColumnConvertible) -> Column {
    .calling("degrees", [col.column.expr])
  }

  /// Euler's number.
  ///
  /// In SQL: `e()`.
  public static func e() -> Column { .calling("e", []) }

  /// e to the power x.
  ///
  /// In SQL: `exp(x)`.
  public static func exp(_ col: some ColumnConvertible) -> Column { .calling("exp", [col.column.expr]) }

  /// exp(x) - 1, exact also for small x.
  ///
  /// In SQL: `expm1(x)`.
  public static func expm1(_ col: some ColumnConvertible) -> Column { .calling("expm1", [col.column.expr]) }

  /// n!; null outside 0 to 20.
  ///
  /// In SQL: `factorial(n)`.
  public static func factorial(_ col: some ColumnConvertible) -> Column {
    .calling("factorial", [col.column.expr])
  }

  /// The greatest number of `scale` digits (a whole number when left out) that is not above x.
  ///
  /// In SQL: `floor(x[, scale])`.
  public static func floor(_ col: some ColumnConvertible, _ scale: (any ConstantOrColumn)? = nil) -> Column {
    .calling("floor", [col.column.expr, scale?.constantColumn.expr])
  }

  /// √(x² + y²) without overflow on the way.
  ///
  /// In SQL: `hypot(x, y)`.
  public static func hypot(_ col1: some NumberOrColumn, _ col2: some NumberOrColumn) -> Column {
    .calling("hypot", [col1.numberColumn.expr, col2.numberColumn.expr])
  }

  /// Natural logarithm; null where x is not above 0.
  ///
  /// In SQL: `ln(x)`.
  public static func ln(_ col: some ColumnConvertible) -> Column { .calling("ln", [col.column.expr]) }

  /// Logarithm to base 10; null where x is not above 0.
  ///
  /// In SQL: `log10(x)`.
  public static func log10(_ col: some ColumnConvertible) -> Column { .calling("log10", [col.column.expr]) }

  /// ln(1 + x), exact also for small x; null where x is not above -1.
  ///
  /// In SQL: `log1p(x)`.
  public static func log1p(_ col: some ColumnConvertible) -> Column { .calling("log1p", [col.column.expr]) }

  /// Logarithm to base 2; null where x is not above 0.
  ///
  /// In SQL: `log2(x)`.
  public static func log2(_ col: some ColumnConvertible) -> Column { .calling("log2", [col.column.expr]) }

  /// The number π.
  ///
  /// In SQL: `pi()`.
  public static func pi() -> Column { .calling("pi", []) }

  /// Remainder with the sign of the divisor's magnitude: never negative for b > 0.
  ///
  /// In SQL: `pmod(a, b)`.
  public static func pmod(_ dividend: some NumberOrColumn, _ divisor: some NumberOrColumn) -> Column {
    .calling("pmod", [dividend.numberColumn.expr, divisor.numberColumn.expr])
  }

  /// x to the power y.
  ///
  /// In SQL: `power(x, y)`.
  public static func pow(_ col1: some NumberOrColumn, _ col2: some NumberOrColumn) -> Column {
    .calling("power", [col1.numberColumn.expr, col2.numberColumn.expr])
  }

  /// x to the power y.
  ///
  /// In SQL: `power(x, y)`.
  public static func power(_ col1: some NumberOrColumn, _ col2: some NumberOrColumn) -> Column {
    .calling("power", [col1.numberColumn.expr, col2.numberColumn.expr])
  }

  /// Degrees as radians.
  ///
  /// In SQL: `radians(x)`.
  public static func radians(_ col: some ColumnConvertible) -> Column {
    .calling("radians", [col.column.expr])
  }

  /// A random number for each row, even over 0 to 1 without 1; with a seed, the numbers that Spark draws for a frame of one partition.
  ///
  /// In SQL: `rand([seed])`.
  public static func rand(_ seed: Int? = nil) -> Column { .calling("rand", [seed?.constantColumn.expr]) }

  /// A normally distributed random number for each row, with mean 0 and standard deviation 1; with a seed, the numbers that Spark draws for a frame of one partition.
  ///
  /// In SQL: `randn([seed])`.
  public static func randn(_ seed: Int? = nil) -> Column { .calling("randn", [seed?.constantColumn.expr]) }

  /// The nearest whole number as a double, halves to the even one.
  ///
  /// In SQL: `rint(x)`.
  public static func rint(_ col: some ColumnConvertible) -> Column { .calling("rint", [col.column.expr]) }

  /// Rounds to `scale` digits after the point (0 when left out), halves away from zero.
  ///
  /// In SQL: `round(x[, scale])`.
  public static func round(_ col: some ColumnConvertible, _ scale: (any ConstantOrColumn)? = nil) -> Column {
    .calling("round", [col.column.expr, scale?.constantColumn.expr ?? 0.constantColumn.expr])
  }

  /// Secant of an angle in radians: 1 / cos(x).
  ///
  /// In SQL: `sec(x)`.
  public static func sec(_ col: some ColumnConvertible) -> Column { .calling("sec", [col.column.expr]) }

  /// -1, 0 or 1 as a double, with the sign of x.
  ///
  /// In SQL: `sign(x)`.
  public static func sign(_ col: some ColumnConvertible) -> Column { .calling("sign", [col.column.expr]) }

  /// -1, 0 or 1 as a double, with the sign of x.
  ///
  /// In SQL: `sign(x)`.
  public static func signum(_ col: some ColumnConvertible) -> Column { .calling("signum", [col.column.expr]) }

  /// Sine of an angle in radians.
  ///
  /// In SQL: `sin(x)`.
  public static func sin(_ col: some ColumnConvertible) -> Column { .calling("sin", [col.column.expr]) }

  /// Hyperbolic sine.
  ///
  /// In SQL: `sinh(x)`.
  public static func sinh(_ col: some ColumnConvertible) -> Column { .calling("sinh", [col.column.expr]) }

  /// Square root; NaN of a negative number.
  ///
  /// In SQL: `sqrt(x)`.
  public static func sqrt(_ col: some ColumnConvertible) -> Column { .calling("sqrt", [col.column.expr]) }

  /// Tangent of an angle in radians.
  ///
  /// In SQL: `tan(x)`.
  public static func tan(_ col: some ColumnConvertible) -> Column { .calling("tan", [col.column.expr]) }

  /// Hyperbolic tangent.
  ///
  /// In SQL: `tanh(x)`.
  public static func tanh(_ col: some ColumnConvertible) -> Column { .calling("tanh", [col.column.expr]) }

  /// `a + b`, but null where that is an error.
  ///
  /// In SQL: `try_add(a, b)`.
  public static func try_add(_ left: some ColumnConvertible, _ right: some ColumnConvertible) -> Column {
    .calling("try_add", [left.column.expr, right.column.expr])
  }

  /// `a / b`, but null where that is an error.
  ///
  /// In SQL: `try_divide(a, b)`.
  public static func try_divide(_ left: some ColumnConvertible, _ right: some ColumnConvertible) -> Column {
    .calling("try_divide", [left.column.expr, right.column.expr])
  }

  /// `a % b`, but null where that is an error.
  ///
  /// In SQL: `try_mod(a, b)`.
  public static func try_mod(_ left: some ColumnConvertible, _ right: some ColumnConvertible) -> Column {
    .calling("try_mod", [left.column.expr, right.column.expr])
  }

  /// `a * b`, but null where that is an error.
  ///
  /// In SQL: `try_multiply(a, b)`.
  public static func try_multiply(_ left: some ColumnConvertible, _ right: some ColumnConvertible) -> Column {
    .calling("try_multiply", [left.column.expr, right.column.expr])
  }

  /// `a - b`, but null where that is an error.
  ///
  /// In SQL: `try_subtract(a, b)`.
  public static func try_subtract(_ left: some ColumnConvertible, _ right: some ColumnConvertible) -> Column {
    .calling("try_subtract", [left.column.expr, right.column.expr])
  }

  /// A random number for each row, even over low to high without high, of the wider of their types.
  ///
  /// In SQL: `uniform(low, high[, seed])`.
  public static func uniform(
    _ min: some ConstantOrColumn, _ max: some ConstantOrColumn, _ seed: (any ConstantOrColumn)? = nil
  ) -> Column {
    .calling("uniform", [min.constantColumn.expr, max.constantColumn.expr, seed?.constantColumn.expr])
  }

  /// Number of the bucket that holds x, of `count` equal buckets from `low` to `high`; 0 and count + 1 outside.
  ///
  /// In SQL: `width_bucket(x, low, high, count)`.
  public static func width_bucket(
    _ v: some ColumnConvertible, _ min: some ColumnConvertible, _ max: some ColumnConvertible,
    _ numBucket: some NumberOrColumn
  ) -> Column {
    .calling("width_bucket", [v.column.expr, min.column.expr, max.column.expr, numBucket.numberColumn.expr])
  }
}
