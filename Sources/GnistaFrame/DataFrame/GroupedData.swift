import GnistaCore

/// Rows in groups, ready to be aggregated.
public struct GroupedData: Sendable {
  let frame: DataFrame
  let grouping: Plan.Grouping

  /// Makes the values of a column into columns of the result.
  ///
  /// Give the values where they are known: without them the engine finds them with a query of its own.
  public func pivot(_ column: any ColumnConvertible, values: [any LiteralConvertible]? = nil) -> GroupedData {
    var grouping = grouping
    grouping.pivot = .init(column: column.column.expr, values: values?.map(\.literalValue))
    return GroupedData(frame: frame, grouping: grouping)
  }

  /// The keys and the given aggregates, one row a group.
  public func agg(_ columns: Column...) -> DataFrame { agg(columns) }

  /// The keys and aggregates by the names of columns and functions: `agg(["fare": "max", "*": "count"])`.
  public func agg(_ functions: KeyValuePairs<String, String>) -> DataFrame {
    agg(
      functions.map { column, function in
        column == "*"
          ? Column(.call(function, [.literal(.integer(1), type: nil)]))
          : Column(.call(function, [Column.named(column).expr]))
      })
  }

  func agg(_ columns: [Column]) -> DataFrame {
    frame.then(.aggregate(grouping, columns.map(\.expr), frame.plan))
  }

  /// Number of rows of each group, in a column `count`.
  public func count() -> DataFrame {
    agg([Column(.alias(.call("count", [.literal(.integer(1), type: nil)]), names: ["count"], metadata: [:]))])
  }

  /// Mean of each of the given columns; of all numeric ones when none is given.
  public func avg(_ names: String...) -> DataFrame { each("avg", names) }
  /// Mean of each of the given columns; of all numeric ones when none is given.
  public func mean(_ names: String...) -> DataFrame { each("avg", names) }
  /// Sum of each of the given columns; of all numeric ones when none is given.
  public func sum(_ names: String...) -> DataFrame { each("sum", names) }
  /// Smallest value of each of the given columns; of all numeric ones when none is given.
  public func min(_ names: String...) -> DataFrame { each("min", names) }
  /// Greatest value of each of the given columns; of all numeric ones when none is given.
  public func max(_ names: String...) -> DataFrame { each("max", names) }

  private func each(_ function: String, _ names: [String]) -> DataFrame {
    if names.isEmpty { return agg([Column(.call(function, [.star(qualifier: nil)]))]) }
    return agg(names.map { Column(.call(function, [Column.named($0).expr])) })
  }
}
