import Foundation
import GnistaArrow
import GnistaCore
import Testing

/// A stream written by PyArrow, and what PyArrow reads from it (Scripts/reference/arrow.py).
struct ArrowGolden {
  static let names = [
    "integers", "floats", "decimals", "times", "texts", "nested", "dictionaries", "replaced", "slices",
    "empty",
    "none", "metadata", "old",
  ]

  let stream: Data
  let expected: JSONValue

  init(_ name: String) throws {
    expected = try Self.file(name)
    stream = try #require(Data(base64Encoded: expected["stream"]?.stringValue ?? ""))
  }

  static func file(_ name: String) throws -> JSONValue {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden/arrow")
    return try JSONValue(parsing: Data(contentsOf: folder.appending(path: name + ".json")))
  }

  func batches() throws -> [ArrowBatch] {
    var reader = try ArrowStreamReader(stream)
    return try reader.batches()
  }
}

extension ArrowField {
  /// The field as PyArrow describes it in the golden files.
  var described: JSONValue {
    var members: [String: JSONValue] = [
      "name": .string(name), "nullable": .bool(nullable), "type": .string(type.description),
      "children": .array(children.map(\.described)), "metadata": .object(metadata.mapValues { .string($0) }),
    ]
    if let dictionary { members["positions"] = .string(dictionary.indexType.description) }
    return .object(members)
  }
}

extension RowBatch {
  /// Where the values differ from a golden file's columns; empty when they are the same.
  func differences(from batch: JSONValue) -> [String] {
    var found: [String] = []
    let columns = batch["columns"]?.arrayValue ?? []
    if .integer(Int64(count)) != batch["rows"] || columns.count != schema.count {
      found.append("shape of \(batch)")
    }
    for (field, (column, list)) in zip(schema.fields, zip(self.columns, columns)) {
      let values = list.arrayValue ?? []
      if values.count != column.count { found.append("\(field.name): \(column.count) rows") }
      for (row, value) in values.enumerated() where !column[row].equals(value) {
        found.append("\(field.name)[\(row)]: \(column[row]) is not \(value)")
      }
    }
    return found
  }
}

extension Value {
  /// Whether this is what a golden file has.
  func equals(_ json: JSONValue) -> Bool {
    func all(_ values: [Value], _ list: [JSONValue]?) -> Bool {
      list.map { $0.count == values.count && zip(values, $0).allSatisfy { $0.equals($1) } } ?? false
    }
    switch self {
    case .null: return json == .null
    case .boolean(let flag): return json == .bool(flag)
    case .byte, .short, .integer, .long: return integerValue == json.integerValue
    case .date(let days): return json == .integer(Int64(days))
    case .timestamp(let micros), .timestampNTZ(let micros), .dayTimeInterval(let micros):
      return json == .integer(micros)
    case .yearMonthInterval(let months): return json == .integer(Int64(months))
    case .calendarInterval(let months, let days, let microseconds):
      return json == [.integer(Int64(months)), .integer(Int64(days)), .integer(microseconds)]
    case .float(let number): return Value.double(Double(number)).equals(json)
    case .double(let number):
      if json == "-0.0" { return number == 0 && number.sign == .minus }
      guard let wanted = json.doubleValue else { return false }
      return (number == wanted && (number != 0 || number.sign == .plus)) || (number.isNaN && wanted.isNaN)
    case .decimal(let decimal): return json == .string(decimal.description)
    case .string(let text): return json == .string(text)
    case .binary(let bytes):
      return json == .string(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    case .array(let list): return all(list, json.arrayValue)
    case .map(let entries):
      guard let pairs = json.arrayValue, pairs.count == entries.count else { return false }
      return zip(entries, pairs).allSatisfy { all([$0.key, $0.value], $1.arrayValue) }
    case .structure(let row): return all(row.values, json.arrayValue)
    case .vector(.dense(let values)):
      return all([1, .null, .null, .array(values.map(Value.double))], json.arrayValue)
    case .vector(.sparse(let size, let indices, let values)):
      return all(
        [
          0, .long(Int64(size)), .array(indices.map(Value.integer)), .array(values.map(Value.double)),
        ], json.arrayValue)
    }
  }
}
