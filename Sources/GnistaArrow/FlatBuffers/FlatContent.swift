/// A table to be written in FlatBuffers' form: values by slot.
struct FlatContent {
  /// A value of a slot.
  enum Value {
    case int8(Int8)
    case int16(Int16)
    case int32(Int32)
    case int64(Int64)
    case text(String)
    case table(FlatContent)
    case tables([FlatContent])
    /// Pairs of 64-bit numbers.
    case pairs([(Int64, Int64)])

    /// Bytes that the value takes inside its table; texts, tables and lists stand outside and are pointed to.
    var width: Int {
      switch self {
      case .int8: 1
      case .int16: 2
      case .int64: 8
      default: 4
      }
    }
  }

  private(set) var fields: [(slot: Int, value: Value)] = []

  init(_ fields: [Int: Value] = [:]) {
    self.fields = fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The table as the root of a message.
  func message() -> [UInt8] {
    var writer = FlatWriter()
    return writer.message(self)
  }
}

/// Writes tables front to back: a table, then what it points to. All offsets then point forward, as the format wants.
private struct FlatWriter {
  private var bytes: [UInt8] = []

  mutating func message(_ root: FlatContent) -> [UInt8] {
    append(UInt32(0))
    let position = table(root)
    store(UInt32(position), at: 0)
    return bytes
  }

  private mutating func append<T: FixedWidthInteger>(_ value: T) {
    for byte in 0..<(T.bitWidth / 8) { bytes.append(UInt8(truncatingIfNeeded: value >> T(byte * 8))) }
  }

  private mutating func store<T: FixedWidthInteger>(_ value: T, at position: Int) {
    for byte in 0..<(T.bitWidth / 8) {
      bytes[position + byte] = UInt8(truncatingIfNeeded: value >> T(byte * 8))
    }
  }

  /// Fills up so that what comes after `ahead` more bytes stands at a multiple of `width`.
  private mutating func align(_ width: Int, ahead: Int = 0) {
    while (bytes.count + ahead) % width != 0 { bytes.append(0) }
  }

  /// Writes a table and all that it points to; returns its position.
  private mutating func table(_ content: FlatContent) -> Int {
    var end = 4
    var places = [Int](repeating: 0, count: (content.fields.last?.slot ?? -1) + 1)
    // The widest first, so that few gaps arise.
    for field in content.fields.sorted(by: { $0.value.width > $1.value.width }) {
      let width = field.value.width
      end = (end + width - 1) / width * width
      places[field.slot] = end
      end += width
    }
    align(2)
    let layout = bytes.count
    append(UInt16(4 + 2 * places.count))
    append(UInt16(end))
    for place in places { append(UInt16(place)) }
    align(8)
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: end))
    store(Int32(start - layout), at: start)
    for (slot, value) in content.fields {
      let place = start + places[slot]
      switch value {
      case .int8(let number): store(number, at: place)
      case .int16(let number): store(number, at: place)
      case .int32(let number): store(number, at: place)
      case .int64(let number): store(number, at: place)
      case .text(let text): point(from: place, to: self.text(text))
      case .table(let inner): point(from: place, to: table(inner))
      case .tables(let list): point(from: place, to: tables(list))
      case .pairs(let list): point(from: place, to: pairs(list))
      }
    }
    return start
  }

  private mutating func point(from place: Int, to target: Int) { store(UInt32(target - place), at: place) }

  private mutating func text(_ text: String) -> Int {
    align(4)
    let start = bytes.count
    let utf8 = Array(text.utf8)
    append(UInt32(utf8.count))
    bytes.append(contentsOf: utf8)
    bytes.append(0)
    return start
  }

  private mutating func tables(_ list: [FlatContent]) -> Int {
    align(4)
    let start = bytes.count
    append(UInt32(list.count))
    bytes.append(contentsOf: repeatElement(0, count: 4 * list.count))
    for (index, content) in list.enumerated() { point(from: start + 4 + 4 * index, to: table(content)) }
    return start
  }

  private mutating func pairs(_ list: [(Int64, Int64)]) -> Int {
    align(8, ahead: 4)
    let start = bytes.count
    append(UInt32(list.count))
    for (first, second) in list {
      append(first)
      append(second)
    }
    return start
  }
}
