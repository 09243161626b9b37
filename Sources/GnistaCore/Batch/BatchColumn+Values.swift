/// Building columns from single values, and taking some of their rows.
extension BatchColumn {
  /// Makes a column of a type from values; numbers are converted where that loses nothing.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` naming the first value that does not fit.
  public init(type: DataType, values: [Value]) throws {
    func mismatch(_ row: Int) -> GnistaError {
      GnistaError(
        .typeMismatch,
        "row \(row): a value of type \(values[row].dataType) does not fit a column of type \(type)")
    }
    func convert<T>(_ filler: T, _ pick: (Value) -> T?) throws -> [T] {
      try values.indices.map { row in
        if values[row].isNull { return filler }
        guard let value = pick(values[row]) else { throw mismatch(row) }
        return value
      }
    }
    func whole<T: FixedWidthInteger>(_: T.Type) throws -> [T] {
      try convert(0) { $0.integerValue.flatMap { T(exactly: $0) } }
    }
    let storage: Storage
    switch type {
    case .boolean: storage = .boolean(try convert(false, \.booleanValue))
    case .byte: storage = .byte(try whole(Int8.self))
    case .short: storage = .short(try whole(Int16.self))
    case .integer: storage = .integer(try whole(Int32.self))
    case .long: storage = .long(try whole(Int64.self))
    case .float: storage = .float(try convert(0) { $0.doubleValue.map { Float($0) } })
    case .double: storage = .double(try convert(0, \.doubleValue))
    case .string: storage = .string(StringColumn(try convert("", \.stringValue)))
    case .date: storage = .integer(try convert(0) { if case .date(let days) = $0 { days } else { nil } })
    case .timestamp:
      storage = .long(try convert(0) { if case .timestamp(let micros) = $0 { micros } else { nil } })
    case .timestampNTZ:
      storage = .long(try convert(0) { if case .timestampNTZ(let micros) = $0 { micros } else { nil } })
    case .dayTimeInterval:
      storage = .long(try convert(0) { if case .dayTimeInterval(let micros) = $0 { micros } else { nil } })
    case .yearMonthInterval:
      storage = .integer(
        try convert(0) { if case .yearMonthInterval(let months) = $0 { months } else { nil } })
    case .vector where !values.contains(.null):
      storage = .vector(try VectorBlock(try convert(Vector.dense([]), \.vectorValue)))
    default: storage = .values(values)
    }
    let hasNull = values.contains(.null)
    self.init(type: type, storage: storage, nulls: hasNull ? values.map(\.isNull) : nil)
  }

  /// The rows at the given positions, in that order.
  public func rows(at positions: [Int]) -> BatchColumn {
    func pick<T>(_ values: [T]) -> [T] { positions.map { values[$0] } }
    let picked: Storage
    switch storage {
    case .boolean(let values): picked = .boolean(pick(values))
    case .byte(let values): picked = .byte(pick(values))
    case .short(let values): picked = .short(pick(values))
    case .integer(let values): picked = .integer(pick(values))
    case .long(let values): picked = .long(pick(values))
    case .float(let values): picked = .float(pick(values))
    case .double(let values): picked = .double(pick(values))
    case .string(let values):
      var texts = StringColumn(minimumCapacity: positions.count)
      for position in positions { texts.append(utf8: values.utf8(at: position)) }
      picked = .string(texts)
    case .vector(let block): picked = .vector(block.rows(at: positions))
    case .values(let values): picked = .values(pick(values))
    }
    return BatchColumn(type: type, storage: picked, nulls: nulls.map(pick))
  }
}

extension VectorBlock {
  /// The vectors at the given positions, in that order.
  public func rows(at positions: [Int]) -> VectorBlock {
    switch storage {
    case .dense(let values):
      var picked: [Double] = []
      picked.reserveCapacity(positions.count * size)
      for row in positions { picked.append(contentsOf: values[row * size..<(row + 1) * size]) }
      return VectorBlock(count: positions.count, size: size, storage: .dense(picked))
    case .sparse(let offsets, let indices, let values, let isDense):
      var newOffsets = [0]
      var newIndices: [Int32] = []
      var newValues: [Double] = []
      for row in positions {
        newIndices.append(contentsOf: indices[offsets[row]..<offsets[row + 1]])
        newValues.append(contentsOf: values[offsets[row]..<offsets[row + 1]])
        newOffsets.append(newValues.count)
      }
      return VectorBlock(
        count: positions.count, size: size,
        storage: .sparse(
          offsets: newOffsets, indices: newIndices, values: newValues, isDense: positions.map { isDense[$0] })
      )
    }
  }
}
