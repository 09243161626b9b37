// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Aggregates: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// The first value, or the first that is not null.
  ///
  /// In SQL: `first(a[, ignoreNulls])`.
  public static func any_value(_ col: some ColumnConvertible, ignoreNulls: Bool = false) -> Column {
    .calling("any_value", [col.column.expr], ignoresNulls: ignoreNulls)
  }

  /// About the number of distinct values.
  ///
  /// In SQL: `approx_count_distinct(a[, error])`.
  public static func approx_count_distinct(_ col: some ColumnConvertible, _ rsd: Double? = nil) -> Column {
    .calling("approx_count_distinct", [col.column.expr, rsd?.constantColumn.expr])
  }

  /// The value at one or several fractions from 0 to 1: the least that is not below so many.
  ///
  /// In SQL: `percentile_approx(a, fractions[, accuracy])`.
  public static func approx_percentile(
    _ col: some ColumnConvertible, _ percentage: some ConstantOrColumn,
    _ accuracy: any ConstantOrColumn = 10000
  ) -> Column {
    .calling(
      "approx_percentile", [col.column.expr, percentage.constantColumn.expr, accuracy.constantColumn.expr])
  }

  /// The values that are not null as an array.
  ///
  /// In SQL: `collect_list(a)`.
  public static func array_agg(_ col: some ColumnConvertible) -> Column {
    .calling("array_agg", [col.column.expr])
  }

  /// Mean.
  ///
  /// In SQL: `avg(a)`.
  public static func avg(_ col: some ColumnConvertible) -> Column { .calling("avg", [col.column.expr]) }

  /// The bits that are set in all values.
  ///
  /// In SQL: `bit_and(a)`.
  public static func bit_and(_ col: some ColumnConvertible) -> Column {
    .calling("bit_and", [col.column.expr])
  }

  /// The bits that are set in any value.
  ///
  /// In SQL: `bit_or(a)`.
  public static func bit_or(_ col: some ColumnConvertible) -> Column { .calling("bit_or", [col.column.expr]) }

  /// The bits that are set in an odd number of values.
  ///
  /// In SQL: `bit_xor(a)`.
  public static func bit_xor(_ col: some ColumnConvertible) -> Column {
    .calling("bit_xor", [col.column.expr])
  }

  /// Whether the condition holds for all rows.
  ///
  /// In SQL: `bool_and(condition)`.
  public static func bool_and(_ col: some ColumnConvertible) -> Column {
    .calling("bool_and", [col.column.expr])
  }

  /// Whether the condition holds for a row.
  ///
  /// In SQL: `bool_or(condition)`.
  public static func bool_or(_ col: some ColumnConvertible) -> Column {
    .calling("bool_or", [col.column.expr])
  }

  /// The values that are not null as an array.
  ///
  /// In SQL: `collect_list(a)`.
  public static func collect_list(_ col: some ColumnConvertible) -> Column {
    .calling("collect_list", [col.column.expr])
  }

  /// Each value that is not null once, as an array in no order.
  ///
  /// In SQL: `collect_set(a)`.
  public static func collect_set(_ col: some ColumnConvertible) -> Column {
    .calling("collect_set", [col.column.expr])
  }

  /// Pearson's correlation; null when a column does not vary.
  ///
  /// In SQL: `corr(y, x)`.
  public static func corr(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("corr", [col1.column.expr, col2.column.expr])
  }

  /// Number of rows in which no argument is null; `count(*)` counts all.
  ///
  /// In SQL: `count(a, …)`.
  public static func count(_ col: some ColumnConvertible) -> Column { .calling("count", [col.column.expr]) }

  /// Number of rows for which the condition holds.
  ///
  /// In SQL: `count_if(condition)`.
  public static func count_if(_ col: some ColumnConvertible) -> Column {
    .calling("count_if", [col.column.expr])
  }

  /// Covariance of the whole.
  ///
  /// In SQL: `covar_pop(y, x)`.
  public static func covar_pop(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("covar_pop", [col1.column.expr, col2.column.expr])
  }

  /// Covariance of a sample.
  ///
  /// In SQL: `covar_samp(y, x)`.
  public static func covar_samp(_ col1: some ColumnConvertible, _ col2: some ColumnConvertible) -> Column {
    .calling("covar_samp", [col1.column.expr, col2.column.expr])
  }

  /// Whether the condition holds for all rows.
  ///
  /// In SQL: `bool_and(condition)`.
  public static func every(_ col: some ColumnConvertible) -> Column { .calling("every", [col.column.expr]) }

  /// The first value, or the first that is not null.
  ///
  /// In SQL: `first(a[, ignoreNulls])`.
  public static func first(_ col: some ColumnConvertible, ignorenulls: Bool = false) -> Column {
    .calling("first", [col.column.expr], ignoresNulls: ignorenulls)
  }

  /// The first value, or the first that is not null.
  ///
  /// In SQL: `first(a[, ignoreNulls])`.
  public static func first_value(_ col: some ColumnConvertible, ignoreNulls: Bool = false) -> Column {
    .calling("first_value", [col.column.expr], ignoresNulls: ignoreNulls)
  }

  /// 1 in the totals of a cube or rollup that sum over the key, else 0.
  ///
  /// In SQL: `grouping(key)`.
  public static func grouping(_ col: some ColumnConvertible) -> Column {
    .calling("grouping", [col.column.expr])
  }

  /// The grouping of all keys as the bits of a number, the first key's the highest.
  ///
  /// In SQL: `grouping_id(key, …)`.
  public static func grouping_id(_ cols: any ColumnConvertible...) -> Column {
    .calling("grouping_id", cols.map(\.column.expr))
  }

  /// An approximate histogram of n bins, each with its centre x and height y.
  ///
  /// In SQL: `histogram_numeric(a, n)`.
  public static func histogram_numeric(_ col: some ColumnConvertible, _ nBins: some ConstantOrColumn)
    -> Column
  { .calling("histogram_numeric", [col.column.expr, nBins.constantColumn.expr]) }

  /// Kurtosis of the whole, 0 for a normal distribution.
  ///
  /// In SQL: `kurtosis(a)`.
  public static func kurtosis(_ col: some ColumnConvertible) -> Column {
    .calling("kurtosis", [col.column.expr])
  }

  /// The last value, or the last that is not null.
  ///
  /// In SQL: `last(a[, ignoreNulls])`.
  public static func last(_ col: some ColumnConvertible, ignorenulls: Bool = false) -> Column {
    .calling("last", [col.column.expr], ignoresNulls: ignorenulls)
  }

  /// The last value, or the last that is not null.
  ///
  /// In SQL: `last(a[, ignoreNulls])`.
  public static func last_value(_ col: some ColumnConvertible, ignoreNulls: Bool = false) -> Column {
    .calling("last_value", [col.column.expr], ignoresNulls: ignoreNulls)
  }

  /// The values that are not null as one text, in the order of WITHIN GROUP (ORDER BY …) when it follows.
  ///
  /// In SQL: `listagg(a[, separator])`.
  public static func listagg(_ col: some ColumnConvertible, _ delimiter: (any ConstantOrColumn)? = nil)
    -> Column
  { .calling("listagg", [col.column.expr, delimiter?.constantColumn.expr]) }

  /// The greatest value; NaN is the greatest number.
  ///
  /// In SQL: `max(a)`.
  public static func max(_ col: some ColumnConvertible) -> Column { .calling("max", [col.column.expr]) }

  /// a of the row with the greatest order, or an array of the n greatest, the greatest first.
  ///
  /// In SQL: `max_by(a, order[, n])`.
  public static func max_by(_ col: some ColumnConvertible, _ ord: some ColumnConvertible, _ k: Int? = nil)
    -> Column
  { .calling("max_by", [col.column.expr, ord.column.expr, k?.constantColumn.expr]) }

  /// Mean.
  ///
  /// In SQL: `avg(a)`.
  public static func mean(_ col: some ColumnConvertible) -> Column { .calling("mean", [col.column.expr]) }

  /// Middle value, interpolated.
  ///
  /// In SQL: `median(a)`.
  public static func median(_ col: some ColumnConvertible) -> Column { .calling("median", [col.column.expr]) }

  /// The least value; NaN is the greatest number.
  ///
  /// In SQL: `min(a)`.
  public static func min(_ col: some ColumnConvertible) -> Column { .calling("min", [col.column.expr]) }

  /// a of the row with the least order, or an array of the n least, the least first.
  ///
  /// In SQL: `min_by(a, order[, n])`.
  public static func min_by(_ col: some ColumnConvertible, _ ord: some ColumnConvertible, _ k: Int? = nil)
    -> Column
  { .calling("min_by", [col.column.expr, ord.column.expr, k?.constantColumn.expr]) }

  /// The most frequent value; of several the least when the second argument is true, and the greatest after WITHIN GROUP (ORDER BY a DESC).
  ///
  /// In SQL: `mode(a[, deterministic])`.
  public static func mode(_ col: some ColumnConvertible, deterministic: Bool = false) -> Column {
    .calling("mode", [col.column.expr, deterministic.constantColumn.expr])
  }

  /// Value at one or several fractions from 0 to 1, interpolated; each value counts as often as its frequency says.
  ///
  /// In SQL: `percentile(a, fractions[, frequency])`.
  public static func percentile(
    _ col: some ColumnConvertible, _ percentage: some ConstantOrColumn, _ frequency: any ConstantOrColumn = 1
  ) -> Column {
    .calling("percentile", [col.column.expr, percentage.constantColumn.expr, frequency.constantColumn.expr])
  }

  /// The value at one or several fractions from 0 to 1: the least that is not below so many.
  ///
  /// In SQL: `percentile_approx(a, fractions[, accuracy])`.
  public static func percentile_approx(
    _ col: some ColumnConvertible, _ percentage: some ConstantOrColumn,
    _ accuracy: any ConstantOrColumn = 10000
  ) -> Column {
    .calling(
      "percentile_approx", [col.column.expr, percentage.constantColumn.expr, accuracy.constantColumn.expr])
  }

  /// Product of the values as a double.
  ///
  /// In SQL: `product(a)`.
  public static func product(_ col: some ColumnConvertible) -> Column {
    .calling("product", [col.column.expr])
  }

  /// Mean of x where neither is null.
  ///
  /// In SQL: `regr_avgx(y, x)`.
  public static func regr_avgx(_ y: some ColumnConvertible, _ x: some ColumnConvertible) -> Column {
    .calling("regr_avgx", [y.column.expr, x.column.expr])
  }

  /// Mean of y where neither is null.
  ///
  /// In SQL: `regr_avgy(y, x)`.
  public static func regr_avgy(_ y: some ColumnConvertible, _ x: some ColumnConvertible) -> Column {
    .calling("regr_avgy", [y.column.expr, x.column.expr])
  }

  /// Number of rows in which neither is null.
  ///
  /// In SQL: `regr_count(y, x)`.
  public static func regr_count(_ y: some ColumnConvertible, _ x: some ColumnConvertible) -> Column {
    .calling("regr_count", [y.column.expr, x.column.expr])
  }

  /// Value at 0 of the line through the points by least squares.
  ///
  /// In SQL: `regr_intercept(y, x)`.
  public static func regr_intercept(_ y: some ColumnConvertible, _ x: some ColumnConvertible) -> Column {
    .calling("regr_intercept", [y.column.expr, x.column.expr])
  }

  /// Coefficient of determination.
  ///
  /// In SQL: `regr_r2(y, x)`.
  public static func regr_r2(_ y: some ColumnConvertible, _ x: some ColumnConvertible) -> Column {
    .calling("regr_r2", [y.column.expr, x.column.expr])
  }

  /// Slope of the line through the points by least squares.
  ///
  /// In SQL: `regr_slope(y, x)`.
  public static func regr_slope(_ y: some ColumnConvertible, _ x: some ColumnConvertible) -> Column {
    .calling("regr_slope", [y.column.expr, x.column.expr])
  }

  /// Sum of squared deviations of x.
  ///
  /// In SQL: `regr_sxx(y, x)`.
  public static func regr_sxx(_ y: some ColumnConvertible, _ x: some ColumnConvertible) -> Column {
    .calling("regr_sxx", [y.column.expr, x.column.expr])
  }

  /// Sum of products of deviations.
  ///
  /// In SQL: `regr_sxy(y, x)`.
  public static func regr_sxy(_ y: some ColumnConvertible, _ x: some ColumnConvertible) -> Column {
    .calling("regr_sxy", [y.column.expr, x.column.expr])
  }

  /// Sum of squared deviations of y.
  ///
  /// In SQL: `regr_syy(y, x)`.
  public static func regr_syy(_ y: some ColumnConvertible, _ x: some ColumnConvertible) -> Column {
    .calling("regr_syy", [y.column.expr, x.column.expr])
  }

  /// Skewness of the whole.
  ///
  /// In SQL: `skewness(a)`.
  public static func skewness(_ col: some ColumnConvertible) -> Column {
    .calling("skewness", [col.column.expr])
  }

  /// Whether the condition holds for a row.
  ///
  /// In SQL: `bool_or(condition)`.
  public static func `some`(_ col: some ColumnConvertible) -> Column { .calling("some", [col.column.expr]) }

  /// Standard deviation of a sample; null of a single value.
  ///
  /// In SQL: `stddev_samp(a)`.
  public static func std(_ col: some ColumnConvertible) -> Column { .calling("std", [col.column.expr]) }

  /// Standard deviation of a sample; null of a single value.
  ///
  /// In SQL: `stddev_samp(a)`.
  public static func stddev(_ col: some ColumnConvertible) -> Column { .calling("stddev", [col.column.expr]) }

  /// Standard deviation of the whole.
  ///
  /// In SQL: `stddev_pop(a)`.
  public static func stddev_pop(_ col: some ColumnConvertible) -> Column {
    .calling("stddev_pop", [col.column.expr])
  }

  /// Standard deviation of a sample; null of a single value.
  ///
  /// In SQL: `stddev_samp(a)`.
  public static func stddev_samp(_ col: some ColumnConvertible) -> Column {
    .calling("stddev_samp", [col.column.expr])
  }

  /// The values that are not null as one text, in the order of WITHIN GROUP (ORDER BY …) when it follows.
  ///
  /// In SQL: `listagg(a[, separator])`.
  public static func string_agg(_ col: some ColumnConvertible, _ delimiter: (any ConstantOrColumn)? = nil)
    -> Column
  { .calling("string_agg", [col.column.expr, delimiter?.constantColumn.expr]) }

  /// Sum; overflow is an error.
  ///
  /// In SQL: `sum(a)`.
  public static func sum(_ col: some ColumnConvertible) -> Column { .calling("sum", [col.column.expr]) }

  /// Mean.
  ///
  /// In SQL: `avg(a)`.
  public static func try_avg(_ col: some ColumnConvertible) -> Column {
    .calling("try_avg", [col.column.expr])
  }

  /// Sum; null when it overflows.
  ///
  /// In SQL: `try_sum(a)`.
  public static func try_sum(_ col: some ColumnConvertible) -> Column {
    .calling("try_sum", [col.column.expr])
  }

  /// Variance of the whole.
  ///
  /// In SQL: `var_pop(a)`.
  public static func var_pop(_ col: some ColumnConvertible) -> Column {
    .calling("var_pop", [col.column.expr])
  }

  /// Variance of a sample; null of a single value.
  ///
  /// In SQL: `var_samp(a)`.
  public static func var_samp(_ col: some ColumnConvertible) -> Column {
    .calling("var_samp", [col.column.expr])
  }

  /// Variance of a sample; null of a single value.
  ///
  /// In SQL: `var_samp(a)`.
  public static func variance(_ col: some ColumnConvertible) -> Column {
    .calling("variance", [col.column.expr])
  }
}
