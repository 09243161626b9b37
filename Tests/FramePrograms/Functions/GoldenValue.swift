import Foundation
import GnistaCore
import GnistaFrame

/// Values in the form of the golden files.
enum GoldenValue {
  /// A value of a known type.
  static func value(_ json: JSONValue, _ type: DataType) -> Value {
    switch (type, json) {
    case (_, .null): return .null
    case (.boolean, .bool(let flag)): return .boolean(flag)
    case (.byte, _): return .byte(Int8(json.integerValue ?? 0))
    case (.short, _): return .short(Int16(json.integerValue ?? 0))
    case (.integer, _): return .integer(Int32(json.integerValue ?? 0))
    case (.long, _): return .long(Int64(json.integerValue ?? 0))
    case (.float, _): return .float(Float(number(json)))
    case (.double, _): return .double(number(json))
    case (.decimal, _): return DecimalValue(json["decimal"]?.stringValue ?? "").map(Value.decimal) ?? .null
    case (.string, .string(let text)): return .string(text)
    case (.binary, _): return .binary(bytes(json["hex"]?.stringValue ?? ""))
    case (.date, .string(let text)): return .date(days(text))
    case (.timestamp, .string(let text)): return .timestamp(micros(text))
    case (.timestampNTZ, .string(let text)): return .timestampNTZ(micros(text))
    case (.dayTimeInterval, _): return .dayTimeInterval(Int64(json["micros"]?.integerValue ?? 0))
    case (.yearMonthInterval, _): return .yearMonthInterval(Int32(json["months"]?.integerValue ?? 0))
    case (.array(let element, _), .array(let items)): return .array(items.map { value($0, element) })
    case (.map(let key, let item, _), _):
      return .map(
        (json["map"]?.arrayValue ?? []).map { entry in
          let parts = entry.arrayValue ?? []
          return .init(key: value(parts[0], key), value: value(parts[1], item))
        })
    case (.structure(let schema), _):
      let parts = json["struct"]?.arrayValue ?? []
      return .structure(Row(schema: schema, values: zip(schema.fields, parts).map { value($1, $0.dataType) }))
    default: return .null
    }
  }

  private static func number(_ json: JSONValue) -> Double {
    json.doubleValue ?? json["double"]?.doubleValue ?? 0
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }

  private static func days(_ text: String) -> Int32 {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return Int32(CivilDate(year: parts[0], month: parts[1], day: parts[2]).daysSinceEpoch)
  }

  private static func micros(_ text: String) -> Int64 {
    let clock = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int64($0) }
    let seconds = Int64(days(String(text.prefix(10)))) * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
    return seconds * 1_000_000 + (Int64(text.dropFirst(20).prefix(6)) ?? 0)
  }

  /// Spark's name of a type as Gnista writes it: intervals have no units of their own, and `char` is text.
  static func typeName(_ name: String) -> String {
    var result = name
    for unit in ["day to hour", "day to minute", "hour to second", "hour to minute", "minute to second"] {
      result = result.replacingOccurrences(of: "interval \(unit)", with: "interval day to second")
    }
    for unit in ["day", "hour", "minute", "second"] where result.hasSuffix("interval \(unit)") {
      result = result.replacingOccurrences(of: "interval \(unit)", with: "interval day to second")
    }
    for unit in ["month", "year"] where result.hasSuffix("interval \(unit)") {
      result = result.replacingOccurrences(of: "interval \(unit)", with: "interval year to month")
    }
    return result
  }

  /// Whether two values are the same. Maps have no order.
  ///
  /// Doubles may differ by a few units in the last place, because Java, DuckDB and the C library round functions such
  /// as `exp` differently and sum in other orders.
  static func agree(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.double(let x), .double(let y)): return close(x, y, 1e-13)
    case (.float(let x), .float(let y)): return close(Double(x), Double(y), 1e-6)
    case (.array(let x), .array(let y)): return x.count == y.count && zip(x, y).allSatisfy(agree)
    case (.structure(let x), .structure(let y)):
      return x.values.count == y.values.count && zip(x.values, y.values).allSatisfy(agree)
    case (.map(let x), .map(let y)):
      return x.count == y.count
        && x.allSatisfy { one in y.contains { agree(one.key, $0.key) && agree(one.value, $0.value) } }
    default: return a == b
    }
  }

  private static func close(_ x: Double, _ y: Double, _ tolerance: Double) -> Bool {
    if x.isNaN || y.isNaN { return x.isNaN && y.isNaN }
    return x == y || abs(x - y) <= tolerance * max(abs(x), abs(y))
  }
}
