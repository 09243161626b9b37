import GnistaCore

/// Spark's date and time patterns (`yyyy-MM-dd HH:mm`) in the embedded engine's notation (`%Y-%m-%d %H:%M`).
public enum DatePattern {
  private static let letters: [String: String] = [
    "yyyy": "%Y", "y": "%Y", "yy": "%y", "MM": "%m", "M": "%-m", "MMM": "%b", "MMMM": "%B", "dd": "%d",
    "d": "%-d",
    "HH": "%H", "H": "%-H", "hh": "%I", "h": "%-I", "mm": "%M", "m": "%-M", "ss": "%S", "s": "%-S", "a": "%p",
    "E": "%a", "EE": "%a", "EEE": "%a", "EEEE": "%A", "SSS": "%g", "SSSSSS": "%f", "SSSSSSSSS": "%n",
    "D": "%-j",
    "DDD": "%j", "XXX": "%z", "xxx": "%z", "XX": "%z", "xx": "%z", "X": "%z", "x": "%z", "Z": "%z", "z": "%Z",
  ]

  /// The pattern in `strftime` notation.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a letter that has no counterpart there.
  public static func strftime(_ pattern: String) throws -> String {
    var result = ""
    var rest = pattern[...]
    while let character = rest.first {
      if character == "'" {
        rest.removeFirst()
        if rest.first == "'" {
          result += "'"
          rest.removeFirst()
          continue
        }
        while let inner = rest.first, inner != "'" {
          result += inner == "%" ? "%%" : String(inner)
          rest.removeFirst()
        }
        rest = rest.dropFirst()
      } else if character.isASCII, character.isLetter {
        let run = rest.prefix { $0 == character }
        guard let format = letters[String(run)] else {
          throw GnistaError(
            .invalidArgument,
            "the date pattern '\(pattern)' has '\(run)', which cannot be used here; quote text with single quotes"
          )
        }
        result += format
        rest = rest.dropFirst(run.count)
      } else {
        if character != "[" && character != "]" { result += character == "%" ? "%%" : String(character) }
        rest.removeFirst()
      }
    }
    return result
  }
}
