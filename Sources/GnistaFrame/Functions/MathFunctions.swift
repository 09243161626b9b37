import GnistaCore

extension FunctionCatalog {
  /// Mathematical functions of one or two doubles, and constants.
  static let math: [SparkFunction] = elementary + exponential + hyperbolic

  private static func unary(_ name: String, _ doc: String, aliases: [String] = [], _ sql: String)
    -> SparkFunction
  {
    .template(name, aliases: aliases, .math, "\(name)(x)", doc, takes: [.double], gives: .double, sql)
  }

  private static let elementary: [SparkFunction] = [
    unary(
      "sin", "Sine of an angle in radians.",
      "(CASE WHEN isinf($1) THEN CAST('nan' AS DOUBLE) ELSE sin($1) END)"),
    unary(
      "cos", "Cosine of an angle in radians.",
      "(CASE WHEN isinf($1) THEN CAST('nan' AS DOUBLE) ELSE cos($1) END)"),
    unary(
      "tan", "Tangent of an angle in radians.",
      "(CASE WHEN isinf($1) THEN CAST('nan' AS DOUBLE) ELSE tan($1) END)"),
    unary(
      "cot", "Cotangent of an angle in radians.",
      "(CASE WHEN $1 = 0 THEN CAST('inf' AS DOUBLE) WHEN isinf($1) THEN CAST('nan' AS DOUBLE) ELSE 1 / tan($1) END)"
    ),
    unary(
      "sec", "Secant of an angle in radians: 1 / cos(x).",
      "(CASE WHEN isinf($1) THEN CAST('nan' AS DOUBLE) ELSE 1 / cos($1) END)"),
    unary(
      "csc", "Cosecant of an angle in radians: 1 / sin(x).",
      "(CASE WHEN $1 = 0 THEN CAST('inf' AS DOUBLE) WHEN isinf($1) THEN CAST('nan' AS DOUBLE) ELSE 1 / sin($1) END)"
    ),
    unary(
      "asin", "Arc sine; NaN outside -1 to 1.",
      "(CASE WHEN abs($1) > 1 THEN CAST('nan' AS DOUBLE) ELSE asin($1) END)"),
    unary(
      "acos", "Arc cosine; NaN outside -1 to 1.",
      "(CASE WHEN abs($1) > 1 THEN CAST('nan' AS DOUBLE) ELSE acos($1) END)"),
    unary("atan", "Arc tangent.", "atan($1)"),
    .template(
      "atan2", .math, "atan2(y, x)", "Angle of the point (x, y), from -π to π.", takes: [.double, .double],
      gives: .double, "atan2($1 + CAST(0 AS DOUBLE), $2 + CAST(0 AS DOUBLE))"),
    unary("degrees", "Radians as degrees.", "degrees($1)"),
    unary("radians", "Degrees as radians.", "radians($1)"),
    .template(
      "hypot", .math, "hypot(x, y)", "√(x² + y²) without overflow on the way.", takes: [.double, .double],
      gives: .double, "gnista_hypot($1, $2)"),
    unary(
      "sqrt", "Square root; NaN of a negative number.",
      "(CASE WHEN $1 < 0 THEN CAST('nan' AS DOUBLE) ELSE sqrt($1) END)"),
    unary("cbrt", "Cube root.", "gnista_cbrt($1)"),
    .template("pi", .math, "pi()", "The number π.", takes: [], gives: .double, nullable: false, "pi()"),
    .template(
      "e", .math, "e()", "Euler's number.", takes: [], gives: .double, nullable: false,
      "CAST('2.718281828459045' AS DOUBLE)"),
  ]

  private static let exponential: [SparkFunction] = [
    unary("exp", "e to the power x.", "exp($1)"),
    unary("expm1", "exp(x) - 1, exact also for small x.", "gnista_expm1($1)"),
    unary(
      "ln", "Natural logarithm; null where x is not above 0.", "(CASE WHEN $1 <= 0 THEN NULL ELSE ln($1) END)"
    ),
    unary(
      "log10", "Logarithm to base 10; null where x is not above 0.",
      "(CASE WHEN $1 <= 0 THEN NULL ELSE log10($1) END)"),
    unary(
      "log2", "Logarithm to base 2; null where x is not above 0.",
      "(CASE WHEN $1 <= 0 THEN NULL ELSE log2($1) END)"),
    unary(
      "log1p", "ln(1 + x), exact also for small x; null where x is not above -1.",
      "(CASE WHEN $1 <= -1 THEN NULL ELSE gnista_log1p($1) END)"),
    .rule(
      "log", .math, 1...2, "log([base,] x)",
      "Logarithm to a base, natural without one; null where either is not above 0."
    ) { call in
      let x = try call.double(call.count - 1)
      let logarithm = "(CASE WHEN \(x) <= 0 THEN NULL ELSE ln(\(x)) END)"
      guard call.count == 2 else { return SQLFragment(logarithm, .double) }
      let base = try call.double(0)
      return SQLFragment("(\(logarithm) / (CASE WHEN \(base) <= 0 THEN NULL ELSE ln(\(base)) END))", .double)
    },
    .template(
      "power", aliases: ["pow"], .math, "power(x, y)", "x to the power y.", takes: [.double, .double],
      gives: .double, "pow($1, $2)"),
    .template(
      "factorial", .math, "factorial(n)", "n!; null outside 0 to 20.", takes: [.integer], gives: .long,
      nullable: true,
      "(CASE WHEN $1 BETWEEN 0 AND 20 THEN CAST(factorial($1) AS BIGINT) END)"),
  ]

  private static let hyperbolic: [SparkFunction] = [
    unary("sinh", "Hyperbolic sine.", "sinh($1)"),
    unary("cosh", "Hyperbolic cosine.", "cosh($1)"),
    unary("tanh", "Hyperbolic tangent.", "tanh($1)"),
    unary("asinh", "Inverse hyperbolic sine.", "asinh($1)"),
    unary(
      "acosh", "Inverse hyperbolic cosine; NaN below 1.",
      "(CASE WHEN $1 < 1 THEN CAST('nan' AS DOUBLE) ELSE acosh($1) END)"),
    unary(
      "atanh", "Inverse hyperbolic tangent; NaN outside -1 to 1.",
      "(CASE WHEN abs($1) > 1 THEN CAST('nan' AS DOUBLE) WHEN $1 = 1 THEN CAST('inf' AS DOUBLE) "
        + "WHEN $1 = -1 THEN CAST('-inf' AS DOUBLE) ELSE atanh($1) END)"),
  ]
}
