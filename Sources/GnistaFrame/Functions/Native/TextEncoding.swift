import Foundation
import GnistaCore

/// Text in base64, hexadecimal and other bases, by Spark's rules.
enum TextEncoding {
  /// The bytes of base64, with characters outside its alphabet passed over, as in MIME.
  static func lenientBase64(_ text: String) -> [UInt8] {
    var digits = text.utf8.filter { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
    while digits.count % 4 != 0 { digits.append(UInt8(ascii: "=")) }
    return Data(base64Encoded: Data(digits)).map { Array($0) } ?? []
  }

  /// `to_binary`.
  static func binary(_ text: String, format: String) throws -> [UInt8] {
    switch format.lowercased() {
    case "utf-8", "utf8": return Array(text.utf8)
    case "hex":
      let digits = text.utf8.count % 2 == 0 ? text : "0" + text
      let values = digits.map { $0.hexDigitValue }
      guard !values.contains(nil) else { throw invalid(text, "HEX") }
      let known = values.compactMap { $0 }
      return stride(from: 0, to: known.count, by: 2).map { index -> UInt8 in
        UInt8(truncatingIfNeeded: known[index] * 16 + known[index + 1])
      }
    case "base64":
      let digits = text.filter { !$0.isWhitespace }
      let body = digits.reversed().drop { $0 == "=" }
      let isValid = body.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/") }
      guard isValid, body.count % 4 != 1, digits.count - body.count <= 2 else {
        throw invalid(text, "BASE64")
      }
      return lenientBase64(digits)
    default:
      throw GnistaError(.invalidArgument, "[INVALID_PARAMETER_VALUE] '\(format)' is not hex, base64 or utf-8")
    }
  }

  private static func invalid(_ text: String, _ format: String) -> GnistaError {
    GnistaError(
      .invalidValue,
      "[CONVERSION_INVALID_INPUT] The value '\(text)' cannot be converted to binary as it is not \(format)")
  }

  /// `conv`: what follows the first character that is no digit is passed over; results are of 64 bits.
  static func convert(_ text: String, from: Int, to: Int) -> String? {
    guard (2...36).contains(from), (2...36).contains(abs(to)) else { return nil }
    let bytes = Array(text.utf8).drop { $0 == UInt8(ascii: " ") }
    guard let first = bytes.first else { return nil }
    var isNegative = first == UInt8(ascii: "-")
    var value: UInt64 = 0
    for byte in isNegative ? bytes.dropFirst() : bytes {
      guard let digit = Character(Unicode.Scalar(byte)).hexOrLetterValue, digit < from else { break }
      let (product, first) = value.multipliedReportingOverflow(by: UInt64(from))
      let (sum, second) = product.addingReportingOverflow(UInt64(digit))
      guard !first, !second else {
        value = .max
        break
      }
      value = sum
    }
    if isNegative, to > 0 {
      value = Int64(bitPattern: value) < 0 ? .max : UInt64(bitPattern: -Int64(bitPattern: value))
    }
    if to < 0 {
      let signed = Int64(bitPattern: value)
      if signed < 0 {
        value = signed.magnitude
        isNegative = true
      }
      return (isNegative && value != 0 ? "-" : "") + String(value, radix: -to, uppercase: true)
    }
    return String(value, radix: to, uppercase: true)
  }
}

extension Character {
  /// The value of a digit or letter in bases up to 36.
  fileprivate var hexOrLetterValue: Int? {
    guard let ascii = asciiValue else { return nil }
    switch ascii {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return Int(ascii) - 48
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return Int(ascii) - 55
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return Int(ascii) - 87
    default: return nil
    }
  }
}
