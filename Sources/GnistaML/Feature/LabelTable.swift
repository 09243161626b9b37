import GnistaCore
import GnistaKernels

/// The labels of one column, found by their UTF-8 bytes without making a string.
///
/// Two labels are the same only when their bytes are, as in Spark.
struct LabelTable: Sendable {
  /// The labels in the order of their indices.
  let labels: [String]
  private let text: StringColumn
  private let table: TextIndex

  /// Makes a table; where a label comes twice, the last one counts.
  init(_ labels: [String]) {
    self.labels = labels
    text = StringColumn(labels)
    table = TextIndex(bytes: text.bytes, offsets: text.offsets)
  }

  /// The indices of all texts of a column, -1 for a text that is not a label.
  func indices(of column: StringColumn) -> [Int32] {
    table.indices(bytes: column.bytes, offsets: column.offsets)
  }

  /// The index of a text, or -1.
  func index(of label: String) -> Int { table.index(Array(label.utf8)) }
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
