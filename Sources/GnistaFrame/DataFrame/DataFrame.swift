import GnistaCore

/// A table that is computed when it is asked for: a plan and the session that runs it.
///
/// Transformations are pure and return at once; actions are `async throws` and run the plan. Names and meaning are
/// those of Spark's `DataFrame`.
public struct DataFrame: Sendable {
  /// What is computed.
  public let plan: Plan
  /// What runs it.
  public let session: Session

  /// Makes a frame from a plan.
  public init(plan: Plan, session: Session) {
    self.plan = plan
    self.session = session
  }

  init(_ operation: Plan.Operation, _ session: Session) {
    self.init(plan: Plan(operation), session: session)
  }

  func then(_ operation: Plan.Operation) -> DataFrame { DataFrame(operation, session) }

  /// A column of this frame, which stays told apart from one of the same name in another frame after a join.
  public subscript(name: String) -> Column { Column(Column.reference(name, plan: plan.id)) }

  /// A column of this frame; the same as the subscript.
  public func col(_ name: String) -> Column { self[name] }

  // MARK: Columns

  /// The given columns.
  public func select(_ columns: any ColumnConvertible...) -> DataFrame { select(columns.map(\.column)) }

  /// The given columns.
  public func select(_ columns: [Column]) -> DataFrame { then(.project(columns.map(\.expr), plan)) }

  /// The columns of the given names.
  public func select(_ names: [String]) -> DataFrame { select(names.map(Column.named)) }

  /// Columns from texts in Spark SQL's expression grammar.
  public func selectExpr(_ texts: String...) -> DataFrame { select(texts.map(F.expr)) }

  /// All columns and one more, which replaces one of the same name.
  public func withColumn(_ name: String, _ column: Column) -> DataFrame {
    then(.withColumns([.init(name: name, expr: column.expr)], plan))
  }

  /// All columns and some more, all computed from the present ones.
  public func withColumns(_ columns: KeyValuePairs<String, Column>) -> DataFrame {
    then(.withColumns(columns.map { .init(name: $0.key, expr: $0.value.expr) }, plan))
  }

  /// All columns, one under another name. Nothing happens when there is no such column.
  public func withColumnRenamed(_ existing: String, _ new: String) -> DataFrame {
    then(.rename([.init(from: existing, to: new)], plan))
  }

  /// All columns, some under other names.
  public func withColumnsRenamed(_ names: KeyValuePairs<String, String>) -> DataFrame {
    then(.rename(names.map { .init(from: $0.key, to: $0.value) }, plan))
  }

  /// All columns but those of the given names. Names that are not there are passed over.
  public func drop(_ names: String...) -> DataFrame {
    then(.drop(names.map { .column(parts: [$0], plan: nil) }, plan))
  }

  /// All columns but the given ones.
  public func drop(_ columns: Column...) -> DataFrame { then(.drop(columns.map(\.expr), plan)) }

  /// The same columns under new names, one for each.
  public func toDF(_ names: String...) -> DataFrame { then(.toDF(names, plan)) }

  /// Another name for the whole frame: after `trips.alias("t")`, `col("t.fare")` is its column.
  public func alias(_ name: String) -> DataFrame { then(.alias(name, plan)) }

  /// Turns columns into rows of a name and a value; `values` nil for all columns but `ids`.
  public func unpivot(
    ids: [any ColumnConvertible], values: [any ColumnConvertible]? = nil, variableColumnName: String,
    valueColumnName: String
  ) -> DataFrame {
    then(
      .unpivot(
        .init(
          ids: ids.map(\.column.expr), values: values?.map(\.column.expr), variableColumn: variableColumnName,
          valueColumn: valueColumnName), plan))
  }

  // MARK: Rows

  /// The rows for which a condition is true.
  public func filter(_ condition: Column) -> DataFrame { then(.filter(condition.expr, plan)) }

