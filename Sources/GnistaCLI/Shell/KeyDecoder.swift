/// Turns the bytes of a terminal into key strokes.
///
/// Knows UTF-8 and the sequences that xterm and its kin send for arrows, Home, End, Delete and words.
struct KeyDecoder {
  private var pending: [UInt8] = []

  /// Takes one byte; nil while more are needed or when they mean nothing here.
  mutating func take(_ byte: UInt8) -> KeyStroke? {
    pending.append(byte)
    if pending[0] == 0x1B { return escape() }
    if pending[0] < 0x80 {
      pending = []
      return Self.control(byte)
    }
    let needed = pending[0] >= 0xF0 ? 4 : pending[0] >= 0xE0 ? 3 : 2
    guard pending.count >= needed else { return nil }
    defer { pending = [] }
    return String(validating: pending, as: UTF8.self)?.first.map(KeyStroke.insert)
  }

  private static func control(_ byte: UInt8) -> KeyStroke? {
    switch byte {
    case 0x01: .home
    case 0x02: .left
    case 0x03: .interrupt
    case 0x04: .endOrDelete
    case 0x05: .end
    case 0x06: .right
    case 0x08, 0x7F: .backspace
    case 0x09: .insert(" ")
    case 0x0A, 0x0D: .enter
    case 0x0B: .deleteToEnd
    case 0x0C: .clearScreen
    case 0x0E: .down
    case 0x10: .up
    case 0x15: .deleteToStart
    case 0x17: .deleteWord
    case 0x20...0x7E: .insert(Character(Unicode.Scalar(byte)))
    default: nil
    }
  }

  /// The stroke of an escape sequence once its last byte is there.
  private mutating func escape() -> KeyStroke? {
    guard pending.count > 1 else { return nil }
    if pending[1] != UInt8(ascii: "["), pending[1] != UInt8(ascii: "O") {
      defer { pending = [] }
      switch pending[1] {
      case UInt8(ascii: "b"): return .wordLeft
      case UInt8(ascii: "f"): return .wordRight
      case 0x7F: return .deleteWord
      default: return nil
      }
    }
    guard pending.count > 2, let last = pending.last, (0x40...0x7E).contains(last) else { return nil }
    defer { pending = [] }
    let parameters = String(decoding: pending[2..<pending.count - 1], as: UTF8.self)
    let isWord = parameters.hasSuffix(";5") || parameters.hasSuffix(";3")
    switch last {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return isWord ? .wordRight : .right
    case UInt8(ascii: "D"): return isWord ? .wordLeft : .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "~"):
      switch parameters {
      case "1", "7": return .home
      case "4", "8": return .end
      case "3": return .delete
      default: return nil
      }
    default: return nil
    }
  }
}
