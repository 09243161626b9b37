import GnistaCore

/// The labels of one column, found by their UTF-8 bytes without making a string.
///
/// A hash table with open addressing. Two labels are the same only when their bytes are, as in Spark; Swift's own
/// equality of strings would join composed and decomposed letters.
struct LabelTable: Sendable {
  /// The labels in the order of their indices.
  let labels: [String]
  private let text: StringColumn
  /// Index of a label plus one; 0 for a free slot. The count is a power of two, at least twice that of the labels.
  private let slots: [Int32]
  private let mask: Int

  /// Makes a table; where a label comes twice, the last one counts.
  init(_ labels: [String]) {
    self.labels = labels
    text = StringColumn(labels)
    var capacity = 4
    while capacity < labels.count * 2 { capacity *= 2 }
    mask = capacity - 1
    var slots = [Int32](repeating: 0, count: capacity)
    for index in labels.indices {
      let bytes = text.utf8(at: index)
      var slot = Int(truncatingIfNeeded: Self.hash(text.bytes, bytes.startIndex, bytes.endIndex)) & mask
      while slots[slot] != 0, text.utf8(at: Int(slots[slot]) - 1) != bytes { slot = (slot + 1) & mask }
      slots[slot] = Int32(index + 1)
    }
    self.slots = slots
  }

  /// The index of the text in some bytes, or -1.
  @inline(__always)
  func index(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var slot = Int(truncatingIfNeeded: Self.hash(bytes, start, end)) & mask
    while true {
      let entry = Int(slots[slot]) - 1
      if entry < 0 { return -1 }
      let own = text.offsets[entry]
      if text.offsets[entry + 1] - own == end - start {
        var position = 0
        while start + position < end, text.bytes[own + position] == bytes[start + position] { position += 1 }
        if start + position == end { return entry }
      }
      slot = (slot + 1) & mask
    }
  }

  /// The indices of all texts of a column, -1 for a text that is not a label.
  func indices(of column: StringColumn) -> [Int32] {
    let bytes = column.bytes
    let offsets = column.offsets
    return (0..<column.count).map { Int32(truncatingIfNeeded: index(bytes, offsets[$0], offsets[$0 + 1])) }
  }

  /// The index of a text, or -1.
  func index(of label: String) -> Int {
    let bytes = Array(label.utf8)
    return index(bytes, 0, bytes.count)
  }

  /// FNV-1a (Fowler, Noll and Vo), with the high bits folded into the low ones.
  @inline(__always)
  private static func hash(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for position in start..<end { hash = (hash ^ UInt64(bytes[position])) &* 0x100_0000_01b3 }
    return hash ^ hash >> 32
  }
}

/// Labels of a column of numbers: the text that Spark gives a number, found by the number.
extension LabelTable {
  /// Gives the indices of a column's values, -1 for what is not a label. What stands where a row is null does not
  /// matter.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for a type whose texts cannot be labels.
  func lookup(for type: DataType) throws -> @Sendable (BatchColumn) -> [Int32] {
    switch type {
    case .string:
      return { column in
        guard case .string(let texts) = column.storage else { return textIndices(of: column) }
        return indices(of: texts)
      }
    case .byte, .short, .integer, .long:
      let byNumber = numbers { text in
        Int64(text).flatMap { String($0) == text ? UInt64(bitPattern: $0) : nil }
      }
      return { column in
        switch column.storage {
        case .byte(let values): Self.find(values, byNumber)
        case .short(let values): Self.find(values, byNumber)
        case .integer(let values): Self.find(values, byNumber)
        case .long(let values): Self.find(values, byNumber)
        default: textIndices(of: column)
        }
      }
    case .float, .double:
      let doubles = numbers { text in
        Double(text).flatMap { SparkText.double($0) == text ? $0.bitPattern : nil }
      }
      let floats = numbers { text in
        Float(text).flatMap { SparkText.float($0) == text ? UInt64($0.bitPattern) : nil }
      }
      let nan = Int32(index(of: "NaN"))
      return { column in
        switch column.storage {
        case .float(let values):
          values.map { $0.isNaN ? nan : floats[UInt64($0.bitPattern)] ?? -1 }
        case .double(let values): values.map { $0.isNaN ? nan : doubles[$0.bitPattern] ?? -1 }
        default: textIndices(of: column)
        }
      }
    case .decimal: return { textIndices(of: $0) }
    default:
      throw GnistaError(.typeMismatch, "labels are texts or numbers, not \(type)")
    }
  }

  /// The labels that are numbers, by a key of the number.
  private func numbers(_ key: (String) -> UInt64?) -> [UInt64: Int32] {
    var table: [UInt64: Int32] = [:]
    for (index, label) in labels.enumerated() {
      if let key = key(label) { table[key] = Int32(index) }
    }
    return table
  }

  private static func find(_ values: [some BinaryInteger], _ byNumber: [UInt64: Int32]) -> [Int32] {
    values.map { byNumber[UInt64(bitPattern: Int64($0))] ?? -1 }
  }

  private func textIndices(of column: BatchColumn) -> [Int32] {
    (0..<column.count).map { row in
      SparkText.text(of: column[row]).map { Int32(truncatingIfNeeded: index(of: $0)) } ?? -1
    }
  }
}

extension LabelTable: Hashable {
  static func == (a: LabelTable, b: LabelTable) -> Bool { a.text == b.text }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension LabelTable: Codable {
  init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([String].self))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(labels)
  }
}
