import GnistaCore

/// Turns a column of a frame into an Arrow array, in the layout that Spark has for its type.
struct ColumnEncoder {
  /// The column's name, with the names of the parts that lead to a nested one.
  let path: String

  private func part(_ name: String) -> ColumnEncoder { ColumnEncoder(path: path + "." + name) }

  /// The array of a column.
  ///
  /// - Parameter absent: rows in which the struct around is null, so that a part may be so, too.
  func array(_ column: BatchColumn, _ field: ArrowField, absent: [Bool]? = nil) throws -> ArrowArray {
    let nulls = column.nulls
    if !field.nullable, let nulls,
      let row = nulls.indices.first(where: { nulls[$0] && !(absent?[$0] ?? false) })
    {
      throw invalid(row, "null stands where the schema allows none; make the column nullable")
    }
    func array(
      offsets: [Int32]? = nil, values: ArrowBuffer? = nil, children: [ArrowArray] = []
    ) throws -> ArrowArray {
      try ArrowArray(
        field, count: column.count,
        validity: field.type == .null ? nil : nulls.map { ArrowBuffer(bits: $0, inverted: true) },
        offsets: offsets.map { ArrowBuffer($0) }, values: values, children: children)
    }
    switch column.storage {
    case .boolean(let values): return try array(values: ArrowBuffer(bits: values))
    case .byte(let values): return try array(values: ArrowBuffer(values))
    case .short(let values): return try array(values: ArrowBuffer(values))
    case .integer(let values): return try array(values: ArrowBuffer(values))
    case .long(let values): return try array(values: ArrowBuffer(values))
    case .float(let values): return try array(values: ArrowBuffer(values))
    case .double(let values): return try array(values: ArrowBuffer(values))
    case .string(let texts):
      return try array(offsets: try offsets(texts.offsets), values: ArrowBuffer(texts.bytes))
    case .vector(let block):
      return try array(children: try VectorEncoder(block).children(self, field, nulls))
    case .values(let values): return try self.array(of: values, column, field, array)
    }
  }

  private typealias Make = ([Int32]?, ArrowBuffer?, [ArrowArray]) throws -> ArrowArray

  private func array(
    of values: [Value], _ column: BatchColumn, _ field: ArrowField, _ make: Make
  ) throws -> ArrowArray {
    func isNull(_ row: Int) -> Bool { column.isNull(at: row) || values[row].isNull }
    if column.nulls == nil, values.contains(.null) {
      // A column made of values may leave it to them to say which are null.
      var marked = column
      marked.nulls = values.map(\.isNull)
      return try array(marked, field)
    }
    switch column.type {
    case .null: return try make(nil, nil, [])
    case .decimal(let precision, let scale):
      // No more digits than fit 128 bits.
      let limit = (0..<min(max(precision, 0), 38)).reduce(Int128(1)) { product, _ in product * 10 }
      let digits = try values.indices.map { row in
        isNull(row) ? 0 : try unscaled(values[row], scale: scale, limit: limit, row)
      }
      return try make(nil, ArrowBuffer(digits), [])
    case .binary:
      var (bytes, ends): ([UInt8], [Int]) = ([], [0])
      for row in values.indices {
        if case .binary(let value) = values[row] {
          bytes += value
        } else {
          try requireNull(row, isNull, column)
        }
        ends.append(bytes.count)
      }
      return try make(try offsets(ends), ArrowBuffer(bytes), [])
    case .calendarInterval:
      var words: [Int64] = []
      for row in values.indices {
        guard case .calendarInterval(let months, let days, let microseconds) = values[row] else {
          try requireNull(row, isNull, column)
          words += [0, 0]
          continue
        }
        let (nanoseconds, overflow) = microseconds.multipliedReportingOverflow(by: 1000)
        guard !overflow else { throw invalid(row, "an interval of \(microseconds) µs is too long for Arrow") }
        words += [Int64(days) << 32 | Int64(UInt32(bitPattern: months)), nanoseconds]
      }
      return try make(nil, ArrowBuffer(words), [])
    case .array(let element, _):
      var (all, ends): ([Value], [Int]) = ([], [0])
      for row in values.indices {
        if case .array(let list) = values[row] { all += list } else { try requireNull(row, isNull, column) }
        ends.append(all.count)
      }
      return try make(try offsets(ends), nil, [try part("element").array(all, element, field.children[0])])
    case .map(let key, let value, _):
      var (all, ends): ([Value.MapEntry], [Int]) = ([], [0])
      for row in values.indices {
        if case .map(let entries) = values[row] {
          all += entries
        } else {
          try requireNull(row, isNull, column)
        }
        ends.append(all.count)
      }
      let entries = field.children[0]
      let parts = [
        try part("key").array(all.map(\.key), key, entries.children[0]),
        try part("value").array(all.map(\.value), value, entries.children[1]),
      ]
      return try make(try offsets(ends), nil, [try ArrowArray(entries, count: all.count, children: parts)])
    case .structure(let schema):
      let rows = try values.indices.map { row -> Row? in
        guard case .structure(let value) = values[row], value.values.count == schema.count else {
          try requireNull(row, isNull, column)
          return nil
        }
        return value
      }
      let parts = try schema.fields.indices.map { index in
        try part(schema.fields[index].name).array(
          rows.map { $0?.values[index] ?? .null }, schema.fields[index].dataType, field.children[index],
          absent: rows.map { $0 == nil })
      }
      return try make(nil, nil, parts)
    case .vector:
      let vectors = try values.indices.map { row -> Vector? in
        if case .vector(let vector) = values[row] { return vector }
        try requireNull(row, isNull, column)
        return nil
      }
      return try make(nil, nil, try VectorEncoder(vectors).children(self, field, column.nulls))
    default:
      return try array(BatchColumn(type: column.type, values: values), field)
    }
  }

