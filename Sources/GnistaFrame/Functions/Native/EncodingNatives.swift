import Foundation
import GnistaCore

extension FunctionCatalog {
  /// Text as bytes, bytes as text, numbers in other bases, codes and addresses.
  static let encodingNatives: [NativeFunction] = [
    .make("gnista_base64") { (value: Bytes) in
      Data(value.bytes).base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ])
    },
    .make("gnista_unbase64") { (text: String) in Bytes(TextEncoding.lenientBase64(text)) },
    .make("gnista_bin") { (number: Int64) in String(UInt64(bitPattern: number), radix: 2) },
    .make("gnista_conv") { (number: String, from: Int32, to: Int32) in
      TextEncoding.convert(number, from: Int(from), to: Int(to))
    },
    .make("gnista_encode") { (text: String, charset: String) in Bytes(try Charset(charset).encode(text)) },
    .make("gnista_decode") { (value: Bytes, charset: String) in try Charset(charset).decode(value.bytes) },
    .make("gnista_is_valid_utf8") { (value: Bytes) in String(validating: value.bytes, as: UTF8.self) != nil },
    .make("gnista_to_binary") { (text: String, format: String, isTry: Bool) -> Bytes? in
      do {
        return Bytes(try TextEncoding.binary(text, format: format))
      } catch  where isTry {
        return nil
      }
    },
    .make("gnista_binary_text") { (value: Bytes, format: String) in
      switch format.lowercased() {
      case "hex": value.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
      case "base64": Data(value.bytes).base64EncodedString()
      default: try Charset("UTF-8").decode(value.bytes)
      }
    },
    .make("gnista_soundex") { (text: String) in WordCodes.soundex(text) },
    .make("gnista_levenshtein") { (a: String, b: String, limit: Int32) in
      WordCodes.levenshtein(Array(a.unicodeScalars), Array(b.unicodeScalars), limit: Int(limit))
    },
    .make("gnista_jaro_winkler") { (a: String, b: String) in
      WordCodes.jaroWinkler(Array(a.unicodeScalars), Array(b.unicodeScalars))
    },
    .make("gnista_luhn_check") { (digits: String) in WordCodes.luhn(digits) },
    NativeFunction("gnista_mask", Array(repeating: .string, count: 5), gives: .string, seesNulls: true) {
      arguments in
      guard let text = arguments[0].stringValue else { return .null }
      return .string(WordCodes.mask(text, arguments[1...].map { $0.stringValue?.unicodeScalars.first }))
    },
    .make("gnista_url_encode") { (text: String) in WebAddress.encoded(text) },
    .make("gnista_url_decode") { (text: String, isTry: Bool) -> String? in
      if let decoded = WebAddress.decoded(text) { return decoded }
      guard isTry else {
        throw GnistaError(.invalidValue, "[CANNOT_DECODE_URL] the provided URL cannot be decoded: \(text)")
      }
      return nil
    },
    NativeFunction("gnista_parse_url", [.string, .string, .string], gives: .string, seesNulls: true) {
      arguments in
      guard let url = arguments[0].stringValue, let part = arguments[1].stringValue else { return .null }
      return WebAddress(url).part(part, key: arguments[2].stringValue).map(Value.string) ?? .null
    },
    .make("gnista_to_base32") { (value: Bytes) in Base32.text(value.bytes) },
    .make("gnista_from_base32") { (text: String) in Bytes(Base32.bytes(text)) },
    .make("gnista_binary_lossy_text") { (value: Bytes) in String(decoding: value.bytes, as: UTF8.self) },
  ]
}