  /// The rows for which a condition, in Spark SQL's expression grammar, is true.
  public func filter(_ condition: String) -> DataFrame { filter(F.expr(condition)) }

  /// The rows for which a condition is true.
  public func `where`(_ condition: Column) -> DataFrame { filter(condition) }

  /// The rows for which a condition, in Spark SQL's expression grammar, is true.
  public func `where`(_ condition: String) -> DataFrame { filter(condition) }

  /// The rows in an order. Columns without a direction sort ascending, nulls first.
  public func orderBy(_ keys: any ColumnConvertible...) -> DataFrame {
    then(.sort(keys.map(\.column.expr), plan))
  }

  /// The rows in an order; the same as `orderBy`.
  public func sort(_ keys: any ColumnConvertible...) -> DataFrame {
    then(.sort(keys.map(\.column.expr), plan))
  }

  /// The first rows.
  public func limit(_ count: Int) -> DataFrame { then(.limit(count, offset: 0, plan)) }

  /// The rows after the first so many.
  public func offset(_ count: Int) -> DataFrame { then(.limit(Int.max, offset: count, plan)) }

  /// Each row once.
  public func distinct() -> DataFrame { then(.deduplicate(nil, plan)) }

  /// The first row for each combination of the given columns; without names, each row once.
  public func dropDuplicates(_ names: String...) -> DataFrame { dropDuplicates(names) }

  /// The first row for each combination of the given columns; without names, each row once.
  public func dropDuplicates(_ names: [String]) -> DataFrame {
    then(.deduplicate(names.isEmpty ? nil : names, plan))
  }

  /// A random part of the rows.
  ///
  /// Without replacement, each row is taken with probability `fraction`, by the numbers that Spark draws for a frame of
  /// one partition. With replacement, each row is taken a Poisson-distributed number of times with mean `fraction`.
  public func sample(withReplacement: Bool = false, fraction: Double, seed: Int = 42) -> DataFrame {
    then(
      .sample(
        .init(lowerBound: 0, upperBound: fraction, withReplacement: withReplacement, seed: Int64(seed)), plan)
    )
  }

