import CDuckDB
import GnistaCore

/// Copies a column of Gnista into a DuckDB vector of the fitting type, which must have room for it.
struct VectorWriter {
  private let vector: duckdb_vector?

  init(_ vector: duckdb_vector?) { self.vector = vector }

  /// Writes all rows of a column, beginning at row `first` of the vector.
  func write(_ column: BatchColumn, at first: Int = 0) {
    let count = column.count
    if let nulls = column.nulls { markNulls(nulls, at: first) }
    switch column.storage {
    case .boolean(let values): copy(values, at: first)
    case .byte(let values): copy(values, at: first)
    case .short(let values): copy(values, at: first)
    case .integer(let values):
      if column.type == .yearMonthInterval {
        copy(values.map { duckdb_interval(months: $0, days: 0, micros: 0) }, at: first)
      } else {
        copy(values, at: first)
      }
    case .long(let values):
      if column.type == .dayTimeInterval {
        copy(values.map { duckdb_interval(months: 0, days: 0, micros: $0) }, at: first)
      } else {
        copy(values, at: first)
      }
    case .float(let values): copy(values, at: first)
    case .double(let values): copy(values, at: first)
    case .string(let texts):
      texts.bytes.withUnsafeBytes { bytes in
        for row in 0..<count where !column.isNull(at: row) {
          let start = texts.offsets[row]
          assign(
            UnsafeRawBufferPointer(rebasing: bytes[start..<texts.offsets[row + 1]]), at: first + row)
        }
      }
    case .vector(let block): write(block, nulls: column.nulls, at: first)
    case .values(let values): write(values, of: column.type, at: first)
    }
  }

