import GnistaCore

/// Codes, distances and masks of words.
enum WordCodes {
  /// Codes of the letters A to Z; 7 stands for letters that are passed over.
  private static let soundexCodes = Array("01230127022455012623017202".utf8)

  /// The Soundex code; a text that does not begin with an English letter is its own.
  static func soundex(_ text: String) -> String {
    let bytes = text.utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }
    guard let first = bytes.first, (65...90).contains(first) else { return text }
    var code = [first]
    var last = soundexCodes[Int(first) - 65]
    for byte in bytes.dropFirst() where code.count < 4 {
      guard (65...90).contains(byte) else {
        last = UInt8(ascii: "0")
        continue
      }
      let next = soundexCodes[Int(byte) - 65]
      if next == UInt8(ascii: "7") { continue }
      if next != UInt8(ascii: "0"), next != last { code.append(next) }
      last = next
    }
    while code.count < 4 { code.append(UInt8(ascii: "0")) }
    return String(decoding: code, as: UTF8.self)
  }

  /// Levenshtein's distance, or -1 when it is above the limit.
  static func levenshtein(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int32 {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = left == right ? diagonal : 1 + min(diagonal, above, row[j])
        diagonal = above
      }
    }
    return row[b.count] > limit ? -1 : Int32(row[b.count])
  }

  /// Jaro's similarity, raised for a common beginning of up to 4 characters (Winkler 1990).
  static func jaroWinkler(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Double {
    if a.isEmpty && b.isEmpty { return 1 }
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let reach = max(0, max(a.count, b.count) / 2 - 1)
    var (fromA, fromB) = ([Bool](repeating: false, count: a.count), [Bool](repeating: false, count: b.count))
    for i in a.indices {
      let low = max(0, i - reach)
      let high = min(b.count - 1, i + reach)
      guard low <= high, let j = (low...high).first(where: { !fromB[$0] && b[$0] == a[i] }) else { continue }
      (fromA[i], fromB[j]) = (true, true)
    }
    let (left, right) = (
      a.indices.filter { fromA[$0] }.map { a[$0] }, b.indices.filter { fromB[$0] }.map { b[$0] }
    )
    guard !left.isEmpty else { return 0 }
    let matches = Double(left.count)
    let swaps = Double(zip(left, right).count { $0 != $1 } / 2)
    let jaro = (matches / Double(a.count) + matches / Double(b.count) + (matches - swaps) / matches) / 3
    let common = Double(zip(a, b).prefix(4).prefix { $0 == $1 }.count)
    return jaro + 0.1 * common * (1 - jaro)
  }

  /// Luhn's check: every second digit from the right counts twice, and the sum must end in 0.
  static func luhn(_ digits: String) -> Bool {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
    let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, item in
      let digit = Int(item.element) - 48
      let doubled = digit * 2
      return sum + (item.offset % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled)
    }
    return sum % 10 == 0
  }

  /// Characters replaced by the sign of their kind: capital, small, digit, other; nil leaves a kind as it is.
  static func mask(_ text: String, _ signs: [Unicode.Scalar?]) -> String {
    TextParts.string(
      text.unicodeScalars.map { scalar in
        let kind =
          scalar.properties.isUppercase
          ? 0
          : scalar.properties.isLowercase ? 1 : scalar.properties.generalCategory == .decimalNumber ? 2 : 3
        return signs[kind] ?? scalar
      })
  }
}
