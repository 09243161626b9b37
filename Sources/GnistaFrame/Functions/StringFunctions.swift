import GnistaCore

extension FunctionCatalog {
  /// Functions that take text apart, trim and join it.
  static let string: [SparkFunction] = lettersAndLength + trimming + parts + joining + splitting

  private static let lettersAndLength: [SparkFunction] = [
    .template(
      "upper", aliases: ["ucase"], .string, "upper(text)", "In capital letters.", takes: [.string],
      gives: .string, "gnista_upper($1)"),
    .template(
      "lower", aliases: ["lcase"], .string, "lower(text)", "In small letters.", takes: [.string],
      gives: .string, "gnista_lower($1)"),
    .template(
      "initcap", .string, "initcap(text)",
      "The first letter of each word, parted by blanks, in capital, the others in small letters.",
      takes: [.string], gives: .string, "gnista_initcap($1)"),
    .rule(
      "length", aliases: ["len", "char_length", "character_length"], .string, 1...1, "length(text)",
      "Number of characters (code points), or of bytes of a binary value."
    ) { call in
      if call.arguments[0].type == .binary {
        return call.result("CAST(octet_length(\(call.arguments[0].sql)) AS INTEGER)", .integer)
      }
      return call.result("CAST(length(\(try call.text(0))) AS INTEGER)", .integer)
    },
    .rule("octet_length", .string, 1...1, "octet_length(text)", "Number of bytes.") { call in
      call.result("CAST(\(try bytes(call)) AS INTEGER)", .integer)
    },
    .rule("bit_length", .string, 1...1, "bit_length(text)", "Number of bits.") { call in
      call.result("CAST(\(try bytes(call)) * 8 AS INTEGER)", .integer)
    },
    .template(
      "ascii", .string, "ascii(text)", "Code point of the first character; 0 of an empty text.",
      takes: [.string], gives: .integer, "(CASE WHEN $1 = '' THEN 0 ELSE ascii($1) END)"),
    .template(
      "chr", aliases: ["char"], .string, "chr(n)",
      "The character of a code from 0 to 255, taken modulo 256; empty below 0.",
      takes: [.long], gives: .string, "gnista_chr($1)"),
    .rule(
      "reverse", .string, 1...1, "reverse(text)",
      "The characters of a text, or the elements of an array, from last to first."
    ) { call in
      if case .array = call.arguments[0].type {
        return call.result("list_reverse(\(call.arguments[0].sql))", call.arguments[0].type)
      }
      return call.result("gnista_reverse(\(try call.text(0)))", .string)
    },
    .template(
      "space", .string, "space(n)", "So many blanks.", takes: [.integer], gives: .string,
      "repeat(' ', $1)"),
    .template(
      "repeat", .string, "repeat(text, n)", "The text n times.", takes: [.string, .integer], gives: .string,
      "repeat($1, $2)"),
  ]

  private static let trimming: [SparkFunction] = [
    trim("trim", "trim", "Without blanks, or the given characters, at both ends."),
    trim("btrim", "trim", "Without blanks, or the given characters, at both ends."),
    trim("ltrim", "ltrim", "Without blanks, or the given characters, at the beginning."),
    trim("rtrim", "rtrim", "Without blanks, or the given characters, at the end."),
    pad("lpad", "Filled up on the left to a length, or cut to it."),
    pad("rpad", "Filled up on the right to a length, or cut to it."),
  ]

