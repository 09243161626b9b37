import GnistaCore

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

  /// The end of a frame at the partition's first row.
  public static let unboundedPreceding = WindowSpecification.Boundary.unboundedPreceding
  /// The end of a frame at the partition's last row.
  public static let unboundedFollowing = WindowSpecification.Boundary.unboundedFollowing
  /// The end of a frame at the current row.
  public static let currentRow = WindowSpecification.Boundary.currentRow

  /// A frame of rows around the current one, over all rows; see the method of this name.
  public static func rowsBetween(
    _ start: WindowSpecification.Boundary, _ end: WindowSpecification.Boundary
  ) -> Window { Window().rowsBetween(start, end) }

  /// A frame of values around the current one, over all rows; see the method of this name.
  public static func rangeBetween(
    _ start: WindowSpecification.Boundary, _ end: WindowSpecification.Boundary
  ) -> Window { Window().rangeBetween(start, end) }

  /// A frame of rows around the current one: `rowsBetween(-2, Window.currentRow)`.
  public func rowsBetween(
    _ start: WindowSpecification.Boundary, _ end: WindowSpecification.Boundary
  ) -> Window {
    var window = self
    window.specification.frame = .init(unit: .rows, start: start, end: end)
    return window
  }

  /// A frame of values of the only sort key around the current one: `rangeBetween(-1.5, 1.5)`, or, for dates and times,
  /// `rangeBetween(.preceding(.dayTimeInterval(86_400_000_000)), Window.currentRow)`.
  public func rangeBetween(
    _ start: WindowSpecification.Boundary, _ end: WindowSpecification.Boundary
  ) -> Window {
    var window = self
    window.specification.frame = .init(unit: .range, start: start, end: end)
    return window
  }
}

extension WindowSpecification.Boundary: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// So many rows, or so much in the sort key, after the current row; negative for before, 0 for the row itself.
  public init(integerLiteral value: Int) { self = value == 0 ? .currentRow : .offset(value) }

  /// So much in the sort key after the current row; negative for before, 0 for the row itself.
  public init(floatLiteral value: Double) {
    self = value == 0 ? .currentRow : value < 0 ? .preceding(.double(-value)) : .following(.double(value))
  }
}
