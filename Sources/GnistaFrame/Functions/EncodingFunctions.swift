import GnistaCore

extension FunctionCatalog {
  /// Functions between text, bytes and numbers in text, and texts as formats want them.
  static let encoding: [SparkFunction] = binaryText + formats + comparisons + addresses

  private static let binaryText: [SparkFunction] = [
    .rule("base64", .string, 1...1, "base64(binary)", "Bytes as base64, in lines of 76 characters.") { call in
      call.result("gnista_base64(\(try call.sql(0, as: .binary)))", .string)
    },
    .template(
      "unbase64", .string, "unbase64(text)",
      "The bytes of a text in base64; other characters are passed over.", takes: [.string], gives: .binary,
      "gnista_unbase64($1)"),
    .rule(
      "hex", .string, 1...1, "hex(a)",
      "A whole number in base 16, or the bytes of a text or binary value, two digits each."
    ) { call in
      switch call.arguments[0].type {
      case .binary: return call.result("hex(\(call.arguments[0].sql))", .string)
      case .string: return call.result("hex(encode(\(call.arguments[0].sql)))", .string)
      default: return call.result("hex(\(try call.sql(0, as: .long)))", .string)
      }
    },
    .template(
      "unhex", .string, "unhex(text)",
      "The bytes of digits in base 16; null when there are other characters.", takes: [.string],
      gives: .binary, nullable: true, "(CASE WHEN regexp_full_match($1, '[0-9a-fA-F]*') THEN unhex($1) END)"),
    .template(
      "bin", .string, "bin(n)", "A whole number in base 2, in 64 bits when negative.", takes: [.long],
      gives: .string, "gnista_bin($1)"),
    .template(
      "conv", .string, "conv(number, from, to)",
      "A whole number from one base to another, from 2 to 36; signed in a negative base.",
      takes: [.string, .integer, .integer], gives: .string, nullable: true, "gnista_conv($1, $2, $3)"),
    .rule(
      "encode", .string, 2...2, "encode(text, charset)",
      "The bytes of a text in a character set: UTF-8, US-ASCII, ISO-8859-1, UTF-16, UTF-16BE, UTF-16LE."
    ) { call in
      if call.arguments[1].literal?.stringValue?.uppercased() == "UTF-8" {
        return call.result("encode(\(try call.text(0)))", .binary)
      }
      return call.result("gnista_encode(\(try call.text(0)), \(try call.text(1)))", .binary)
    },
    .rule(
      "to_binary", .string, 1...2, "to_binary(text[, format])",
      "Bytes of a text in `hex` (the default), `base64` or `utf-8`."
    ) { try toBinary($0, isTry: false) },
    .rule(
      "try_to_binary", .string, 1...2, "try_to_binary(text[, format])",
      "As to_binary, but null for a text in another format."
    ) { try toBinary($0, isTry: true) },
    .rule("to_base32", .string, 1...1, "to_base32(binary)", "Bytes in base32 (RFC 4648), with padding.") {
      call in
      let bytes = call.arguments[0].type == .binary ? call.arguments[0].sql : "encode(\(try call.text(0)))"
      return call.result("gnista_to_base32(\(bytes))", .string)
    },
    .template(
      "from_base32", .string, "from_base32(text)",
      "The bytes of base32 in small or capital letters; other characters are passed over.",
      takes: [.string], gives: .binary, "gnista_from_base32($1)"),
    .rule(
      "validate_utf8", .string, 1...1, "validate_utf8(text)",
      "The text itself; bytes that are not valid UTF-8 are an error."
    ) { call in
      try validated(call, otherwise: SQLText.raise("INVALID_UTF8_STRING", "The bytes are not valid UTF-8."))
    },
    .rule(
      "try_validate_utf8", .string, 1...1, "try_validate_utf8(text)",
      "The text itself; null of bytes that are not valid UTF-8."
    ) { try validated($0, otherwise: "NULL") },
    .rule(
      "make_valid_utf8", .string, 1...1, "make_valid_utf8(text)",
      "The text, with U+FFFD in the place of bytes that are not valid UTF-8."
    ) { call in call.result(try call.text(0), .string) },
    .rule("is_valid_utf8", .string, 1...1, "is_valid_utf8(text)", "Whether bytes are valid UTF-8.") { call in
      if call.arguments[0].type == .binary {
        return call.result("gnista_is_valid_utf8(\(call.arguments[0].sql))", .boolean)
      }
      return call.result("(\(try call.text(0)) IS NOT NULL OR NULL)", .boolean)
    },
  ]

  private static func validated(_ call: LoweringCall, otherwise: String) throws -> SQLFragment {
    let bytes = call.arguments[0]
    guard bytes.type == .binary else { return call.result(try call.text(0), .string) }
    let text = try call.text(0)
    return SQLFragment(
      "(CASE WHEN \(bytes.sql) IS NULL OR gnista_is_valid_utf8(\(bytes.sql)) THEN \(text) ELSE \(otherwise) END)",
      .string)
  }

  /// `decode(binary, charset)`.
  static func decodeBytes(_ call: LoweringCall) throws -> SQLFragment {
    call.result("gnista_decode(\(try call.sql(0, as: .binary)), \(try call.text(1)))", .string)
  }

  private static func toBinary(_ call: LoweringCall, isTry: Bool) throws -> SQLFragment {
    let format = call.count == 2 ? try call.text(1) : "'hex'"
    return SQLFragment(
      "gnista_to_binary(\(try call.text(0)), \(format), \(isTry ? "TRUE" : "FALSE"))", .binary)
  }

