import GnistaCore

/// Values in the lossless JSON form of the golden files, which Scripts/reference/functions.py describes.
enum GoldenCell {
  /// The JSON form of a value.
  static func render(_ value: Value) -> JSONValue {
    switch value {
    case .null: return .null
    case .boolean(let flag): return .bool(flag)
    case .byte, .short, .integer, .long: return .integer(Int64(value.integerValue ?? 0))
    case .float(let number): return render(.double(Double(number)))
    case .double(let number):
      if number.isNaN { return ["double": "NaN"] }
      if number.isInfinite { return ["double": number < 0 ? "-Infinity" : "Infinity"] }
      return .number(number)
    case .decimal(let number): return ["decimal": .string(number.description)]
    case .string(let text): return .string(text)
    case .binary(let bytes): return ["hex": .string(bytes.map { hexadecimal($0) }.joined())]
    case .date(let days): return .string(CivilDate(daysSinceEpoch: Int(days)).description)
    case .timestamp(let micros): return .string(instant(micros) + "Z")
    case .timestampNTZ(let micros): return .string(instant(micros))
    case .array(let list): return .array(list.map(render))
    case .map(let entries): return ["map": .array(entries.map { [render($0.key), render($0.value)] })]
    case .structure(let row): return ["struct": .array(row.values.map(render))]
    case .dayTimeInterval(let micros): return ["micros": .integer(micros)]
    case .yearMonthInterval(let months): return ["months": .integer(Int64(months))]
    case .calendarInterval, .vector: return .string("\(value)")
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }

  /// `2024-02-29T01:02:03.000004`
  private static func instant(_ micros: Int64) -> String {
    let text = CivilDate.timestampText(micros).split(separator: " ")
    let clock = text[1].split(separator: ".")
    let fraction = clock.count == 2 ? String(clock[1]) : ""
    return "\(text[0])T\(clock[0])." + fraction + String(repeating: "0", count: 6 - fraction.count)
  }

  /// The value of a type whose JSON form is given.
  static func read(_ json: JSONValue, _ type: DataType) throws -> Value {
    if json == .null { return .null }
    switch type {
    case .byte, .short, .integer, .long:
      let number = try need(json.integerValue, json)
      switch type {
      case .byte: return .byte(Int8(number))
      case .short: return .short(Int16(number))
      case .integer: return .integer(Int32(number))
      default: return .long(Int64(number))
      }
    case .double: return .double(try need(json["double"]?.doubleValue ?? json.doubleValue, json))
    case .float: return .float(Float(try need(json["double"]?.doubleValue ?? json.doubleValue, json)))
    case .boolean: return .boolean(try need(json.boolValue, json))
    case .string: return .string(try need(json.stringValue, json))
    case .decimal: return .decimal(try need(json["decimal"]?.stringValue.flatMap { DecimalValue($0) }, json))
    case .binary: return .binary(try bytes(try need(json["hex"]?.stringValue, json)))
    case .date: return .date(Int32(try day(try need(json.stringValue, json)).daysSinceEpoch))
    case .timestamp: return .timestamp(try micros(try need(json.stringValue, json)))
    case .timestampNTZ: return .timestampNTZ(try micros(try need(json.stringValue, json)))
    case .array(let element, _): return .array(try need(json.arrayValue, json).map { try read($0, element) })
    case .map(let key, let value, _):
      return .map(
        try need(json["map"]?.arrayValue, json).map { pair in
          let parts = try need(pair.arrayValue, pair)
          return .init(key: try read(parts[0], key), value: try read(parts[1], value))
        })
    case .structure(let schema):
      let values = try zip(need(json["struct"]?.arrayValue, json), schema.fields).map {
        try read($0, $1.dataType)
      }
      return .structure(Row(schema: schema, values: values))
    default: throw GnistaError(.malformedData, "no golden form for values of type \(type)")
    }
  }

  private static func need<T>(_ value: T?, _ json: JSONValue) throws -> T {
    guard let value else { throw GnistaError(.malformedData, "unexpected golden value \(json)") }
    return value
  }

  private static func bytes(_ text: String) throws -> [UInt8] {
    try stride(from: 0, to: text.count, by: 2).map { index in
      let pair = text.dropFirst(index).prefix(2)
      return try need(UInt8(pair, radix: 16), .string(text))
    }
  }

  private static func day(_ text: String) throws -> CivilDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { throw GnistaError(.malformedData, "unexpected golden date \(text)") }
    return CivilDate(year: parts[0], month: parts[1], day: parts[2])
  }

  private static func micros(_ text: String) throws -> Int64 {
    let halves = text.filter { $0 != "Z" }.split(separator: "T")
    let clock = halves[1].split { ":.".contains($0) }.compactMap { Int64($0) }
    guard clock.count == 4 else { throw GnistaError(.malformedData, "unexpected golden timestamp \(text)") }
    let seconds =
      Int64(try day(String(halves[0])).daysSinceEpoch) * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
    return seconds * 1_000_000 + clock[3]
  }

  // MARK: Comparison

  /// Whether two JSON forms are the same. Doubles may differ by 1e-12 of their size, because sums depend on the order of
  /// their parts.
  static func matches(_ one: JSONValue, _ other: JSONValue) -> Bool {
    switch (one, other) {
    case (.array(let a), .array(let b)): return a.count == b.count && zip(a, b).allSatisfy(matches)
    case (.object(let a), .object(let b)):
      return a.count == b.count && a.allSatisfy { key, value in b[key].map { matches(value, $0) } ?? false }
    case (.number, _), (_, .number):
      guard let a = one.doubleValue, let b = other.doubleValue else { return false }
      return a == b || abs(a - b) <= 1e-12 * max(abs(a), abs(b))
    case (.string(let a), .string(let b)) where a != b:
      // A statistic that describe gives as text may differ in its last digit, because sums are merged in another order.
      guard let x = Double(a), let y = Double(b), a.contains("."), b.contains(".") else { return false }
      return abs(x - y) <= 4e-16 * max(abs(x), abs(y))
    default: return one == other
    }
  }

  /// Rows that only one of two lists has, whatever their order.
  static func difference(
    _ rows: [[JSONValue]], _ wanted: [[JSONValue]]
  ) -> (missing: [[JSONValue]], surplus: [[JSONValue]]) {
    var rest = rows
    var missing: [[JSONValue]] = []
    for row in wanted {
      if let index = rest.firstIndex(where: { matches(.array($0), .array(row)) }) {
        rest.remove(at: index)
      } else {
        missing.append(row)
      }
    }
    return (missing, rest)
  }
}
