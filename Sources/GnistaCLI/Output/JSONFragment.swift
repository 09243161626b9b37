internal import GnistaCore

/// The JSON text of values of a frame.
///
/// Dates, times and intervals are strings in Spark's form, binary is hexadecimal, decimals are numbers with all their
/// digits, dense vectors are lists, sparse vectors objects with `size`, `indices` and `values`; NaN and infinities,
/// which JSON lacks, are the strings `NaN`, `Infinity` and `-Infinity`.
enum JSONFragment {
  /// Adds the JSON text of a value.
  static func append(_ value: Value, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .boolean(let flag): text += flag ? "true" : "false"
    case .byte, .short, .integer, .long, .decimal: text += SparkText.text(of: value) ?? "null"
    case .float(let number):
      text += number.isFinite ? number.description : SparkText.json(SparkText.float(number))
    case .double(let number): append(number, to: &text)
    case .binary(let bytes): text += SparkText.json(bytes.map(hexadecimal).joined())
    case .array(let list): append(list, to: &text) { append($0, to: &$1) }
    case .map(let entries): appendMap(entries, to: &text)
    case .structure(let row):
      appendObject(zip(row.schema.names, row.values).map { ($0, $1) }, to: &text)
    case .vector(.dense(let numbers)): append(numbers, to: &text) { append($0, to: &$1) }
    case .vector(.sparse(let size, let indices, let values)):
      text += "{\"size\":\(size),\"indices\":\(indices.description),\"values\":"
      append(values, to: &text) { append($0, to: &$1) }
      text += "}"
    case .string, .date, .timestamp, .timestampNTZ, .dayTimeInterval, .yearMonthInterval, .calendarInterval:
      text += SparkText.json(SparkText.text(of: value) ?? "")
    }
  }

  private static func append(_ number: Double, to text: inout String) {
    text += number.isFinite ? number.description : SparkText.json(SparkText.double(number))
  }

  private static func append<T>(_ list: [T], to text: inout String, _ each: (T, inout String) -> Void) {
    text += "["
    for (index, item) in list.enumerated() {
      if index > 0 { text += "," }
      each(item, &text)
    }
    text += "]"
  }

  /// A map is an object when its keys are texts, else a list of pairs.
  private static func appendMap(_ entries: [Value.MapEntry], to text: inout String) {
    let names = entries.compactMap(\.key.stringValue)
    if names.count == entries.count {
      appendObject(zip(names, entries).map { ($0, $1.value) }, to: &text)
    } else {
      append(entries, to: &text) { entry, text in
        append([entry.key, entry.value], to: &text) { append($0, to: &$1) }
      }
    }
  }

  private static func appendObject(_ members: [(String, Value)], to text: inout String) {
    text += "{"
    for (index, member) in members.enumerated() {
      if index > 0 { text += "," }
      text += SparkText.json(member.0) + ":"
      append(member.1, to: &text)
    }
    text += "}"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}
