/// Base32 by RFC 4648, with the alphabet A–Z and 2–7.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// Bytes as text, filled up with `=` to eights of characters.
  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in bytes {
      bits = bits << 8 | Int(byte)
      count += 8
      while count >= 5 {
        count -= 5
        result.append(alphabet[bits >> count & 31])
      }
      bits &= 31
    }
    if count > 0 { result.append(alphabet[bits << (5 - count) & 31]) }
    while result.count % 8 != 0 { result.append(UInt8(ascii: "=")) }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes of a text in small or capital letters. Other characters are passed over, and so are bits that make no byte.
  static func bytes(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var (bits, count) = (0, 0)
    for digit in text.uppercased().utf8 {
      guard let value = alphabet.firstIndex(of: digit) else { continue }
      bits = bits << 5 | value
      count += 5
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= (1 << count) - 1
      }
    }
    return result
  }
}
