import GnistaCore
import Synchronization

/// A pattern of Spark's dates and times, such as `yyyy-MM-dd HH:mm:ss`.
///
/// The letters are those of `java.time.format.DateTimeFormatter` that Spark lets through; see Spark's documentation,
/// *Datetime Patterns for Formatting and Parsing*.
struct SparkDatePattern: Sendable {
  /// One part of a pattern.
  enum Element: Sendable, Equatable {
    /// Text as it stands.
    case text(String)
    /// A letter, so many times.
    case field(Character, Int)
    /// What stands in brackets may be missing when a text is read.
    case optional([Element])
  }

  /// The parts, in order.
  let elements: [Element]
  /// The pattern as written.
  let source: String

  private static let cache = Mutex<[String: SparkDatePattern]>([:])

  /// The pattern of nothing.
  static let empty = SparkDatePattern(elements: [], source: "")

  private init(elements: [Element], source: String) {
    self.elements = elements
    self.source = source
  }

  /// Reads a pattern, or takes it from those read before.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` with Spark's error class for a letter that Spark refuses.
  init(_ source: String) throws {
    if let known = Self.cache.withLock({ $0[source] }) {
      self = known
      return
    }
    self.source = source
    try Self.refuseWeeks(source)
    var rest = Array(source)[...]
    elements = try Self.elements(&rest, source, isNested: false)
    let made = self
    Self.cache.withLock { known in
      if known.count > 500 { known.removeAll() }
      known[source] = made
    }
  }

  private static func elements(
    _ rest: inout ArraySlice<Character>, _ source: String, isNested: Bool
  ) throws -> [Element] {
    var made: [Element] = []
    func add(_ text: String) {
      if case .text(let before)? = made.last {
        made[made.count - 1] = .text(before + text)
      } else {
        made.append(.text(text))
      }
    }
    while let character = rest.popFirst() {
      switch character {
      case "'": add(try quoted(&rest, source))
      case "[": made.append(.optional(try elements(&rest, source, isNested: true)))
      case "]" where isNested: return made
      case "]", "#", "{", "}": throw malformed(source, "ILLEGAL_CHARACTER", "it has '\(character)'")
      case _ where character.isASCII && character.isLetter:
        var count = 1
        while rest.first == character {
          rest.removeFirst()
          count += 1
        }
        try check(character, count, source)
        made.append(.field(character, count))
      default: add(String(character))
      }
    }
    return made
  }

  private static func quoted(_ rest: inout ArraySlice<Character>, _ source: String) throws -> String {
    if rest.first == "'" {
      rest.removeFirst()
      return "'"
    }
    var text = ""
    while let character = rest.popFirst() {
      guard character == "'" else {
        text.append(character)
        continue
      }
      guard rest.first == "'" else { return text }
      rest.removeFirst()
      text.append("'")
    }
    throw malformed(source, "LENGTH", "a quote is not closed")
  }

  /// Spark refuses patterns of weeks before it looks at anything else.
  private static func refuseWeeks(_ source: String) throws {
    var isQuoted = false
    for character in source {
      if character == "'" { isQuoted.toggle() }
      guard !isQuoted, "YWwuec".contains(character) else { continue }
      throw GnistaError(
        .invalidArgument,
        "[INCONSISTENT_BEHAVIOR_CROSS_VERSION] the pattern '\(source)' has the letter '\(character)': patterns of weeks "
          + "are not supported since Spark 3.0; use extract instead")
    }
  }

  /// The most times that a letter may stand in a row.
  private static let longest: [Character: Int] = [
    "G": 4, "y": 6, "M": 4, "L": 4, "d": 2, "D": 3, "Q": 4, "q": 4, "E": 4, "F": 1, "a": 1, "h": 2, "H": 2,
    "K": 2,
    "k": 2, "m": 2, "s": 2, "S": 9, "z": 4, "O": 4, "X": 5, "x": 5, "Z": 5, "V": 2,
  ]

  private static func check(_ letter: Character, _ count: Int, _ source: String) throws {
    guard let most = longest[letter] else {
      throw malformed(source, "ILLEGAL_CHARACTER", "the letter '\(letter)' has no meaning")
    }
    guard count <= most, letter != "V" || count == 2, letter != "O" || count == 1 || count == 4 else {
      throw GnistaError(
        .invalidArgument,
        "[INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION] the pattern '\(source)' has "
          + "\(count) times '\(letter)', which is not recognized")
    }
  }

  private static func malformed(_ source: String, _ kind: String, _ reason: String) -> GnistaError {
    GnistaError(
      .invalidArgument, "[INVALID_DATETIME_PATTERN.\(kind)] the pattern '\(source)' is malformed: \(reason)")
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]
  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  // MARK: The engine's own formatting

  /// The same format for `strftime`, where it has all that is needed; nil where it has not.
  var strftime: String? {
    var format = ""
    for element in elements {
      switch element {
      case .text(let text):
        format += text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
      case .field(let letter, let count):
        guard let directive = Self.directives[String(repeating: letter, count: count)] else { return nil }
        format += directive
      case .optional: return nil
      }
    }
    return format
  }

  private static let directives = [
    "yyyy": "%Y", "MM": "%m", "dd": "%d", "HH": "%H", "mm": "%M", "ss": "%S", "SSS": "%g", "SSSSSS": "%f",
    "DDD": "%j", "hh": "%I", "a": "%p", "MMM": "%b", "MMMM": "%B", "E": "%a", "EE": "%a", "EEE": "%a",
    "EEEE": "%A",
  ]
}
