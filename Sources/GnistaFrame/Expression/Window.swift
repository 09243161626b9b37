/// A window for ranking, offset and aggregate functions: `Window.partitionBy("day").orderBy("fare")`.
public struct Window: Sendable {
  /// The specification so far.
  public var specification: WindowSpecification

  /// A window over all rows.
  public init() { specification = WindowSpecification() }

  /// Rows with equal values of these columns form a partition.
  public static func partitionBy(_ columns: any ColumnConvertible...) -> Window {
    Window().partitionBy(columns)
  }
  /// The order within the partition.
  public static func orderBy(_ columns: any ColumnConvertible...) -> Window { Window().orderBy(columns) }

  /// Rows with equal values of these columns form a partition.
  public func partitionBy(_ columns: any ColumnConvertible...) -> Window { partitionBy(columns) }
  /// The order within the partition.
  public func orderBy(_ columns: any ColumnConvertible...) -> Window { orderBy(columns) }

  func partitionBy(_ columns: [any ColumnConvertible]) -> Window {
    var window = self
    window.specification.partitionBy = columns.map(\.column.expr)
    return window
  }

  func orderBy(_ columns: [any ColumnConvertible]) -> Window {
    var window = self
    window.specification.orderBy = columns.map(\.column.expr)
    return window
  }

  /// A frame of rows around the current one: `rowsBetween(.offset(-2), .currentRow)`.
  public func rowsBetween(
    _ start: WindowSpecification.Boundary, _ end: WindowSpecification.Boundary
  ) -> Window {
    var window = self
    window.specification.frame = .init(unit: .rows, start: start, end: end)
    return window
  }

  /// A frame of values of the only sort key around the current one.
  public func rangeBetween(
    _ start: WindowSpecification.Boundary, _ end: WindowSpecification.Boundary
  ) -> Window {
    var window = self
    window.specification.frame = .init(unit: .range, start: start, end: end)
    return window
  }
}
