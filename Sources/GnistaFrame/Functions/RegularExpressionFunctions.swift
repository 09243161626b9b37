import GnistaCore

extension FunctionCatalog {
  private static let difference =
    "RE2 runs the patterns that it knows: there `$` matches only at the very end, `.` also carriage returns, and `(?i)` "
    + "folds all letters."

  /// Patterns: like and regular expressions. Where DuckDB's engine (RE2) lacks a construct of Java's, ICU's runs.
  static let regularExpressions: [SparkFunction] = [
    .rule(
      "like", .string, 2...3, "text like pattern",
      "Whether the whole text matches a pattern of `%` and `_`; a backslash, or another given character, escapes."
    ) { try like($0, "LIKE") },
    .rule("ilike", .string, 2...3, "text ilike pattern", "As like, without regard to case.") {
      try like($0, "ILIKE")
    },
    .rule(
      "rlike", aliases: ["regexp", "regexp_like"], .string, 2...2, "rlike(text, pattern)",
      "Whether a part of the text matches a regular expression.", difference: difference
    ) { call in
      let (text, pattern) = (try call.text(0), try call.text(1))
      return call.result(
        "\(isPlain(call, 1) ? "regexp_matches" : "gnista_regexp_matches")(\(text), \(pattern))", .boolean)
    },
    .rule(
      "regexp_extract", .string, 2...3, "regexp_extract(text, pattern[, group])",
      "A group (1 when left out, 0 for all) of the first match; empty without a match.",
      difference: difference
    ) { call in
      try checkGroup(call)
      let group = call.count == 3 ? try call.integer(2) : "1"
      let isPlain = isPlain(call, 1) && (call.count == 2 || call.arguments[2].literal != nil)
      return call.result(
        "\(isPlain ? "regexp_extract" : "gnista_regexp_extract")(\(try call.text(0)), \(try call.text(1)), \(group))",
        .string)
    },
    .rule(
      "regexp_extract_all", .string, 2...3, "regexp_extract_all(text, pattern[, group])",
      "A group (1 when left out, 0 for all) of every match.", difference: difference
    ) { call in
      let group = call.count == 3 ? try call.integer(2) : "1"
      return call.result(
        "gnista_regexp_extract_all(\(try call.text(0)), \(try call.text(1)), \(group))",
        .array(.string, containsNull: true))
    },
    .rule(
      "regexp_replace", .string, 3...4, "regexp_replace(text, pattern, replacement[, start])",
      "Every match replaced, from a 1-based position on; `$1` stands for a group.", difference: difference
    ) { call in
      if isPlain(call, 1), call.count == 3, let replacement = call.arguments[2].literal?.stringValue,
        let pattern = call.arguments[1].literal?.stringValue,
        let translated = RegularExpression.re2Replacement(
          replacement, groups: RegularExpression.groupCount(pattern))
      {
        return call.result(
          "regexp_replace(\(try call.text(0)), \(try call.text(1)), \(SQLText.string(translated)), 'g')",
          .string)
      }
      let start = call.count == 4 ? try call.integer(3) : "1"
      return call.result(
        "gnista_regexp_replace(\(try call.text(0)), \(try call.text(1)), \(try call.text(2)), \(start))",
        .string)
    },
    .template(
      "regexp_count", .string, "regexp_count(text, pattern)", "Number of matches.",
      takes: [.string, .string], gives: .integer, "gnista_regexp_count($1, $2)"),
    .rule(
      "regexp_instr", .string, 2...3, "regexp_instr(text, pattern[, group])",
      "1-based position of the first match, whatever the group; 0 without one."
    ) { call in
      call.result("gnista_regexp_instr(\(try call.text(0)), \(try call.text(1)))", .integer)
    },
    .template(
      "regexp_substr", .string, "regexp_substr(text, pattern)", "The first match; null without one.",
      takes: [.string, .string], gives: .string, nullable: true, "gnista_regexp_substr($1, $2)"),
    .rule(
      "split", .string, 2...3, "split(text, pattern[, limit])",
      "The parts between matches of a regular expression; at most `limit` of them when it is above 0.",
      difference: difference
    ) { call in
      let limit = call.count == 3 ? call.arguments[2].literal?.integerValue : -1
      if let limit, limit <= 0, let pattern = call.arguments[1].literal?.stringValue,
        let plain = RegularExpression.plainText(pattern), !plain.isEmpty
      {
        return call.result(
          "string_split(\(try call.text(0)), \(SQLText.string(plain)))", .array(.string, containsNull: false))
      }
      return call.result(
        "gnista_split(\(try call.text(0)), \(try call.text(1)), \(call.count == 3 ? try call.integer(2) : "-1"))",
        .array(.string, containsNull: false))
    },
  ]

  private static func like(_ call: LoweringCall, _ verb: String) throws -> SQLFragment {
    let escape = call.count == 3 ? try call.text(2) : "'\\'"
    return call.result("(\(try call.text(0)) \(verb) \(try call.text(1)) ESCAPE \(escape))", .boolean)
  }

  /// Whether a constant pattern means the same to RE2 and Java.
  private static func isPlain(_ call: LoweringCall, _ index: Int) -> Bool {
    guard let pattern = call.arguments[index].literal?.stringValue else { return false }
    return RegularExpression.isCommon(pattern)
  }

  private static func checkGroup(_ call: LoweringCall) throws {
    guard let pattern = call.arguments[1].literal?.stringValue else { return }
    let group = call.count == 3 ? call.arguments[2].literal?.integerValue : 1
    let count = RegularExpression.groupCount(pattern)
    if let group, !(0...count).contains(group) {
      throw GnistaError(
        .invalidArgument,
        "[INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX] group \(group) is not one of the pattern's groups 0 to \(count)"
      )
    }
  }
}
