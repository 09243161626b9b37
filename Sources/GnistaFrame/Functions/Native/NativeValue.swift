import GnistaCore

/// A Swift type that arguments and results of native functions can have.
protocol NativeValue: Sendable {
  /// The Spark type.
  static var dataType: DataType { get }
  /// The values of a column of this type; what stands where a row is null has no meaning.
  static func values(of column: BatchColumn) -> [Self]
  /// A column of this type.
  static func column(_ values: [Self], nulls: [Bool]?) -> BatchColumn
  /// What stands where a row is null.
  static var filler: Self { get }
}

extension Double: NativeValue {
  static let dataType = DataType.double
  static let filler = 0.0
  static func values(of column: BatchColumn) -> [Double] {
    if case .double(let values) = column.storage { values } else { [] }
  }
  static func column(_ values: [Double], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .double, storage: .double(values), nulls: nulls)
  }
}

extension Float: NativeValue {
  static let dataType = DataType.float
  static let filler: Float = 0
  static func values(of column: BatchColumn) -> [Float] {
    if case .float(let values) = column.storage { values } else { [] }
  }
  static func column(_ values: [Float], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .float, storage: .float(values), nulls: nulls)
  }
}

extension Int32: NativeValue {
  static let dataType = DataType.integer
  static let filler: Int32 = 0
  static func values(of column: BatchColumn) -> [Int32] {
    if case .integer(let values) = column.storage { values } else { [] }
  }
  static func column(_ values: [Int32], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .integer, storage: .integer(values), nulls: nulls)
  }
}

extension Int64: NativeValue {
  static let dataType = DataType.long
  static let filler: Int64 = 0
  static func values(of column: BatchColumn) -> [Int64] {
    if case .long(let values) = column.storage { values } else { [] }
  }
  static func column(_ values: [Int64], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .long, storage: .long(values), nulls: nulls)
  }
}

extension Bool: NativeValue {
  static let dataType = DataType.boolean
  static let filler = false
  static func values(of column: BatchColumn) -> [Bool] {
    if case .boolean(let values) = column.storage { values } else { [] }
  }
  static func column(_ values: [Bool], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .boolean, storage: .boolean(values), nulls: nulls)
  }
}

extension String: NativeValue {
  static let dataType = DataType.string
  static let filler = ""
  static func values(of column: BatchColumn) -> [String] {
    guard case .string(let texts) = column.storage else { return [] }
    return (0..<texts.count).map { texts[$0] }
  }
  static func column(_ values: [String], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .string, storage: .string(StringColumn(values)), nulls: nulls)
  }
}

/// A binary value.
struct Bytes: NativeValue {
  var bytes: [UInt8]
  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
  static let dataType = DataType.binary
  static let filler = Bytes([])
  static func values(of column: BatchColumn) -> [Bytes] {
    (0..<column.count).map { if case .binary(let bytes) = column[$0] { Bytes(bytes) } else { filler } }
  }
  static func column(_ values: [Bytes], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .binary, storage: .values(values.map { .binary($0.bytes) }), nulls: nulls)
  }
}

/// A date in days since 1970-01-01.
struct EpochDay: NativeValue {
  var days: Int32
  static let dataType = DataType.date
  static let filler = EpochDay(days: 0)
  static func values(of column: BatchColumn) -> [EpochDay] { Int32.values(of: column).map(EpochDay.init) }
  static func column(_ values: [EpochDay], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .date, storage: .integer(values.map(\.days)), nulls: nulls)
  }
}

/// A wall-clock time in microseconds since 1970-01-01.
struct WallTime: NativeValue {
  var micros: Int64
  static let dataType = DataType.timestampNTZ
  static let filler = WallTime(micros: 0)
  static func values(of column: BatchColumn) -> [WallTime] { Int64.values(of: column).map(WallTime.init) }
  static func column(_ values: [WallTime], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .timestampNTZ, storage: .long(values.map(\.micros)), nulls: nulls)
  }
}

/// An instant in microseconds since 1970-01-01 UTC.
struct Instant: NativeValue {
  var micros: Int64
  static let dataType = DataType.timestamp
  static let filler = Instant(micros: 0)
  static func values(of column: BatchColumn) -> [Instant] { Int64.values(of: column).map(Instant.init) }
  static func column(_ values: [Instant], nulls: [Bool]?) -> BatchColumn {
    BatchColumn(type: .timestamp, storage: .long(values.map(\.micros)), nulls: nulls)
  }
}

extension NativeFunction {
  /// Null rows of any of the columns; nil when there is none.
  private static func nulls(_ columns: [BatchColumn], _ count: Int) -> [Bool]? {
    guard columns.contains(where: { $0.nulls != nil }) else { return nil }
    return (0..<count).map { row in columns.contains { $0.isNull(at: row) } }
  }

  private static func collect<R: NativeValue>(
    _ columns: [BatchColumn], _ count: Int, _ body: (Int) throws -> R?
  ) rethrows -> BatchColumn {
    let missing = nulls(columns, count)
    var values: [R] = []
    values.reserveCapacity(count)
    var made = [Bool](repeating: false, count: count)
    var hasNull = missing != nil
    for row in 0..<count {
      if let missing, missing[row] {
        made[row] = true
        values.append(R.filler)
      } else if let value = try body(row) {
        values.append(value)
      } else {
        made[row] = true
        hasNull = true
        values.append(R.filler)
      }
    }
    return R.column(values, nulls: hasNull ? made : nil)
  }

  /// A function of one argument; null for null.
  static func make<A: NativeValue, R: NativeValue>(
    _ name: String, _ body: @escaping @Sendable (A) throws -> R?
  ) -> NativeFunction {
    NativeFunction(name, [A.dataType], gives: R.dataType) { columns, count in
      let a = A.values(of: columns[0])
      return try collect(columns, count) { try body(a[$0]) }
    }
  }

  /// A function of two arguments; null where one is null.
  static func make<A: NativeValue, B: NativeValue, R: NativeValue>(
    _ name: String, _ body: @escaping @Sendable (A, B) throws -> R?
  ) -> NativeFunction {
    NativeFunction(name, [A.dataType, B.dataType], gives: R.dataType) { columns, count in
      let (a, b) = (A.values(of: columns[0]), B.values(of: columns[1]))
      return try collect(columns, count) { try body(a[$0], b[$0]) }
    }
  }

  /// A function of three arguments; null where one is null.
  static func make<A: NativeValue, B: NativeValue, C: NativeValue, R: NativeValue>(
    _ name: String, _ body: @escaping @Sendable (A, B, C) throws -> R?
  ) -> NativeFunction {
    NativeFunction(name, [A.dataType, B.dataType, C.dataType], gives: R.dataType) { columns, count in
      let (a, b, c) = (A.values(of: columns[0]), B.values(of: columns[1]), C.values(of: columns[2]))
      return try collect(columns, count) { try body(a[$0], b[$0], c[$0]) }
    }
  }

  /// A function of four arguments; null where one is null.
  static func make<A: NativeValue, B: NativeValue, C: NativeValue, D: NativeValue, R: NativeValue>(
    _ name: String, _ body: @escaping @Sendable (A, B, C, D) throws -> R?
  ) -> NativeFunction {
    NativeFunction(name, [A.dataType, B.dataType, C.dataType, D.dataType], gives: R.dataType) {
      columns, count in
      let (a, b) = (A.values(of: columns[0]), B.values(of: columns[1]))
      let (c, d) = (C.values(of: columns[2]), D.values(of: columns[3]))
      return try collect(columns, count) { try body(a[$0], b[$0], c[$0], d[$0]) }
    }
  }
}