  private static let formats: [SparkFunction] = [
    .rule(
      "format_number", .string, 2...2, "format_number(x, digits)",
      "A number with commas and so many digits after the point, or in a pattern such as `#,###.##`; halves to the even digit."
    ) { call in
      let number = call.arguments[0]
      let format =
        call.arguments[1].type == .string ? call.arguments[1].sql : "CAST(\(try call.integer(1)) AS VARCHAR)"
      switch number.type {
      case .float, .double:
        return SQLFragment("gnista_format_double(CAST(\(number.sql) AS DOUBLE), \(format))", .string)
      default:
        let exact = number.type.isNumeric ? number.sql : try call.double(0)
        guard number.type.isNumeric else {
          return SQLFragment("gnista_format_double(\(exact), \(format))", .string)
        }
        return SQLFragment("gnista_format_decimal(CAST(\(exact) AS VARCHAR), \(format))", .string)
      }
    },
    .rule(
      "format_string", aliases: ["printf"], .string, 1...Int.max, "format_string(format, a, …)",
      "Values set into a text as Java's formatter does: %s, %d, %5.2f, %x, %e and so on."
    ) { call in
      let values = call.arguments.dropFirst().map { argument -> String in
        switch argument.type {
        case .null: "CAST(NULL AS VARCHAR)"
        default: argument.sql
        }
      }
      return SQLFragment(
        "gnista_format_string(\(([try call.text(0)] + values).joined(separator: ", ")))", .string,
        nullable: call.arguments[0].nullable)
    },
    .rule(
      "to_char", aliases: ["to_varchar"], .string, 2...2, "to_char(a, format)",
      "A number in a format such as `$99,999.99`, a date or timestamp in a pattern, or bytes in `hex`, `base64` or `utf-8`."
    ) { call in
      switch call.arguments[0].type {
      case .date, .timestamp, .timestampNTZ: return try FunctionCatalog.dateFormat(call)
      case .binary:
        return call.result("gnista_binary_text(\(call.arguments[0].sql), \(try call.text(1)))", .string)
      default:
        return SQLFragment(
          "gnista_to_char(CAST(\(try call.number(0).sql) AS VARCHAR), \(try call.text(1)))", .string)
      }
    },
    .rule(
      "to_number", .string, 2...2, "to_number(text, format)",
      "The decimal number in a text of a format such as `$99,999.99`."
    ) { try toNumber($0, isTry: false) },
    .rule(
      "try_to_number", .string, 2...2, "try_to_number(text, format)",
      "As to_number, but null for a text of another form."
    ) { try toNumber($0, isTry: true) },
  ]

  private static func toNumber(_ call: LoweringCall, isTry: Bool) throws -> SQLFragment {
    guard let format = try call.constantText(1, "the format of \(call.name)") else {
      return SQLFragment("NULL", .decimal(precision: 38, scale: 0), literal: .null)
    }
    let type = try NumberFormat(format).type
    let text = "gnista_to_number(\(try call.text(0)), \(SQLText.string(format)), \(isTry ? "TRUE" : "FALSE"))"
    return SQLFragment("CAST(\(text) AS \(SQLText.type(type)))", type)
  }

  private static let comparisons: [SparkFunction] = [
    .template(
      "soundex", .string, "soundex(text)", "The Soundex code of an English word.", takes: [.string],
      gives: .string, "gnista_soundex($1)"),
    .rule(
      "levenshtein", .string, 2...3, "levenshtein(a, b[, limit])",
      "Number of characters to add, take out or change to make one text of the other; -1 above the limit."
    ) { call in
      let limit = call.count == 3 ? try call.integer(2) : "2147483647"
      return call.result("gnista_levenshtein(\(try call.text(0)), \(try call.text(1)), \(limit))", .integer)
    },
    .template(
      "jaro_winkler_similarity", .string, "jaro_winkler_similarity(a, b)",
      "Likeness of two texts after Jaro and Winkler, from 0 to 1.", takes: [.string, .string], gives: .double,
      "gnista_jaro_winkler($1, $2)"),
    .template(
      "luhn_check", .string, "luhn_check(digits)", "Whether the last digit is right by Luhn's rule.",
      takes: [.string], gives: .boolean, "gnista_luhn_check($1)"),
    .rule(
      "mask", .string, 1...5, "mask(text[, upper[, lower[, digit[, other]]]])",
      "Capital letters, small letters, digits and others replaced by `X`, `x`, `n` and themselves; null leaves a kind as it is."
    ) { call in
      let defaults = ["'X'", "'x'", "'n'", "CAST(NULL AS VARCHAR)"]
      let signs = try (0..<4).map { $0 + 1 < call.count ? try call.text($0 + 1) : defaults[$0] }
      return SQLFragment("gnista_mask(\(([try call.text(0)] + signs).joined(separator: ", ")))", .string)
    },
  ]

  private static let addresses: [SparkFunction] = [
    .template(
      "url_encode", .string, "url_encode(text)",
      "As it stands in a form's address: blanks as +, others as %XX.", takes: [.string], gives: .string,
      "gnista_url_encode($1)"),
    .template(
      "url_decode", .string, "url_decode(text)", "The text of an encoded address; a broken one is an error.",
      takes: [.string], gives: .string, "gnista_url_decode($1, FALSE)"),
    .template(
      "try_url_decode", .string, "try_url_decode(text)",
      "The text of an encoded address; null for a broken one.", takes: [.string], gives: .string,
      nullable: true, "gnista_url_decode($1, TRUE)"),
    .rule(
      "parse_url", aliases: ["try_parse_url"], .string, 2...3, "parse_url(url, part[, key])",
      "HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY or USERINFO of an address, or one key of its query."
    ) { call in
      let key = call.count == 3 ? try call.text(2) : "CAST(NULL AS VARCHAR)"
      return SQLFragment("gnista_parse_url(\(try call.text(0)), \(try call.text(1)), \(key))", .string)
    },
  ]
}
