import GnistaCore

/// A JSON text as a tree that keeps the order of keys and whether a number was written as a whole one.
indirect enum JSONNode {
  case null
  case boolean(Bool)
  /// A whole number, as written.
  case whole(String)
  /// Any other number.
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([(key: String, value: JSONNode)])

  /// Reads a text; nil when it is not JSON. What follows the first value is passed over when `isLenient`.
  static func parse(_ text: String, isLenient: Bool = false) -> JSONNode? {
    var reader = JSONReader(text)
    guard let node = reader.value() else { return nil }
    return isLenient || reader.isAtEnd ? node : nil
  }

  /// Compact JSON, with floating-point numbers as Java prints them.
  var text: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .whole(let digits): digits
    case .number(let number): SparkText.double(number)
    case .string(let text): SparkText.json(text)
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { SparkText.json($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }
}

/// Reads JSON by RFC 8259.
private struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  private mutating func skipBlanks() {
    while position < bytes.count, [32, 9, 10, 13].contains(bytes[position]) { position += 1 }
  }

  var isAtEnd: Bool { bytes[position...].allSatisfy { [32, 9, 10, 13].contains($0) } }

  private mutating func accept(_ character: Character) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func accept(word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  mutating func value() -> JSONNode? {
    skipBlanks()
    // Deeper texts are refused, so that no text can exhaust the stack.
    guard position < bytes.count, depth < 1_000 else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch bytes[position] {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""): return string().map(JSONNode.string)
    case UInt8(ascii: "t"): return accept(word: "true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): return accept(word: "false") ? .boolean(false) : nil
    case UInt8(ascii: "n"): return accept(word: "null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object() -> JSONNode? {
    position += 1
    var members: [(key: String, value: JSONNode)] = []
    if accept("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), let key = string(), accept(":"),
        let value = value()
      else { return nil }
      members.append((key, value))
    } while accept(",")
    return accept("}") ? .object(members) : nil
  }

  private mutating func array() -> JSONNode? {
    position += 1
    var items: [JSONNode] = []
    if accept("]") { return .array([]) }
    repeat {
      guard let item = value() else { return nil }
      items.append(item)
    } while accept(",")
    return accept("]") ? .array(items) : nil
  }

  private mutating func number() -> JSONNode? {
    let start = position
    func digits() -> Int {
      let begin = position
      while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
      return position - begin
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else { return nil }
    var isWhole = true
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      isWhole = false
      guard digits() > 0 else { return nil }
    }
    if position < bytes.count, bytes[position] | 32 == UInt8(ascii: "e") {
      position += 1
      isWhole = false
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      guard digits() > 0 else { return nil }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return isWhole ? .whole(text) : Double(text).map(JSONNode.number)
  }

  private mutating func string() -> String? {
    position += 1
    var units: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        units.append(contentsOf: String(Character(scalar)).utf8)
      case 0..<32: return nil
      default: units.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"):
      guard let first = unit() else { return nil }
      guard 0xD800..<0xDC00 ~= first else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
      guard accept(word: "\\u"), let second = unit(), 0xDC00..<0xE000 ~= second else { return "\u{FFFD}" }
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    default: return nil
    }
  }

  private mutating func unit() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    let digits = bytes[position..<position + 4]
    position += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
