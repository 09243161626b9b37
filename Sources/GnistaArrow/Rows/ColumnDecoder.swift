import GnistaCore

/// Turns an Arrow array into a column of a frame.
struct ColumnDecoder {
  /// The column's name, with the names of the parts that lead to a nested one.
  let path: String

  private func part(_ name: String) -> ColumnDecoder { ColumnDecoder(path: path + "." + name) }

  /// The values as a column of a type.
  func column(_ array: ArrowArray, as type: DataType) throws -> BatchColumn {
    if let dictionary = array.dictionary {
      return try expanded(array, try column(dictionary, as: type))
    }
    let nulls = try array.nulls()
    if let storage = try flat(array, as: type, nulls) {
      return BatchColumn(type: type, storage: storage, nulls: nulls)
    }
    if type == .vector {
      return BatchColumn(
        type: type, storage: try VectorDecoder(array, path: path).storage(nulls), nulls: nulls)
    }
    var values = try nested(array, as: type, nulls)
    if let nulls { for row in nulls.indices where nulls[row] { values[row] = .null } }
    return BatchColumn(type: type, storage: .values(values), nulls: nulls)
  }

  func mismatch(_ array: ArrowArray, _ type: DataType) -> GnistaError {
    GnistaError(
      .typeMismatch,
      "column '\(path)' was announced as \(type), but came with the Arrow type \(array.field.type)")
  }

  // MARK: Types whose values lie as in Arrow

  private func flat(_ array: ArrowArray, as type: DataType, _ nulls: [Bool]?) throws -> BatchColumn.Storage? {
    switch (type, array.field.type) {
    case (.boolean, .boolean): return .boolean(try array.booleans())
    case (.byte, .integer(8, true)): return .byte(try array.numbers(Int8.self))
    case (.short, .integer(16, true)): return .short(try array.numbers(Int16.self))
    case (.short, .integer(8, false)): return .short(try array.numbers(UInt8.self).map { Int16($0) })
    case (.integer, .integer(32, true)), (.date, .date), (.yearMonthInterval, .interval(.yearMonth)):
      return .integer(try array.numbers(Int32.self))
    case (.integer, .integer(16, false)): return .integer(try array.numbers(UInt16.self).map { Int32($0) })
    case (.long, .integer(64, true)): return .long(try array.numbers(Int64.self))
    case (.long, .integer(32, false)): return .long(try array.numbers(UInt32.self).map { Int64($0) })
    case (.float, .float): return .float(try array.numbers(Float.self))
    case (.float, .half): return .float(try array.numbers(UInt16.self).map(HalfPrecision.float))
    case (.double, .double): return .double(try array.numbers(Double.self))
    case (.string, .utf8), (.string, .largeUTF8): return .string(try array.strings())
    case (.date, .dateMilliseconds):
      return .integer(
        try times(array, nulls) { milliseconds in
          let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
          return rest == 0 ? Int32(exactly: days) : nil
        })
    case (.timestamp, .timestamp(let unit, .some)), (.timestampNTZ, .timestamp(let unit, nil)),
      (.dayTimeInterval, .duration(let unit)):
      return .long(try microseconds(array, unit, nulls))
    case (.dayTimeInterval, .interval(.dayTime)):
      return .long(try dayTimes(array, nulls))
    default: return nil
    }
  }

  /// Intervals of days and milliseconds in microseconds.
  private func dayTimes(_ array: ArrowArray, _ nulls: [Bool]?) throws -> [Int64] {
    let parts = try array.numbers(Int32.self, perRow: 2)
    return try (0..<array.count).map { row in
      if nulls?[row] ?? false { return 0 }
      let (days, overflow) = Int64(parts[2 * row]).multipliedReportingOverflow(by: 86_400_000_000)
      let (sum, isOutside) = days.addingReportingOverflow(Int64(parts[2 * row + 1]) * 1000)
      guard !overflow, !isOutside else { throw outOfRange(row, "\(parts[2 * row]) days", array) }
      return sum
    }
  }

  private func microseconds(_ array: ArrowArray, _ unit: ArrowTimeUnit, _ nulls: [Bool]?) throws -> [Int64] {
    func scaled(_ factor: Int64) throws -> [Int64] {
      try times(array, nulls) { value in
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
      }
    }
    switch unit {
    case .microsecond: return try array.numbers(Int64.self)
    case .second: return try scaled(1_000_000)
    case .millisecond: return try scaled(1000)
    case .nanosecond: return try times(array, nulls) { $0 % 1000 == 0 ? $0 / 1000 : nil }
    }
  }

  /// Converted times; what stands where a row is null is not looked at.
  private func times<T: ArrowNumber & FixedWidthInteger>(
    _ array: ArrowArray, _ nulls: [Bool]?, _ convert: (Int64) -> T?
  ) throws -> [T] {
    let values = try array.numbers(Int64.self)
    return try values.indices.map { row in
      if nulls?[row] ?? false { return 0 }
      guard let converted = convert(values[row]) else { throw outOfRange(row, "\(values[row])", array) }
      return converted
    }
  }

  private func outOfRange(_ row: Int, _ value: String, _ array: ArrowArray) -> GnistaError {
    GnistaError(
      .invalidValue,
      "column '\(path)', row \(row): \(value) of type \(array.field.type) has no exact value in Spark's unit (whole "
        + "microseconds of 64 bits, whole days of 32 bits); round it before it is sent")
  }

  // MARK: Types that have one value a row