  /// Values of a nested part; those where `absent` is set have no meaning.
  private func array(
    _ values: [Value], _ type: DataType, _ field: ArrowField, absent: [Bool]? = nil
  ) throws -> ArrowArray {
    do {
      // Vectors of a nested part may differ in size, so that they make no block.
      let column =
        type == .vector
        ? BatchColumn(type: type, storage: .values(values), nulls: values.map(\.isNull))
        : try BatchColumn(type: type, values: values)
      return try array(column, field, absent: absent)
    } catch let error as GnistaError where error.message.hasPrefix("row ") {
      throw GnistaError(error.code, "column '\(path)', \(error.message)")
    }
  }

  func invalid(_ row: Int, _ what: String) -> GnistaError {
    GnistaError(.invalidValue, "column '\(path)', row \(row): \(what)")
  }

  private func requireNull(_ row: Int, _ isNull: (Int) -> Bool, _ column: BatchColumn) throws {
    guard isNull(row) else {
      throw GnistaError(
        .typeMismatch,
        "column '\(path)', row \(row): a value of type \(column[row].dataType) does not fit a column of type \(column.type)"
      )
    }
  }

  /// Positions as 32-bit offsets, which Spark wants.
  func offsets(_ positions: [Int]) throws -> [Int32] {
    guard let last = positions.last, last <= Int(Int32.max) else {
      throw GnistaError(
        .invalidValue,
        "column '\(path)' has \(positions.last ?? 0) bytes or elements in one batch, more than Arrow's offsets can "
          + "count; send smaller batches")
    }
    return positions.map { Int32(truncatingIfNeeded: $0) }
  }

  private func unscaled(_ value: Value, scale: Int, limit: Int128, _ row: Int) throws -> Int128 {
    guard case .decimal(let decimal) = value else {
      throw invalid(row, "a value of type \(value.dataType) is no decimal")
    }
    var digits = decimal.unscaled
    var isExact = true
    for _ in 0..<max(0, scale - decimal.scale) where isExact {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      isExact = !overflow
      digits = product
    }
    for _ in 0..<max(0, decimal.scale - scale) where isExact {
      isExact = digits % 10 == 0
      digits /= 10
    }
    guard isExact, digits.magnitude < limit.magnitude else {
      throw invalid(
        row,
        "\(decimal) does not fit \(String(limit).count - 1) digits with \(scale) after the point; round it")
    }
    return digits
  }
}
