/// Operations about how rows are spread over machines and files. They are for engines with partitions, such as Spark; the
/// embedded engine has none and passes over them, so that a program runs there as it is.
extension DataFrame {
  /// The same rows in so many partitions, by a hash of the columns, or evenly without columns.
  public func repartition(_ count: Int, _ columns: any ColumnConvertible...) -> DataFrame {
    then(.placed(.repartition(count: count, by: columns.map(\.column.expr)), plan))
  }

  /// The same rows in the engine's default number of partitions, by a hash of the columns.
  public func repartition(_ columns: any ColumnConvertible...) -> DataFrame {
    then(.placed(.repartition(count: nil, by: columns.map(\.column.expr)), plan))
  }

  /// The same rows in so many partitions, each with a range of the sort keys.
  public func repartitionByRange(_ count: Int, _ columns: any ColumnConvertible...) -> DataFrame {
    then(.placed(.repartitionByRange(count: count, by: columns.map(\.column.expr)), plan))
  }

  /// The same rows in at most so many partitions, without moving rows that need not move.
  public func coalesce(_ count: Int) -> DataFrame { then(.placed(.coalesce(count), plan)) }

  /// Each partition's rows in an order. On the embedded engine all rows are one partition.
  public func sortWithinPartitions(_ keys: any ColumnConvertible...) -> DataFrame {
    then(.placed(.sortWithinPartitions(keys.map(\.column.expr)), plan))
  }

  /// The frame with a hint to the engine's planner, such as `broadcast`. The embedded engine plans joins by the sizes that
  /// it sees.
  public func hint(_ name: String, _ parameters: any ConstantOrColumn...) -> DataFrame {
    then(.placed(.hint(name, parameters.map(\.constantColumn.expr)), plan))
  }
}

extension F {
  /// The frame, marked as small enough to be sent whole to every machine that joins it.
  public static func broadcast(_ frame: DataFrame) -> DataFrame { frame.hint("broadcast") }
}
