import GnistaCore

extension FunctionCatalog {
  /// Spread, shape, quantiles and relations of two columns.
  static let statistics: [SparkFunction] = moments + quantiles + [discrete] + relations

  private static func moment(_ name: String, aliases: [String] = [], _ doc: String) -> SparkFunction {
    .special(.aggregate, name, aliases: aliases, .aggregate, 1...1, "\(name)(a)", doc) { call in
      SQLFragment("\(name)(\(call.distinct)\(try call.double(0)))", .double)
    }
  }

  private static let moments: [SparkFunction] = [
    moment(
      "stddev_samp", aliases: ["stddev", "std"], "Standard deviation of a sample; null of a single value."),
    moment("stddev_pop", "Standard deviation of the whole."),
    moment("var_samp", aliases: ["variance"], "Variance of a sample; null of a single value."),
    moment("var_pop", "Variance of the whole."),
    .special(
      .aggregate, "kurtosis", .aggregate, 1...1, "kurtosis(a)",
      "Kurtosis of the whole, 0 for a normal distribution."
    ) { call in
      SQLFragment("kurtosis_pop(\(call.distinct)\(try call.double(0)))", .double)
    },
    .special(.aggregate, "skewness", .aggregate, 1...1, "skewness(a)", "Skewness of the whole.") { call in
      let value = call.distinct + (try call.double(0))
      // The engine's is the one of a sample: taken back to the one of the whole.
      let count = "CAST(count(\(value))\(tail) AS DOUBLE)"
      return SQLFragment(
        "(CASE WHEN \(count) > 2 THEN skewness(\(value))\(tail) * (\(count) - 2) / sqrt(\(count) * (\(count) - 1)) "
          + "WHEN var_pop(\(value))\(tail) > 0 THEN CAST(0 AS DOUBLE) END)", .double)
    },
  ]

  private static let quantiles: [SparkFunction] = [
    .special(.aggregate, "median", .aggregate, 1...1, "median(a)", "Middle value, interpolated.") { call in
      SQLFragment("quantile_cont(\(call.distinct)\(try call.double(0)), 0.5)", .double)
    },
    .special(
      .aggregate, "percentile", aliases: ["percentile_cont"], .aggregate, 2...3,
      "percentile(a, fractions[, frequency])",
      "Value at one or several fractions from 0 to 1, interpolated; each value counts as often as its frequency says."
    ) { call in
      let (fractions, isSeveral) = try Self.fractions(call)
      let type = isSeveral ? DataType.array(.double, containsNull: false) : .double
      if call.count == 3, call.arguments[2].literal?.integerValue != 1 {
        return SQLFragment(try repeated(call, fractions), type)
      }
      // Of a descending order p counts from above, which is 1 - p from below.
      let place = call.order.isEmpty ? fractions : fromAbove(fractions, isSeveral)
      return SQLFragment("quantile_cont(\(call.distinct)\(try call.double(0)), \(place))", type)
    },
    .special(
      .aggregate, "percentile_approx", aliases: ["approx_percentile"], .aggregate, 2...3,
      "percentile_approx(a, fractions[, accuracy])",
      "The value at one or several fractions from 0 to 1: the least that is not below so many.",
      difference: "It is exact: the accuracy is not needed."
    ) { call in
      let (fractions, isSeveral) = try Self.fractions(call)
      let value = call.arguments[0].type == .string ? try call.argument(0, as: .double) : call.arguments[0]
      return SQLFragment(
        "quantile_disc(\(value.sql), \(fractions))",
        isSeveral ? .array(value.type, containsNull: false) : value.type)
    },
  ]

  /// `percentile_disc(fraction) WITHIN GROUP (ORDER BY a)`, as the parser calls it.
  private static let discrete = SparkFunction.special(
    .aggregate, "percentile_disc", .aggregate, 2...2, "percentile_disc(a, fractions)",
    "The least value that is not below one or several fractions, as a double."
  ) { call in
    let (fractions, isSeveral) = try Self.fractions(call)
    let type = isSeveral ? DataType.array(.double, containsNull: false) : .double
    guard !call.order.isEmpty else {
      return SQLFragment("quantile_disc(\(try call.double(0)), \(fractions))", type)
    }
    // In descending order they are the opposites of the ascending opposites.
    let opposite = "quantile_disc(-(\(try call.double(0))), \(fractions))\(tail)"
    return SQLFragment(
      isSeveral ? "list_transform(\(opposite), lambda \"q#\": -\"q#\")" : "(-\(opposite))", type)
  }

