import CDuckDB
import GnistaCore

/// Copies the first rows of a DuckDB vector into Gnista's form. The vector must be flat, as result chunks and function
/// arguments are, and outlive the reader.
struct VectorReader {
  private let vector: duckdb_vector?
  private let first: Int
  private let count: Int
  private let data: UnsafeMutableRawPointer?
  private let validity: UnsafeMutablePointer<UInt64>?

  init(_ vector: duckdb_vector?, first: Int = 0, count: Int) {
    self.vector = vector
    self.first = first
    self.count = count
    data = duckdb_vector_get_data(vector)
    validity = duckdb_vector_get_validity(vector)
  }

  private func isValid(_ row: Int) -> Bool {
    guard let validity else { return true }
    let position = first + row
    return validity[position >> 6] & (1 << UInt64(position & 63)) != 0
  }

  private var nulls: [Bool]? {
    guard let validity, count > 0 else { return nil }
    let end = first + count
    var isComplete = true
    // Whole words first: a column that has a mask mostly has no null in it all the same.
    for word in (first >> 6)...((end - 1) >> 6) {
      var wanted = UInt64.max
      if word == first >> 6 { wanted &= UInt64.max << UInt64(first & 63) }
      if word == end >> 6 { wanted &= ~(UInt64.max << UInt64(end & 63)) }
      if validity[word] & wanted != wanted { isComplete = false }
    }
    guard !isComplete else { return nil }
    return [Bool](unsafeUninitializedCapacity: count) { nulls, used in
      for row in 0..<count {
        nulls[row] = validity[(first + row) >> 6] & (1 << UInt64((first + row) & 63)) == 0
      }
      used = count
    }
  }

  private func copy<T: BitwiseCopyable>(_: T.Type) -> [T] {
    guard let data, count > 0 else { return [] }
    return Array(UnsafeBufferPointer(start: data.assumingMemoryBound(to: T.self) + first, count: count))
  }

  private func pointer<T>(_: T.Type) -> UnsafeMutablePointer<T>? {
    data.map { $0.assumingMemoryBound(to: T.self) + first }
  }

  /// The rows as a column of a Spark type, which must be the one that ``LogicalType/dataType`` gives.
  func column(of type: DataType) -> BatchColumn {
    let storage: BatchColumn.Storage
    switch type {
    case .boolean: storage = .boolean(copy(Bool.self))
    case .byte: storage = .byte(copy(Int8.self))
    case .short: storage = .short(copy(Int16.self))
    case .integer, .date: storage = .integer(copy(Int32.self))
    case .long, .timestamp, .timestampNTZ: storage = .long(copy(Int64.self))
    case .float: storage = .float(copy(Float.self))
    case .double: storage = .double(copy(Double.self))
    case .string: storage = .string(strings)
    case .dayTimeInterval: storage = .long(intervals.map { Int64($0.days) * 86_400_000_000 + $0.micros })
    case .yearMonthInterval: storage = .integer(intervals.map(\.months))
    case .vector:
      if let block = vectorBlock { return BatchColumn(type: .vector, storage: .vector(block), nulls: nulls) }
      storage = .values(vectors)
    default: storage = .values(values(of: type))
    }
    return BatchColumn(type: type, storage: storage, nulls: nulls)
  }

  private var strings: StringColumn {
    guard let texts = pointer(duckdb_string_t.self) else {
      return StringColumn(bytes: [], offsets: Array(repeating: 0, count: count + 1))
    }
    let offsets = [Int](unsafeUninitializedCapacity: count + 1) { offsets, used in
      var end = 0
      offsets[0] = 0
      for row in 0..<count {
        // What stands where a row is null has no length.
        end += isValid(row) ? Int(texts[row].value.inlined.length) : 0
        offsets[row + 1] = end
      }
      used = count + 1
    }
    // A short text is copied with the bytes behind it, which the next text overwrites.
    let total = offsets[count]
    let bytes = [UInt8](unsafeUninitializedCapacity: total + Self.inlined) { buffer, used in
      guard let start = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
      for row in 0..<count {
        let length = offsets[row + 1] - offsets[row]
        guard length > 0 else { continue }
        let text = UnsafeRawPointer(texts + row)
        if length <= Self.inlined {
          (start + offsets[row]).copyMemory(from: text + 4, byteCount: Self.inlined)
        } else if let long = texts[row].value.pointer.ptr {
          (start + offsets[row]).copyMemory(from: long, byteCount: length)
        }
      }
      used = total
    }
    return StringColumn(bytes: bytes, offsets: offsets)
  }

  /// The longest text that stands right behind its length of 4 bytes; a longer one stands behind a pointer.
  private static let inlined = 12

  private static func withBytes<Result>(
    _ text: UnsafeMutablePointer<duckdb_string_t>, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let length = Int(text.pointee.value.inlined.length)
    if length <= inlined {
      return body(UnsafeRawBufferPointer(start: UnsafeRawPointer(text) + 4, count: length))
    }
    return body(UnsafeRawBufferPointer(start: text.pointee.value.pointer.ptr, count: length))
  }

  private var intervals: [(months: Int32, days: Int32, micros: Int64)] {
    let parts = pointer(duckdb_interval.self)
    return (0..<count).map { row in
      guard let parts, isValid(row) else { return (0, 0, 0) }
      return (parts[row].months, parts[row].days, parts[row].micros)
    }
  }

  // MARK: Nested and rare types, value by value

