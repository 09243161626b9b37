import GnistaCore

/// Spark's rules for parts of texts, counted in code points.
enum TextParts {
  /// A text of code points.
  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Small letters, with the Greek sigma at the end of a word in its final form.
  static func lowercased(_ text: String) -> String {
    let lowered = text.lowercased()
    guard text.unicodeScalars.contains("Σ") else { return lowered }
    let scalars = Array(text.unicodeScalars)
    let result = scalars.indices.map { index -> String in
      guard scalars[index] == "Σ" else { return scalars[index].properties.lowercaseMapping }
      let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
      let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
      return before?.properties.isCased == true && after?.properties.isCased != true ? "ς" : "σ"
    }
    return result.joined()
  }

  /// The first letter after each blank in title case, all others small.
  static func initcap(_ text: String) -> String {
    var result = ""
    var isFirst = true
    for scalar in lowercased(text).unicodeScalars {
      if isFirst {
        result += scalar.properties.titlecaseMapping
      } else {
        result.unicodeScalars.append(scalar)
      }
      isFirst = scalar == " "
    }
    return result
  }

  /// Cut or filled up to a length.
  static func padded<Unit>(_ units: [Unit], _ length: Int, _ pad: [Unit], onLeft: Bool) -> [Unit] {
    guard length > 0 else { return [] }
    guard units.count < length, !pad.isEmpty else { return Array(units.prefix(length)) }
    let filling = (0..<length - units.count).map { pad[$0 % pad.count] }
    return onLeft ? filling + units : units + filling
  }

  /// SQL's substring: position 0 counts as 1, a negative one from the end, and what lies before the text counts too.
  static func substring<Unit>(_ units: [Unit], _ position: Int, _ length: Int) -> [Unit] {
    let start = position > 0 ? position - 1 : position < 0 ? units.count + position : 0
    let end = start + length
    let (low, high) = (max(0, min(start, units.count)), max(0, min(end, units.count)))
    return low < high ? Array(units[low..<high]) : []
  }

  /// Position of a part, from 0, or nil.
  static func find<Unit: Equatable>(_ part: [Unit], in units: [Unit], from start: Int) -> Int? {
    guard part.count <= units.count, start >= 0 else { return nil }
    var position = start
    while position + part.count <= units.count {
      if units[position..<position + part.count].elementsEqual(part) { return position }
      position += 1
    }
    return nil
  }

  /// Position of a part, from 1, searched from a position on; 0 when there is none.
  static func locate(_ part: [Unicode.Scalar], _ text: [Unicode.Scalar], _ start: Int) -> Int32 {
    guard start >= 1 else { return 0 }
    guard !part.isEmpty else { return 1 }
    return find(part, in: text, from: start - 1).map { Int32($0 + 1) } ?? 0
  }

  /// What stands before the n-th delimiter, or after the n-th from the end.
  static func substringIndex(_ text: String, _ delimiter: String, _ count: Int) -> String {
    let (bytes, part) = (Array(text.utf8), Array(delimiter.utf8))
    guard count != 0, !part.isEmpty else { return "" }
    if count > 0 {
      var position = -1
      for _ in 0..<count {
        guard let next = find(part, in: bytes, from: position + 1) else { return text }
        position = next
      }
      return String(decoding: bytes[..<position], as: UTF8.self)
    }
    var position = bytes.count - part.count + 1
    for _ in 0..<(-count) {
      position -= 1
      while position >= 0, !bytes[position..<position + part.count].elementsEqual(part) { position -= 1 }
      guard position >= 0 else { return text }
    }
    return String(decoding: bytes[(position + part.count)...], as: UTF8.self)
  }

  /// Each character of `from` replaced by the one at its place in `to`, or taken out.
  static func translate(_ text: String, _ from: String, _ to: String) -> String {
    let targets = Array(to.unicodeScalars)
    var table: [Unicode.Scalar: Unicode.Scalar?] = [:]
    for (index, scalar) in from.unicodeScalars.enumerated() where table[scalar] == nil {
      table[scalar] = .some(index < targets.count ? targets[index] : nil)
    }
    return string(text.unicodeScalars.compactMap { table[$0] ?? $0 })
  }

  /// Sentences, parted by `.`, `!` and `?`, as lists of words: runs of letters and digits of one script.
  static func sentences(_ text: String) -> [[String]] {
    var sentences: [[String]] = []
    var words: [String] = []
    var word = ""
    var kind = 0
    func endWord() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    func endSentence() {
      endWord()
      if !words.isEmpty { sentences.append(words) }
      words = []
    }
    for scalar in text.unicodeScalars {
      if scalar == "'", kind == 1, !word.isEmpty {
        word.unicodeScalars.append(scalar)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        let next = script(scalar)
        if next != kind { endWord() }
        kind = next
        word.unicodeScalars.append(scalar)
      } else if [".", "!", "?", "。", "！", "？"].contains(scalar) {
        endSentence()
      } else {
        endWord()
      }
    }
    endSentence()
    return sentences
  }

  private static func script(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF: 2
    case 0x30A0...0x30FF: 3
    case 0x3040...0x309F: 4
    default: 1
    }
  }

  /// `str_to_map`.
  static func map(_ text: String, _ pairs: String, _ keys: String) throws -> Value {
    let pairPattern = try RegularExpression(pairs)
    let keyPattern = try RegularExpression(keys)
    var entries: [Value.MapEntry] = []
    for pair in pairPattern.split(text, limit: -1) {
      let parts = keyPattern.split(pair, limit: 2)
      let key = Value.string(parts[0])
      guard !entries.contains(where: { $0.key == key }) else {
        throw GnistaError(.invalidValue, "[DUPLICATED_MAP_KEY] Duplicate map key \(parts[0]) was found.")
      }
      entries.append(.init(key: key, value: parts.count > 1 ? .string(parts[1]) : .null))
    }
    return .map(entries)
  }

  /// The 1-based position of an occurrence of a part, sought forwards from a position, or backwards from one that is counted
  /// from the end; 0 when there is none. Occurrences may overlap, and an empty part is at 1.
  static func position(of part: String, in text: String, from start: Int, occurrence: Int) -> Int {
    let (part, text) = (Array(part.unicodeScalars), Array(text.unicodeScalars))
    guard start != 0 else { return 0 }
    if part.isEmpty { return 1 }
    let last = text.count - part.count
    var position = start > 0 ? start - 1 : min(text.count + start, last)
    var left = occurrence
    while position >= 0, position <= last {
      if text[position..<position + part.count].elementsEqual(part) {
        left -= 1
        if left == 0 { return position + 1 }
      }
      position += start > 0 ? 1 : -1
    }
    return 0
  }
}
