import GnistaCore

extension SparkDatePattern {
  /// What has been read of a text.
  struct Reading {
    var numbers: [Character: Int] = [:]
    var micros = 0
    var zone: String?
    var isAfternoon: Bool?
    var isBeforeChrist = false
  }

  /// Reads a text as a wall-clock time with the zone that it names; nil when the text does not fit the pattern.
  ///
  /// - Throws: ``GnistaError`` for a letter that can only be written.
  func parse(_ text: String) throws -> (wall: Int64, zone: String?)? {
    try checkForParsing(elements)
    var reading = Reading()
    var rest = Array(text.unicodeScalars)[...]
    guard Self.read(elements[...], &rest, &reading), rest.isEmpty else { return nil }
    return Self.resolve(reading).map { ($0, reading.zone) }
  }

  private func checkForParsing(_ elements: [Element]) throws {
    for element in elements {
      switch element {
      case .field(let letter, _) where "EFqQ".contains(letter):
        throw GnistaError(
          .invalidArgument,
          "[INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION] the letter '\(letter)' of the pattern "
            + "'\(source)' can be written but not read")
      case .optional(let inner): try checkForParsing(inner)
      default: break
      }
    }
  }

  private static func read(
    _ elements: ArraySlice<Element>, _ rest: inout ArraySlice<Unicode.Scalar>, _ reading: inout Reading
  ) -> Bool {
    for (index, element) in zip(elements.indices, elements) {
      switch element {
      case .text(let text):
        for scalar in text.unicodeScalars {
          guard let next = rest.first, fold(next) == fold(scalar) else { return false }
          rest.removeFirst()
        }
      case .field(let letter, let count):
        let following = elements[(index + 1)...].prefix {
          if case .field(let next, let width) = $0 { isFixed(next, width) } else { false }
        }
        let reserved = following.reduce(0) { if case .field(_, let width) = $1 { $0 + width } else { $0 } }
        guard field(letter, count, reserved: reserved, &rest, &reading) else { return false }
      case .optional(let inner):
        var (attempt, result) = (rest, reading)
        if read(inner[...], &attempt, &result) { (rest, reading) = (attempt, result) }
      }
    }
    return true
  }

  private static func fold(_ scalar: Unicode.Scalar) -> String { scalar.properties.lowercaseMapping }

  /// Whether a field has just so many digits, so that a field before it leaves them to it.
  private static func isFixed(_ letter: Character, _ count: Int) -> Bool {
    count == 2 && "MLdHhkKmsy".contains(letter) || letter == "D" && count == 3
  }

  private static func field(
    _ letter: Character, _ count: Int, reserved: Int, _ rest: inout ArraySlice<Unicode.Scalar>,
    _ reading: inout Reading
  ) -> Bool {
    func number(_ least: Int, _ most: Int) -> Int? {
      let available = rest.prefix { (48...57).contains($0.value) }.count
      let width = min(most, reserved > 0 && most > least ? max(least, available - reserved) : available)
      guard available >= least, width >= least else { return nil }
      let value = rest.prefix(width).reduce(0) { $0 &* 10 &+ Int($1.value - 48) }
      rest = rest.dropFirst(width)
      return value
    }
    func word(_ words: [String]) -> Int? {
      for (index, word) in words.enumerated().sorted(by: { $0.element.count > $1.element.count }) {
        let head = TextParts.string(rest.prefix(word.unicodeScalars.count))
        if head.lowercased() == word.lowercased() {
          rest = rest.dropFirst(word.unicodeScalars.count)
          return index
        }
      }
      return nil
    }
    switch letter {
    case "y":
      var isNegative = false
      if count != 2, let sign = rest.first, sign == "-" || sign == "+" {
        isNegative = sign == "-"
        rest.removeFirst()
      }
      guard let year = count == 2 ? number(2, 2) : number(count == 1 ? 1 : count, 9) else { return false }
      reading.numbers["y"] = count == 2 ? 2_000 + year : isNegative ? -year : year
    case "M", "L":
      if count > 2 {
        guard let index = word(count == 3 ? months.map { String($0.prefix(3)) } : months) else {
          return false
        }
        reading.numbers["M"] = index + 1
      } else {
        guard let month = number(count, count == 2 ? 2 : 9) else { return false }
        reading.numbers["M"] = month
      }
    case "D":
      guard let day = number(count, count == 1 ? 9 : 3) else { return false }
      reading.numbers["D"] = day
    case "d", "H", "h", "k", "K", "m", "s":
      guard let value = number(count, count == 2 ? 2 : 9) else { return false }
      reading.numbers[letter] = value
    case "S":
      let digits = rest.prefix(9).prefix { (48...57).contains($0.value) }
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(digits.count)
      let text = (TextParts.string(digits) + "000000").prefix(6)
      reading.micros = Int(text) ?? 0
    case "a":
      guard let half = word(["AM", "PM"]) else { return false }
      reading.isAfternoon = half == 1
    case "G":
      guard let era = word(count == 4 ? ["Anno Domini", "Before Christ"] : ["AD", "BC"]) else { return false }
      reading.isBeforeChrist = era == 1
    default: return zone(letter, count, &rest, &reading)
    }
    return true
  }