  private func values(of type: DataType) -> [Value] {
    switch type {
    case .null: return Array(repeating: .null, count: count)
    case .decimal(let precision, let scale): return decimals(precision: precision, scale: scale)
    case .binary:
      let texts = pointer(duckdb_string_t.self)
      return (0..<count).map { row in
        guard let texts, isValid(row) else { return .null }
        return .binary(Self.withBytes(texts + row) { Array($0) })
      }
    case .calendarInterval:
      return intervals.enumerated().map { row, parts in
        isValid(row)
          ? .calendarInterval(months: parts.months, days: parts.days, microseconds: parts.micros) : .null
      }
    case .array(let element, _):
      return lists { child, offset, length in
        let column = VectorReader(child, first: offset, count: length).column(of: element)
        return .array((0..<length).map { column[$0] })
      }
    case .map(let key, let value, _):
      return lists { child, offset, length in
        let keys = VectorReader(duckdb_struct_vector_get_child(child, 0), first: offset, count: length)
          .column(of: key)
        let values = VectorReader(duckdb_struct_vector_get_child(child, 1), first: offset, count: length)
          .column(of: value)
        return .map((0..<length).map { Value.MapEntry(key: keys[$0], value: values[$0]) })
      }
    case .structure(let schema):
      let columns = schema.fields.indices.map { index in
        VectorReader(duckdb_struct_vector_get_child(vector, idx_t(index)), first: first, count: count)
          .column(of: schema.fields[index].dataType)
      }
      return (0..<count).map { row in
        isValid(row) ? .structure(Row(schema: schema, values: columns.map { $0[row] })) : .null
      }
    default:
      let column = column(of: type)
      return (0..<count).map { column[$0] }
    }
  }

  private func lists(_ make: (duckdb_vector?, Int, Int) -> Value) -> [Value] {
    let child = duckdb_list_vector_get_child(vector)
    let entries = pointer(duckdb_list_entry.self)
    return (0..<count).map { row in
      guard let entries, isValid(row) else { return .null }
      return make(child, Int(entries[row].offset), Int(entries[row].length))
    }
  }

  private func decimals(precision: Int, scale: Int) -> [Value] {
    func convert<T: BinaryInteger & BitwiseCopyable>(_ type: T.Type) -> [Value] {
      copy(type).enumerated().map { row, digits in
        isValid(row) ? .decimal(DecimalValue(unscaled: Int128(digits), scale: scale)) : .null
      }
    }
    // DuckDB keeps a decimal in the smallest integer that holds its digits.
    switch precision {
    case ...4: return convert(Int16.self)
    case ...9: return convert(Int32.self)
    case ...18: return convert(Int64.self)
    default:
      return copy(duckdb_hugeint.self).enumerated().map { row, digits in
        guard isValid(row) else { return .null }
        let unscaled = Int128(digits.upper) << 64 | Int128(digits.lower)
        return .decimal(DecimalValue(unscaled: unscaled, scale: scale))
      }
    }
  }

  // MARK: Spark ML vectors, stored as STRUCT(type, size, indices, values)

  private struct VectorParts {
    let kinds: [Int8]
    let sizes: [Int32]
    let indexEntries: UnsafeMutablePointer<duckdb_list_entry>?
    let indices: UnsafeMutablePointer<Int32>?
    let valueEntries: UnsafeMutablePointer<duckdb_list_entry>?
    let values: UnsafeMutablePointer<Double>?
  }

  private var vectorParts: VectorParts {
    func child(_ index: Int) -> VectorReader {
      VectorReader(duckdb_struct_vector_get_child(vector, idx_t(index)), first: first, count: count)
    }
    let (indices, values) = (child(2), child(3))
    return VectorParts(
      kinds: child(0).copy(Int8.self), sizes: child(1).copy(Int32.self),
      indexEntries: indices.pointer(duckdb_list_entry.self),
      indices: duckdb_vector_get_data(duckdb_list_vector_get_child(indices.vector))?
        .assumingMemoryBound(to: Int32.self),
      valueEntries: values.pointer(duckdb_list_entry.self),
      values: duckdb_vector_get_data(duckdb_list_vector_get_child(values.vector))?
        .assumingMemoryBound(to: Double.self))
  }

  /// All rows as one dense block; nil when one is null or sparse, or sizes differ.
  private var vectorBlock: VectorBlock? {
    let parts = vectorParts
    guard count > 0, let entries = parts.valueEntries, let values = parts.values else { return nil }
    let size = Int(entries[0].length)
    guard
      (0..<count).allSatisfy({ isValid($0) && parts.kinds[$0] == 1 && Int(entries[$0].length) == size })
    else { return nil }
    var all: [Double] = []
    all.reserveCapacity(count * size)
    for row in 0..<count {
      all.append(contentsOf: UnsafeBufferPointer(start: values + Int(entries[row].offset), count: size))
    }
    return VectorBlock(count: count, size: size, storage: .dense(all))
  }

  private var vectors: [Value] {
    let parts = vectorParts
    return (0..<count).map { row in
      guard isValid(row), let entries = parts.valueEntries else { return .null }
      let elements = UnsafeBufferPointer(
        start: parts.values.map { $0 + Int(entries[row].offset) }, count: Int(entries[row].length))
      if parts.kinds[row] == 1 { return .vector(.dense(Array(elements))) }
      guard let positions = parts.indexEntries else { return .null }
      let indices = UnsafeBufferPointer(
        start: parts.indices.map { $0 + Int(positions[row].offset) }, count: Int(positions[row].length))
      return .vector(.sparse(size: Int(parts.sizes[row]), indices: Array(indices), values: Array(elements)))
    }
  }
}