  /// Splits the rows at random into parts whose sizes go as the weights.
  ///
  /// The same seed and rows always give the same split: rows are sorted by all columns and numbered as Spark does for a
  /// frame of one partition.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a negative weight or weights that sum to zero.
  public func randomSplit(_ weights: [Double], seed: Int = 42) throws -> [DataFrame] {
    let total = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }), total > 0 else {
      throw GnistaError(
        .invalidArgument,
        "randomSplit needs weights that are not negative and do not all vanish, not \(weights)")
    }
    var bounds = [0.0]
    for weight in weights { bounds.append(bounds[bounds.count - 1] + weight / total) }
    return weights.indices.map { part in
      then(
        .sample(
          .init(lowerBound: bounds[part], upperBound: bounds[part + 1], seed: Int64(seed), sortsFirst: true),
          plan))
    }
  }

  // MARK: Two frames

  /// Every row of this frame with every row of another.
  public func crossJoin(_ other: DataFrame) -> DataFrame {
    then(.join(.init(type: .cross, condition: .always), plan, other.plan))
  }

  /// Pairs of rows for which a condition is true.
  public func join(_ other: DataFrame, on condition: Column, _ type: JoinType = .inner) -> DataFrame {
    then(.join(.init(type: type, condition: .on(condition.expr)), plan, other.plan))
  }

  /// Pairs of rows that agree in the columns of the given names, which then appear once.
  public func join(_ other: DataFrame, using names: [String], _ type: JoinType = .inner) -> DataFrame {
    then(.join(.init(type: type, condition: .using(names)), plan, other.plan))
  }

  /// Pairs of rows that agree in a column, which then appears once.
  public func join(_ other: DataFrame, using name: String, _ type: JoinType = .inner) -> DataFrame {
    join(other, using: [name], type)
  }

  /// The rows of both, columns by position. Duplicates stay.
  public func union(_ other: DataFrame) -> DataFrame { setOperation(.init(kind: .unionAll), other) }

  /// The rows of both, columns by position; the same as `union`.
  public func unionAll(_ other: DataFrame) -> DataFrame { union(other) }

  /// The rows of both, columns by name.
  public func unionByName(_ other: DataFrame, allowMissingColumns: Bool = false) -> DataFrame {
    setOperation(.init(kind: .unionAll, byName: true, allowsMissingColumns: allowMissingColumns), other)
  }

  /// The rows that are in both, each once.
  public func intersect(_ other: DataFrame) -> DataFrame {
    setOperation(.init(kind: .intersect(all: false)), other)
  }

  /// The rows that are in both, as often as in the one that has them less often.
  public func intersectAll(_ other: DataFrame) -> DataFrame {
    setOperation(.init(kind: .intersect(all: true)), other)
  }

  /// The rows that are not in the other frame, each once.
  public func subtract(_ other: DataFrame) -> DataFrame {
    setOperation(.init(kind: .except(all: false)), other)
  }

  /// The rows that are not in the other frame, duplicates counted.
  public func exceptAll(_ other: DataFrame) -> DataFrame {
    setOperation(.init(kind: .except(all: true)), other)
  }

  private func setOperation(_ operation: Plan.SetOperation, _ other: DataFrame) -> DataFrame {
    then(.setOperation(operation, plan, other.plan))
  }

  // MARK: Groups

  /// Groups rows by equal values of the given columns.
  public func groupBy(_ keys: any ColumnConvertible...) -> GroupedData {
    GroupedData(frame: self, grouping: .init(keys: keys.map(\.column.expr)))
  }

  /// Groups by all keys, by all but the last, and so on to the grand total.
  public func rollup(_ keys: any ColumnConvertible...) -> GroupedData {
    GroupedData(frame: self, grouping: .init(kind: .rollup, keys: keys.map(\.column.expr)))
  }

  /// Groups by every subset of the keys.
  public func cube(_ keys: any ColumnConvertible...) -> GroupedData {
    GroupedData(frame: self, grouping: .init(kind: .cube, keys: keys.map(\.column.expr)))
  }

  /// Groups by each of the given subsets of the keys: `groupingSets([["city", "kind"], ["city"], []], "city", "kind")`.
  public func groupingSets(
    _ sets: [[any ColumnConvertible]], _ keys: any ColumnConvertible...
  ) -> GroupedData {
    GroupedData(
      frame: self,
      grouping: .init(kind: .sets(sets.map { $0.map(\.column.expr) }), keys: keys.map(\.column.expr)))
  }

  /// Aggregates over all rows.
  public func agg(_ columns: Column...) -> DataFrame { groupBy().agg(columns) }

  /// Aggregates over all rows, by the names of columns and functions: `agg(["fare": "max", "*": "count"])`.
  public func agg(_ functions: KeyValuePairs<String, String>) -> DataFrame { groupBy().agg(functions) }

  // MARK: Stages

  /// Fitted stages applied to each row, inside the engine's own plan.
  public func transform(_ stages: [any BatchTransform]) -> DataFrame { then(.transform(stages, plan)) }

  /// The result of a function of this frame, for chains.
  public func transform(_ step: (DataFrame) throws -> DataFrame) rethrows -> DataFrame { try step(self) }

  // MARK: Keeping

  /// The same rows, kept in the engine once they have been computed.
  public func cache() -> DataFrame { then(.cached(CacheHandle(), plan)) }

  /// The same rows, kept in the engine once they have been computed; the same as `cache`. The embedded engine keeps them in
  /// its database, in memory or in the file that it was opened with, so there are no storage levels.
  public func persist() -> DataFrame { cache() }

  /// Drops the kept rows of a frame made with ``cache()``.
  public func unpersist() async throws {
    if case .cached(let handle, _) = plan.operation { try await session.engine.uncache(handle) }
  }
}