  private static let parts: [SparkFunction] = [
    .rule(
      "substring", aliases: ["substr"], .string, 2...3, "substring(text, start[, length])",
      "Part from a 1-based position; a negative one counts from the end."
    ) { call in
      let isBinary = call.arguments[0].type == .binary
      let text = isBinary ? call.arguments[0].sql : try call.text(0)
      let start = try call.integer(1)
      let length = call.count == 3 ? try call.integer(2) : "2147483647"
      if !isBinary, let first = call.arguments[1].literal?.integerValue, first > 0,
        call.count == 2 || (call.arguments[2].literal?.integerValue ?? -1) >= 0
      {
        return call.result(
          call.count == 2 ? "substring(\(text), \(first))" : "substring(\(text), \(first), \(length))",
          .string)
      }
      return call.result(
        "\(isBinary ? "gnista_substring_binary" : "gnista_substring")(\(text), \(start), \(length))",
        isBinary ? .binary : .string)
    },
    .rule("left", .string, 2...2, "left(text, n)", "The first n characters.") { call in
      if call.arguments[0].type == .binary {
        return call.result(
          "gnista_substring_binary(\(call.arguments[0].sql), 1, \(try call.integer(1)))", .binary)
      }
      let (text, count) = (try call.text(0), try call.integer(1))
      return call.result("(CASE WHEN \(count) < 0 THEN '' ELSE substring(\(text), 1, \(count)) END)", .string)
    },
    .rule("right", .string, 2...2, "right(text, n)", "The last n characters.") { call in
      let (text, count) = (try call.text(0), try call.integer(1))
      return call.result("(CASE WHEN \(count) <= 0 THEN '' ELSE right(\(text), \(count)) END)", .string)
    },
    .template(
      "substring_index", .string, "substring_index(text, delimiter, n)",
      "What stands before the n-th delimiter, or after the n-th from the end for negative n.",
      takes: [.string, .string, .integer], gives: .string, "gnista_substring_index($1, $2, $3)"),
    .rule(
      "overlay", .string, 3...4, "overlay(text, replacement, position[, length])",
      "With the part from a position replaced; as long as the replacement when no length is given."
    ) { call in
      let length = call.count == 4 ? try call.integer(3) : "-1"
      return call.result(
        "gnista_overlay(\(try call.text(0)), \(try call.text(1)), \(try call.integer(2)), \(length))", .string
      )
    },
    .rule(
      "instr", .string, 2...4, "instr(text, part[, start[, occurrence]])",
      "1-based position of a part, or of its n-th occurrence from a start on; 0 when it is not there. From a negative start it "
        + "is sought backwards, counted from the end."
    ) { call in
      let (text, part) = (try call.text(0), try call.text(1))
      guard call.count > 2 else { return call.result("CAST(instr(\(text), \(part)) AS INTEGER)", .integer) }
      let occurrence = call.count == 4 ? try call.integer(3) : "CAST(1 AS INTEGER)"
      return call.result("gnista_instr(\(text), \(part), \(try call.integer(2)), \(occurrence))", .integer)
    },
    .rule(
      "locate", aliases: ["position"], .string, 2...3, "locate(part, text[, start])",
      "1-based position of a part from a start on; 0 when it is not there."
    ) { call in
      let (part, text) = (try call.text(0), try call.text(1))
      guard call.count == 3, call.arguments[2].literal?.integerValue != 1 else {
        return call.result("CAST(instr(\(text), \(part)) AS INTEGER)", .integer)
      }
      return call.result("gnista_locate(\(part), \(text), \(try call.integer(2)))", .integer)
    },
    search("contains", "contains(text, part)", "Whether a part is in the text.", "contains"),
    search("startswith", "startswith(text, part)", "Whether the text begins with a part.", "starts_with"),
    search("endswith", "endswith(text, part)", "Whether the text ends with a part.", "ends_with"),
  ]

  private static let joining: [SparkFunction] = [
    .rule(
      "concat", aliases: ["||"], .string, 0...Int.max, "concat(a, b, …)",
      "Texts, binary values or arrays one after the other; null when one is null."
    ) { call in
      if call.arguments.isEmpty { return SQLFragment("''", .string, nullable: false) }
      if call.arguments.contains(where: { if case .array = $0.type { true } else { false } }) {
        let (arrays, type) = try TypeCoercion.unify(all: call.arguments, in: call)
        if arrays.count == 1 { return arrays[0] }
        let anyNull = arrays.map { "\($0.sql) IS NULL" }.joined(separator: " OR ")
        return call.result(
          "(CASE WHEN \(anyNull) THEN NULL ELSE list_concat(\(arrays.map(\.sql).joined(separator: ", "))) END)",
          type)
      }
      let type: DataType = call.arguments.allSatisfy { $0.type == .binary } ? .binary : .string
      return call.result(
        "(" + (try call.arguments.indices.map { try call.sql($0, as: type) }.joined(separator: " || ")) + ")",
        type)
    },
    .rule(
      "concat_ws", .string, 1...Int.max, "concat_ws(separator, a, b, …)",
      "Texts and elements of arrays with a separator between; nulls are passed over."
    ) { call in
      let separator = try call.text(0)
      guard call.count > 1 else {
        return call.result("(CASE WHEN \(separator) IS NULL THEN NULL ELSE '' END)", .string)
      }
      let lists = try call.arguments.indices.dropFirst().map { index -> String in
        if case .array = call.arguments[index].type {
          return "COALESCE(\(try call.sql(index, as: .array(.string))), [])"
        }
        return "[\(try call.text(index))]"
      }
      let list = lists.count == 1 ? lists[0] : "list_concat(\(lists.joined(separator: ", ")))"
      let nullable = call.arguments[0].nullable
      return SQLFragment(
        "(CASE WHEN \(separator) IS NOT NULL THEN COALESCE(array_to_string(CAST(\(list) AS VARCHAR[]), \(separator)), '') END)",
        .string, nullable: nullable)
    },
    .rule(
      "replace", .string, 2...3, "replace(text, search[, replacement])",
      "With every occurrence of a part replaced, or taken out."
    ) { call in
      call.result(
        "replace(\(try call.text(0)), \(try call.text(1)), \(call.count == 3 ? try call.text(2) : "''"))",
        .string)
    },
    .template(
      "translate", .string, "translate(text, from, to)",
      "Each character of `from` replaced by the one at its place in `to`, or taken out.",
      takes: [.string, .string, .string], gives: .string, "gnista_translate($1, $2, $3)"),
    .rule(
      "elt", .string, 2...Int.max, "elt(n, a, b, …)",
      "The n-th of the texts that follow; a number outside is an error."
    ) { call in
      let position = try call.integer(0)
      let branches = try call.arguments.indices.dropFirst().map { "WHEN \($0) THEN \(try call.text($0))" }
        .joined(separator: " ")
      let error = SQLText.raise(
        "INVALID_ARRAY_INDEX",
        sql: "'The index ' || \(position) || ' is out of bounds. There are \(call.count - 1) values.'")
      return SQLFragment(
        "(CASE \(position) \(branches) ELSE (CASE WHEN \(position) IS NULL THEN NULL ELSE \(error) END) END)",
        .string)
    },
    .template(
      "quote", .string, "quote(text)", "In single quotes, with those inside escaped.", takes: [.string],
      gives: .string, "('''' || replace($1, '''', '\\''') || '''')"),
  ]

