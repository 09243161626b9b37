/// Where rows lie.
extension Plan {
  /// A wish about how rows are spread over partitions, or how they are to be found. The rows stay the same.
  ///
  /// An engine without partitions passes over it, but for ``sortWithinPartitions(_:)``: all its rows are one partition.
  public enum Placement: Sendable {
    /// So many partitions (nil for the engine's default), by a hash of the expressions, or evenly without any.
    case repartition(count: Int?, by: [Expr])
    /// So many partitions (nil for the engine's default), each with a range of the sort keys.
    case repartitionByRange(count: Int?, by: [Expr])
    /// At most so many partitions, without moving rows that need not move.
    case coalesce(Int)
    /// Each partition's rows in an order.
    case sortWithinPartitions([Expr])
    /// A hint to the engine's planner, such as `broadcast`.
    case hint(String, [Expr])
  }
}
