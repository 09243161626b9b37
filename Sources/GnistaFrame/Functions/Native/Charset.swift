import GnistaCore

/// The character sets that Spark's encode and decode know.
enum Charset: String {
  case utf8 = "UTF-8"
  case ascii = "US-ASCII"
  case latin1 = "ISO-8859-1"
  case utf16 = "UTF-16"
  case utf16BE = "UTF-16BE"
  case utf16LE = "UTF-16LE"
  case utf32 = "UTF-32"

  /// Finds a character set by name, in any case.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a name that Spark does not know.
  init(_ name: String) throws {
    guard let known = Charset(rawValue: name.uppercased()) else {
      throw GnistaError(
        .invalidArgument,
        "[INVALID_PARAMETER_VALUE.CHARSET] '\(name)' is not a character set that can be used here")
    }
    self = known
  }

  private var malformed: GnistaError {
    GnistaError(
      .invalidValue,
      "[MALFORMED_CHARACTER_CODING] Invalid value found when performing encode or decode with \(rawValue)")
  }

  /// The bytes of a text.
  func encode(_ text: String) throws -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .ascii, .latin1:
      let limit: UInt32 = self == .ascii ? 0x80 : 0x100
      return try text.unicodeScalars.map { scalar in
        guard scalar.value < limit else { throw malformed }
        return UInt8(scalar.value)
      }
    case .utf16: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf16BE: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf16LE: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf32:
      return text.unicodeScalars.flatMap { scalar in
        (0..<4).map { UInt8(scalar.value >> (24 - 8 * UInt32($0)) & 0xFF) }
      }
    }
  }

  /// The text of some bytes.
  func decode(_ bytes: [UInt8]) throws -> String {
    switch self {
    case .utf8:
      guard let text = String(validating: bytes, as: UTF8.self) else { throw malformed }
      return text
    case .ascii:
      guard bytes.allSatisfy({ $0 < 0x80 }) else { throw malformed }
      return String(decoding: bytes, as: UTF8.self)
    case .latin1: return TextParts.string(bytes.map { Unicode.Scalar($0) })
    case .utf16:
      if bytes.starts(with: [0xFF, 0xFE]) { return try wide(Array(bytes.dropFirst(2)), isLittle: true) }
      return try wide(bytes.starts(with: [0xFE, 0xFF]) ? Array(bytes.dropFirst(2)) : bytes, isLittle: false)
    case .utf16BE: return try wide(bytes, isLittle: false)
    case .utf16LE: return try wide(bytes, isLittle: true)
    case .utf32:
      guard bytes.count % 4 == 0 else { throw malformed }
      let scalars = try stride(from: 0, to: bytes.count, by: 4).map { start -> Unicode.Scalar in
        let value = bytes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard let scalar = Unicode.Scalar(value) else { throw malformed }
        return scalar
      }
      return TextParts.string(scalars)
    }
  }

  private func wide(_ bytes: [UInt8], isLittle: Bool) throws -> String {
    guard bytes.count % 2 == 0 else { throw malformed }
    let units = stride(from: 0, to: bytes.count, by: 2).map { start in
      isLittle
        ? UInt16(bytes[start]) | UInt16(bytes[start + 1]) << 8
        : UInt16(bytes[start]) << 8 | UInt16(bytes[start + 1])
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw malformed }
    return text
  }
}
