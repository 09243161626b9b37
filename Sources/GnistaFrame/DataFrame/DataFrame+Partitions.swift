/// Operations about how rows are spread over machines and files. The embedded engine has no partitions, so most of them
/// change nothing; they are there so that a program for Spark runs as it is.
extension DataFrame {
  /// The frame itself: the embedded engine has no partitions.
  public func repartition(_ count: Int, _ columns: any ColumnConvertible...) -> DataFrame { self }

  /// The frame itself: the embedded engine has no partitions.
  public func repartition(_ columns: any ColumnConvertible...) -> DataFrame { self }

  /// The frame itself: the embedded engine has no partitions.
  public func repartitionByRange(_ count: Int, _ columns: any ColumnConvertible...) -> DataFrame { self }

  /// The frame itself: the embedded engine has no partitions.
  public func coalesce(_ count: Int) -> DataFrame { self }

  /// The rows in an order: all rows are one partition.
  public func sortWithinPartitions(_ keys: any ColumnConvertible...) -> DataFrame {
    then(.sort(keys.map(\.column.expr), plan))
  }

  /// The frame itself: the embedded engine plans joins by the sizes that it sees.
  public func hint(_ name: String, _ parameters: any ConstantOrColumn...) -> DataFrame { self }
}

extension F {
  /// The frame itself: the embedded engine plans joins by the sizes that it sees.
  public static func broadcast(_ frame: DataFrame) -> DataFrame { frame }
}