  private static func fromAbove(_ fractions: String, _ isSeveral: Bool) -> String {
    isSeveral ? "list_transform(\(fractions), lambda \"q#\": 1 - \"q#\")" : "(1 - \(fractions))"
  }

  /// The quantiles of the values written down as often as their frequencies say.
  private static func repeated(_ call: LoweringCall, _ fractions: String) throws -> String {
    guard call.arguments[2].type.isIntegral || call.arguments[2].type == .null else {
      throw call.mismatch(2, "a whole number")
    }
    let (value, frequency) = (try call.double(0), try call.sql(2, as: .long))
    let error = SQLText.raise(
      "NEGATIVE_VALUES_IN_FREQUENCY_EXPRESSION", "The frequency of a value must not be negative.")
    let copies =
      "(CASE WHEN \(frequency) < 0 THEN \(error) WHEN \(value) IS NOT NULL AND \(frequency) > 0 "
      + "THEN list_resize(CAST([] AS DOUBLE[]), \(frequency), \(value)) END)"
    return "list_aggregate(flatten(list(\(call.distinct)\(copies))\(tail)), 'quantile_cont', \(fractions))"
  }

  /// The constant fractions of the second argument, as SQL, and whether they are several.
  private static func fractions(_ call: LoweringCall) throws -> (sql: String, isSeveral: Bool) {
    if case .array = call.arguments[1].type { return (try call.sql(1, as: .array(.double)), true) }
    if let fraction = call.arguments[1].literal?.doubleValue, !(0...1).contains(fraction) {
      throw GnistaError(
        .invalidArgument,
        "[DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE] the fraction of \(call.name) must be from 0 to 1, not \(fraction)"
      )
    }
    return (try call.double(1), false)
  }

  private static func relation(_ name: String, _ doc: String, _ sql: @escaping @Sendable (String) -> String)
    -> SparkFunction
  {
    .special(.aggregate, name, .aggregate, 2...2, "\(name)(y, x)", doc) { call in
      SQLFragment(sql("\(try call.double(0)), \(try call.double(1))"), .double)
    }
  }

  private static let relations: [SparkFunction] = [
    relation("corr", "Pearson's correlation; null when a column does not vary.") { pair in
      "(CASE WHEN regr_sxx(\(pair))\(tail) = 0 OR regr_syy(\(pair))\(tail) = 0 THEN NULL ELSE corr(\(pair))\(tail) END)"
    },
    relation("covar_pop", "Covariance of the whole.") { "covar_pop(\($0))" },
    relation("covar_samp", "Covariance of a sample.") { "covar_samp(\($0))" },
    relation("regr_avgx", "Mean of x where neither is null.") { "regr_avgx(\($0))" },
    relation("regr_avgy", "Mean of y where neither is null.") { "regr_avgy(\($0))" },
    .special(
      .aggregate, "regr_count", .aggregate, 2...2, "regr_count(y, x)",
      "Number of rows in which neither is null."
    ) { call in
      SQLFragment(
        "CAST(regr_count(\(call.arguments[0].sql), \(call.arguments[1].sql))\(tail) AS BIGINT)", .long,
        nullable: false)
    },
    relation("regr_slope", "Slope of the line through the points by least squares.") { pair in
      "(CASE WHEN regr_sxx(\(pair))\(tail) = 0 THEN NULL ELSE regr_slope(\(pair))\(tail) END)"
    },
    relation("regr_intercept", "Value at 0 of the line through the points by least squares.") { pair in
      "(CASE WHEN regr_sxx(\(pair))\(tail) = 0 THEN NULL ELSE regr_intercept(\(pair))\(tail) END)"
    },
    relation("regr_r2", "Coefficient of determination.") { "regr_r2(\($0))" },
    relation("regr_sxx", "Sum of squared deviations of x.") { "regr_sxx(\($0))" },
    relation("regr_sxy", "Sum of products of deviations.") { "regr_sxy(\($0))" },
    relation("regr_syy", "Sum of squared deviations of y.") { "regr_syy(\($0))" },
  ]
}
