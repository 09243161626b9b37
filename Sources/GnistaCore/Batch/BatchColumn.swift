/// The values of one column in a ``RowBatch``.
public struct BatchColumn: Hashable, Sendable {
  /// The values by their physical form.
  public enum Storage: Hashable, Sendable {
    /// `boolean`
    case boolean([Bool])
    /// `tinyint`
    case byte([Int8])
    /// `smallint`
    case short([Int16])
    /// `int`, `date` (days) and `interval year to month` (months)
    case integer([Int32])
    /// `bigint`, both timestamps and `interval day to second` (microseconds)
    case long([Int64])
    /// `float`
    case float([Float])
    /// `double`
    case double([Double])
    /// `string`
    case string(StringColumn)
    /// Spark ML's vectors
    case vector(VectorBlock)
    /// Everything else, one value a row.
    case values([Value])
  }

  /// The logical type.
  public var type: DataType
  /// The values. What stands where a row is null has no meaning.
  public var storage: Storage
  /// Which rows are null; nil when none is.
  public var nulls: [Bool]?

  /// Makes a column.
  public init(type: DataType, storage: Storage, nulls: [Bool]? = nil) {
    self.type = type
    self.storage = storage
    self.nulls = nulls
  }

  /// A column of doubles without nulls.
  public static func doubles(_ values: [Double]) -> BatchColumn {
    BatchColumn(type: .double, storage: .double(values))
  }

  /// A column of texts without nulls.
  public static func strings(_ values: [String]) -> BatchColumn {
    BatchColumn(type: .string, storage: .string(StringColumn(values)))
  }

  /// A column of vectors without nulls.
  public static func vectors(_ block: VectorBlock) -> BatchColumn {
    BatchColumn(type: .vector, storage: .vector(block))
  }

  /// Number of rows.
  public var count: Int {
    switch storage {
    case .boolean(let values): values.count
    case .byte(let values): values.count
    case .short(let values): values.count
    case .integer(let values): values.count
    case .long(let values): values.count
    case .float(let values): values.count
    case .double(let values): values.count
    case .string(let values): values.count
    case .vector(let block): block.count
    case .values(let values): values.count
    }
  }

  /// Whether the value of a row is null.
  public func isNull(at row: Int) -> Bool { nulls?[row] ?? false }

  /// The value of a row.
  public subscript(row: Int) -> Value {
    if isNull(at: row) { return .null }
    switch storage {
    case .boolean(let values): return .boolean(values[row])
    case .byte(let values): return .byte(values[row])
    case .short(let values): return .short(values[row])
    case .integer(let values):
      switch type {
      case .date: return .date(values[row])
      case .yearMonthInterval: return .yearMonthInterval(values[row])
      default: return .integer(values[row])
      }
    case .long(let values):
      switch type {
      case .timestamp: return .timestamp(values[row])
      case .timestampNTZ: return .timestampNTZ(values[row])
      case .dayTimeInterval: return .dayTimeInterval(values[row])
      default: return .long(values[row])
      }
    case .float(let values): return .float(values[row])
    case .double(let values): return .double(values[row])
    case .string(let values): return .string(values[row])
    case .vector(let block): return .vector(block[row])
    case .values(let values): return values[row]
    }
  }

  /// The numbers as doubles, NaN where null; nil when the column is not numeric or boolean.
  public var doubleValues: [Double]? {
    var result: [Double]
    switch storage {
    case .boolean(let values): result = values.map { $0 ? 1 : 0 }
    case .byte(let values): result = values.map(Double.init)
    case .short(let values): result = values.map(Double.init)
    case .integer(let values) where type == .integer: result = values.map(Double.init)
    case .long(let values) where type == .long: result = values.map(Double.init)
    case .float(let values): result = values.map(Double.init)
    case .double(let values): result = values
    case .values(let values) where type.isNumeric: result = values.map { $0.doubleValue ?? .nan }
    default: return nil
    }
    if let nulls {
      for row in nulls.indices where nulls[row] { result[row] = .nan }
    }
    return result
  }
}