  private func nested(_ array: ArrowArray, as type: DataType, _ nulls: [Bool]?) throws -> [Value] {
    func isNull(_ row: Int) -> Bool { nulls?[row] ?? false }
    switch (type, array.field.type) {
    case (.null, .null): return [Value](repeating: .null, count: array.count)
    case (.binary, .binary), (.binary, .largeBinary), (.binary, .fixedSizeBinary):
      return try array.binaries().map(Value.binary)
    case (.decimal(_, let scale), .decimal(_, let found, let bits)) where scale == found:
      switch bits {
      case 32: return decimals(try array.numbers(Int32.self), scale)
      case 64: return decimals(try array.numbers(Int64.self), scale)
      default: return decimals(try array.numbers(Int128.self), scale)
      }
    case (.decimal(_, 0), .integer(64, false)): return decimals(try array.numbers(UInt64.self), 0)
    case (.calendarInterval, .interval(.monthDayNano)):
      // Two words a row: months in the lower and days in the upper half of the first, nanoseconds in the second.
      let words = try array.numbers(Int64.self, perRow: 2)
      return try (0..<array.count).map { row in
        let (first, nanoseconds) = (words[2 * row], words[2 * row + 1])
        guard isNull(row) || nanoseconds % 1000 == 0 else {
          throw outOfRange(row, "\(nanoseconds) ns", array)
        }
        return .calendarInterval(
          months: Int32(truncatingIfNeeded: first), days: Int32(truncatingIfNeeded: first >> 32),
          microseconds: nanoseconds / 1000)
      }
    case (.array(let element, _), .list), (.array(let element, _), .largeList),
      (.array(let element, _), .fixedSizeList):
      let positions = try array.positions()
      let elements = try part(array.children[0].field.name).column(array.children[0], as: element).values
      return (0..<array.count).map { row in
        isNull(row) ? .null : .array(Array(elements[positions[row]..<positions[row + 1]]))
      }
    case (.map(let key, let value, _), .map):
      let positions = try array.positions()
      let entries = array.children[0]
      let keys = try part("key").column(entries.children[0], as: key).values
      let values = try part("value").column(entries.children[1], as: value).values
      return (0..<array.count).map { row in
        if isNull(row) { return .null }
        return .map(
          (positions[row]..<positions[row + 1]).map { Value.MapEntry(key: keys[$0], value: values[$0]) })
      }
    case (.structure(let schema), .structure) where schema.count == array.children.count:
      let columns = try zip(array.children, schema.fields).map { child, field in
        try part(field.name).column(child, as: field.dataType).values
      }
      return (0..<array.count).map { row in
        isNull(row) ? .null : .structure(Row(schema: schema, values: columns.map { $0[row] }))
      }
    default: throw mismatch(array, type)
    }
  }

  private func decimals(_ digits: [some BinaryInteger], _ scale: Int) -> [Value] {
    digits.map { .decimal(DecimalValue(unscaled: Int128($0), scale: scale)) }
  }

  // MARK: Dictionaries

  /// The values of a dictionary, one for each position in the array.
  private func expanded(_ array: ArrowArray, _ values: BatchColumn) throws -> BatchColumn {
    let nulls = try array.nulls()
    var positions = try indices(array)
    for row in positions.indices {
      if nulls?[row] ?? false { positions[row] = 0 }
      guard positions[row] >= 0, positions[row] < max(values.count, nulls == nil ? 0 : 1) else {
        throw ArrowFailure.damaged(
          "column '\(path)', row \(row) points to value \(positions[row]) of a dictionary of \(values.count)")
      }
    }
    if values.count == 0 {
      // Only nulls passed the check above.
      return try BatchColumn(type: values.type, values: positions.map { _ in .null })
    }
    if case .string(let texts) = values.storage {
      var total = 0
      for position in positions { total += texts.offsets[position + 1] - texts.offsets[position] }
      guard total <= ArrowLimits.expandedTextBytes else {
        throw GnistaError(
          .unsupported,
          "column '\(path)' would take \(total) bytes when each row gets its own copy of the dictionary's text; "
            + "write smaller batches")
      }
    }
    var column = values.rows(at: positions)
    if let nulls { column.nulls = column.nulls.map { zip($0, nulls).map { $0 || $1 } } ?? nulls }
    return column
  }

  private func indices(_ array: ArrowArray) throws -> [Int] {
    switch array.field.dictionary?.indexType {
    case .integer(8, true): try array.numbers(Int8.self).map { Int($0) }
    case .integer(8, false): try array.numbers(UInt8.self).map { Int($0) }
    case .integer(16, true): try array.numbers(Int16.self).map { Int($0) }
    case .integer(16, false): try array.numbers(UInt16.self).map { Int($0) }
    case .integer(32, true): try array.numbers(Int32.self).map { Int($0) }
    case .integer(32, false): try array.numbers(UInt32.self).map { Int($0) }
    case .integer(64, true): try array.numbers(Int64.self).map { Int($0) }
    default: try array.numbers(UInt64.self).map { Int(clamping: $0) }
    }
  }
}

extension BatchColumn {
  /// The values one by one, for nested ones to take theirs from: the storage is looked at once and not for each value.
  fileprivate var values: [Value] {
    var all: [Value]
    switch storage {
    case .integer(let numbers) where type == .integer: all = numbers.map(Value.integer)
    case .long(let numbers) where type == .long: all = numbers.map(Value.long)
    case .double(let numbers): all = numbers.map(Value.double)
    case .values(let values): all = values
    default: return (0..<count).map { self[$0] }
    }
    if let nulls {
      for row in nulls.indices where nulls[row] { all[row] = .null }
    }
    return all
  }
}