  private static func zone(
    _ letter: Character, _ count: Int, _ rest: inout ArraySlice<Unicode.Scalar>, _ reading: inout Reading
  ) -> Bool {
    let allowed = "+-:/_"
    let name = rest.prefix {
      $0.properties.isAlphabetic || (48...57).contains($0.value) || allowed.unicodeScalars.contains($0)
    }
    let text = TextParts.string(name)
    switch letter {
    case "X", "x", "Z":
      if text.isEmpty || text == "Z" && (letter == "x" || letter == "Z" && count < 5) { return false }
      let offset = count == 4 && letter == "Z" && text.hasPrefix("GMT") ? String(text.dropFirst(3)) : text
      guard offset == "Z" || offset.isEmpty || offset.hasPrefix("+") || offset.hasPrefix("-") else {
        return false
      }
      reading.zone = offset.isEmpty ? "Z" : offset
    default: reading.zone = text
    }
    guard let zone = reading.zone, (try? ZoneRules(zone)) != nil else { return false }
    rest = rest.dropFirst(name.count)
    return true
  }

  /// Puts the parts together; what is left out is the first of its kind, of the year 1970.
  private static func resolve(_ reading: Reading) -> Int64? {
    let numbers = reading.numbers
    let year = numbers["y"].map { reading.isBeforeChrist ? 1 - $0 : $0 } ?? 1_970
    var hour = numbers["H"] ?? 0
    if let value = numbers["k"] {
      guard (1...24).contains(value) else { return nil }
      hour = value % 24
    }
    if let value = numbers["h"] ?? numbers["K"] {
      guard numbers["h"] != nil ? (1...12).contains(value) : (0...11).contains(value) else { return nil }
      hour = value % 12 + (reading.isAfternoon == true ? 12 : 0)
    } else if let isAfternoon = reading.isAfternoon, numbers["H"] == nil {
      hour = isAfternoon ? 12 : 0
    }
    var (month, day) = (numbers["M"] ?? 1, numbers["d"] ?? 1)
    if let dayOfYear = numbers["D"], numbers["M"] == nil, numbers["d"] == nil {
      guard let first = CivilTime.days(year: year, month: 1, day: 1), dayOfYear >= 1 else { return nil }
      let date = CivilDate(daysSinceEpoch: first + dayOfYear - 1)
      guard date.year == year else { return nil }
      (month, day) = (date.month, date.day)
    }
    return CivilTime.wall(
      year: year, month: month, day: day, hour: hour, minute: numbers["m"] ?? 0, second: numbers["s"] ?? 0,
      micros: reading.micros)
  }
}