  private func copy<T: BitwiseCopyable>(_ values: [T], at first: Int) {
    guard let data = duckdb_vector_get_data(vector) else { return }
    values.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      (data.assumingMemoryBound(to: T.self) + first).update(from: start, count: source.count)
    }
  }

  private func assign(_ bytes: UnsafeRawBufferPointer, at row: Int) {
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    // An empty text needs a valid pointer, too.
    var empty: CChar = 0
    duckdb_vector_assign_string_element_len(
      vector, idx_t(row), start ?? withUnsafePointer(to: &empty) { $0 }, idx_t(bytes.count))
  }

  private func markNulls(_ nulls: [Bool], at first: Int) {
    duckdb_vector_ensure_validity_writable(vector)
    guard let mask = duckdb_vector_get_validity(vector) else { return }
    for (row, isNull) in nulls.enumerated() where isNull {
      mask[(first + row) >> 6] &= ~(1 << UInt64((first + row) & 63))
    }
  }

  // MARK: Nested and rare types

  private func write(_ values: [Value], of type: DataType, at first: Int) {
    if values.contains(.null) { markNulls(values.map(\.isNull), at: first) }
    switch type {
    case .decimal(let precision, let scale): writeDecimals(values, precision, scale, at: first)
    case .binary:
      for (row, value) in values.enumerated() {
        if case .binary(let bytes) = value { bytes.withUnsafeBytes { assign($0, at: first + row) } }
      }
    case .calendarInterval:
      copy(
        values.map { value in
          guard case .calendarInterval(let months, let days, let micros) = value else {
            return duckdb_interval(months: 0, days: 0, micros: 0)
          }
          return duckdb_interval(months: months, days: days, micros: micros)
        }, at: first)
    case .array(let element, _):
      writeLists(values.map { $0.arrayValue?.count ?? 0 }, at: first) { child, offset in
        VectorWriter(child).write(Self.column(values.flatMap { $0.arrayValue ?? [] }, element), at: offset)
      }
    case .map(let key, let value, _):
      let entries = values.map { if case .map(let entries) = $0 { entries } else { [Value.MapEntry]() } }
      writeLists(entries.map(\.count), at: first) { child, offset in
        VectorWriter(duckdb_struct_vector_get_child(child, 0))
          .write(Self.column(entries.flatMap { $0.map(\.key) }, key), at: offset)
        VectorWriter(duckdb_struct_vector_get_child(child, 1))
          .write(Self.column(entries.flatMap { $0.map(\.value) }, value), at: offset)
      }
    case .structure(let schema):
      for (index, field) in schema.fields.enumerated() {
        VectorWriter(duckdb_struct_vector_get_child(vector, idx_t(index)))
          .write(Self.column(values.map { $0.rowValue?[index] ?? .null }, field.dataType), at: first)
      }
    case .vector: write(values.map { $0.vectorValue }, at: first)
    default: write(Self.column(values, type), at: first)
    }
  }

  /// A column of values that were checked before; a value that does not fit all the same becomes null.
  private static func column(_ values: [Value], _ type: DataType) -> BatchColumn {
    (try? BatchColumn(type: type, values: values))
      ?? BatchColumn(type: type, storage: .values(values), nulls: values.map { _ in true })
  }

  private func writeLists(_ lengths: [Int], at first: Int, _ writeChild: (duckdb_vector?, Int) -> Void) {
    let offset = Int(duckdb_list_vector_get_size(vector))
    let total = lengths.reduce(0, +)
    guard duckdb_list_vector_reserve(vector, idx_t(offset + total)) == DuckDBSuccess,
      duckdb_list_vector_set_size(vector, idx_t(offset + total)) == DuckDBSuccess
    else { return }
    var position = offset
    copy(
      lengths.map { length in
        defer { position += length }
        return duckdb_list_entry(offset: UInt64(position), length: UInt64(length))
      }, at: first)
    if total > 0 { writeChild(duckdb_list_vector_get_child(vector), offset) }
  }

  private func writeDecimals(_ values: [Value], _ precision: Int, _ scale: Int, at first: Int) {
    let digits = values.map { value -> Int128 in
      guard case .decimal(let decimal) = value else {
        return Int128(value.integerValue ?? 0) * Self.power(scale)
      }
      return decimal.scale <= scale
        ? decimal.unscaled * Self.power(scale - decimal.scale)
        : decimal.unscaled / Self.power(decimal.scale - scale)
    }
    switch precision {
    case ...4: copy(digits.map(Int16.init(truncatingIfNeeded:)), at: first)
    case ...9: copy(digits.map(Int32.init(truncatingIfNeeded:)), at: first)
    case ...18: copy(digits.map(Int64.init(truncatingIfNeeded:)), at: first)
    default:
      copy(
        digits.map {
          duckdb_hugeint(lower: UInt64(truncatingIfNeeded: $0), upper: Int64(truncatingIfNeeded: $0 >> 64))
        }, at: first)
    }
  }

  private static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  // MARK: Spark ML vectors

  private func write(_ vectors: [Vector?], at first: Int) {
    let kinds = vectors.map { vector -> Int8 in if case .sparse = vector { 0 } else { 1 } }
    let isSparse = kinds.map { $0 == 0 }
    let sizes = vectors.map { Int32($0?.size ?? 0) }
    let indices = vectors.map { vector -> [Int32] in
      if case .sparse(_, let indices, _) = vector { indices } else { [] }
    }
    let values = vectors.map { vector -> [Double] in
      switch vector {
      case .sparse(_, _, let values): values
      case .dense(let values): values
      case nil: []
      }
    }
    writeParts(
      kinds: kinds, isSparse: isSparse, sizes: sizes, indexLengths: indices.map(\.count),
      indices: indices.flatMap(\.self), valueLengths: values.map(\.count), values: values.flatMap(\.self),
      at: first)
    // The engine reads a struct's fields without looking at the struct, so those of a null are null, too.
    let nulls = vectors.map { $0 == nil }
    guard nulls.contains(true) else { return }
    for index in 0..<4 {
      VectorWriter(duckdb_struct_vector_get_child(vector, idx_t(index))).markNulls(nulls, at: first)
    }
  }

  private func write(_ block: VectorBlock, nulls: [Bool]?, at first: Int) {
    switch block.storage {
    case .dense(let values):
      writeParts(
        kinds: [Int8](repeating: 1, count: block.count),
        isSparse: [Bool](repeating: false, count: block.count),
        sizes: [Int32](repeating: 0, count: block.count),
        indexLengths: [Int](repeating: 0, count: block.count),
        indices: [], valueLengths: [Int](repeating: block.size, count: block.count), values: values, at: first
      )
    case .sparse(let offsets, let indices, let values, let isDense):
      if isDense.contains(true) {
        write((0..<block.count).map { nulls?[$0] == true ? nil : block[$0] }, at: first)
      } else {
        let lengths = (0..<block.count).map { offsets[$0 + 1] - offsets[$0] }
        writeParts(
          kinds: [Int8](repeating: 0, count: block.count),
          isSparse: [Bool](repeating: true, count: block.count),
          sizes: [Int32](repeating: Int32(block.size), count: block.count), indexLengths: lengths,
          indices: indices, valueLengths: lengths, values: values, at: first)
      }
    }
  }

  private func writeParts(
    kinds: [Int8], isSparse: [Bool], sizes: [Int32], indexLengths: [Int], indices: [Int32],
    valueLengths: [Int],
    values: [Double], at first: Int
  ) {
    func child(_ index: Int) -> VectorWriter {
      VectorWriter(duckdb_struct_vector_get_child(vector, idx_t(index)))
    }
    child(0).copy(kinds, at: first)
    child(1).copy(sizes, at: first)
    child(2).writeLists(indexLengths, at: first) { VectorWriter($0).copy(indices, at: $1) }
    child(3).writeLists(valueLengths, at: first) { VectorWriter($0).copy(values, at: $1) }
    // Spark leaves size and indices of a dense vector null.
    let dense = isSparse.map { !$0 }
    if dense.contains(true) {
      child(1).markNulls(dense, at: first)
      child(2).markNulls(dense, at: first)
    }
  }
}