  private static let splitting: [SparkFunction] = [
    .rule(
      "split_part", .string, 3...3, "split_part(text, delimiter, n)",
      "The n-th part between delimiters, from the end for negative n; empty when there is none."
    ) { call in
      let (text, delimiter, part) = (try call.text(0), try call.text(1), try call.integer(2))
      let error = SQLText.raise(
        "INVALID_INDEX_OF_ZERO", "The index 0 is invalid. An index shall be either < 0 or > 0.")
      return call.result(
        "(CASE WHEN \(part) = 0 THEN \(error) WHEN \(delimiter) = '' THEN (CASE WHEN \(part) IN (1, -1) THEN \(text) ELSE '' END) "
          + "ELSE split_part(\(text), \(delimiter), \(part)) END)", .string)
    },
    .template(
      "find_in_set", .string, "find_in_set(text, list)",
      "1-based position in a list with commas; 0 when it is not there or holds a comma.",
      takes: [.string, .string], gives: .integer,
      "(CASE WHEN $1 IS NULL OR $2 IS NULL THEN NULL WHEN contains($1, ',') THEN 0 ELSE CAST(COALESCE(list_position(string_split($2, ','), $1), 0) AS INTEGER) END)"
    ),
    .rule(
      "str_to_map", .string, 1...3, "str_to_map(text[, pairs[, keys]])",
      "A map from text with pairs parted by a regular expression (`,`) and keys by another (`:`)."
    ) { call in
      let pairs = call.count > 1 ? try call.text(1) : "','"
      let keys = call.count > 2 ? try call.text(2) : "':'"
      let map = "gnista_str_to_map(\(try call.text(0)), \(pairs), \(keys))"
      return call.result(map, .map(.string, .string))
    },
    .rule(
      "sentences", .string, 1...3, "sentences(text[, language[, country]])",
      "The words of each sentence, whatever the language."
    ) { call in
      call.result("gnista_sentences(\(try call.text(0)))", .array(.array(.string)))
    },
  ]

  private static func bytes(_ call: LoweringCall) throws -> String {
    call.arguments[0].type == .binary
      ? "octet_length(\(call.arguments[0].sql))" : "strlen(\(try call.text(0)))"
  }

  private static func trim(_ name: String, _ function: String, _ doc: String) -> SparkFunction {
    .rule(
      name, .string, 1...2, name == "btrim" ? "btrim(text[, characters])" : "\(name)([characters,] text)", doc
    ) { call in
      guard call.count == 2 else { return call.result("\(function)(\(try call.text(0)), ' ')", .string) }
      // Called with two arguments, all but btrim have the characters first.
      let (text, characters) = name == "btrim" ? (0, 1) : (1, 0)
      return call.result("\(function)(\(try call.text(text)), \(try call.text(characters)))", .string)
    }
  }

  private static func pad(_ name: String, _ doc: String) -> SparkFunction {
    .rule(name, .string, 2...3, "\(name)(text, length[, pad])", doc) { call in
      if call.arguments[0].type == .binary {
        let pad = call.count == 3 ? try call.sql(2, as: .binary) : "'\\x00'::BLOB"
        return call.result(
          "gnista_\(name)_binary(\(call.arguments[0].sql), \(try call.integer(1)), \(pad))", .binary)
      }
      let pad = call.count == 3 ? try call.text(2) : "' '"
      return call.result("gnista_\(name)(\(try call.text(0)), \(try call.integer(1)), \(pad))", .string)
    }
  }

  private static func search(_ name: String, _ signature: String, _ doc: String, _ function: String)
    -> SparkFunction
  {
    .rule(name, .string, 2...2, signature, doc) { call in
      if call.arguments.allSatisfy({ $0.type == .binary }) {
        return call.result(
          "gnista_\(name)_binary(\(call.arguments[0].sql), \(call.arguments[1].sql))", .boolean)
      }
      return call.result("\(function)(\(try call.text(0)), \(try call.text(1)))", .boolean)
    }
  }
}
