import GnistaCore

extension FunctionCatalog {
  /// Text: letters, parts and padding, by code points as Spark counts them.
  static let textNatives: [NativeFunction] = [
    .make("gnista_upper") { (text: String) in text.uppercased() },
    .make("gnista_lower") { (text: String) in TextParts.lowercased(text) },
    .make("gnista_initcap") { (text: String) in TextParts.initcap(text) },
    .make("gnista_chr") { (code: Int64) in
      code < 0 ? "" : String(Character(Unicode.Scalar(UInt8(truncatingIfNeeded: code))))
    },
    .make("gnista_reverse") { (text: String) in
      var reversed = String.UnicodeScalarView()
      reversed.append(contentsOf: text.unicodeScalars.reversed())
      return String(reversed)
    },
    .make("gnista_lpad") { (text: String, length: Int32, pad: String) in
      TextParts.string(
        TextParts.padded(Array(text.unicodeScalars), Int(length), Array(pad.unicodeScalars), onLeft: true))
    },
    .make("gnista_rpad") { (text: String, length: Int32, pad: String) in
      TextParts.string(
        TextParts.padded(Array(text.unicodeScalars), Int(length), Array(pad.unicodeScalars), onLeft: false))
    },
    .make("gnista_lpad_binary") { (value: Bytes, length: Int32, pad: Bytes) in
      Bytes(TextParts.padded(value.bytes, Int(length), pad.bytes, onLeft: true))
    },
    .make("gnista_rpad_binary") { (value: Bytes, length: Int32, pad: Bytes) in
      Bytes(TextParts.padded(value.bytes, Int(length), pad.bytes, onLeft: false))
    },
    .make("gnista_substring") { (text: String, start: Int32, length: Int32) in
      TextParts.string(TextParts.substring(Array(text.unicodeScalars), Int(start), Int(length)))
    },
    .make("gnista_substring_binary") { (value: Bytes, start: Int32, length: Int32) in
      Bytes(TextParts.substring(value.bytes, Int(start), Int(length)))
    },
    .make("gnista_substring_index") { (text: String, delimiter: String, count: Int32) in
      TextParts.substringIndex(text, delimiter, Int(count))
    },
    .make("gnista_overlay") { (text: String, replacement: String, position: Int32, length: Int32) in
      let scalars = Array(text.unicodeScalars)
      let width = length >= 0 ? Int(length) : replacement.unicodeScalars.count
      let head = TextParts.substring(scalars, 1, Int(position) - 1)
      let tail = TextParts.substring(scalars, Int(position) + width, Int(Int32.max))
      return TextParts.string(head) + replacement + TextParts.string(tail)
    },
    .make("gnista_locate") { (part: String, text: String, start: Int32) in
      TextParts.locate(Array(part.unicodeScalars), Array(text.unicodeScalars), Int(start))
    },
    .make("gnista_translate") { (text: String, from: String, to: String) in
      TextParts.translate(text, from, to)
    },
    .make("gnista_contains_binary") { (value: Bytes, part: Bytes) in
      TextParts.find(part.bytes, in: value.bytes, from: 0) != nil
    },
    .make("gnista_startswith_binary") { (value: Bytes, part: Bytes) in value.bytes.starts(with: part.bytes) },
    .make("gnista_endswith_binary") { (value: Bytes, part: Bytes) in
      value.bytes.reversed().starts(with: part.bytes.reversed())
    },
    NativeFunction("gnista_sentences", [.string], gives: .array(.array(.string))) { arguments in
      .array(TextParts.sentences(arguments[0].stringValue ?? "").map { .array($0.map(Value.string)) })
    },
    NativeFunction("gnista_instr", [.string, .string, .integer, .integer], gives: .integer) { arguments in
      let occurrence = arguments[3].integerValue ?? 1
      guard occurrence > 0 else {
        throw GnistaError(
          .invalidArgument,
          "[INVALID_PARAMETER_VALUE.OCCURRENCE] instr counts occurrences from 1, not \(occurrence)")
      }
      let place = TextParts.position(
        of: arguments[1].stringValue ?? "", in: arguments[0].stringValue ?? "",
        from: arguments[2].integerValue ?? 1, occurrence: occurrence)
      return .integer(Int32(place))
    },
    NativeFunction("gnista_str_to_map", [.string, .string, .string], gives: .map(.string, .string)) {
      arguments in
      try TextParts.map(
        arguments[0].stringValue ?? "", arguments[1].stringValue ?? "", arguments[2].stringValue ?? "")
    },
  ]
}
