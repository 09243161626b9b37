import Foundation
import GnistaCore
import Synchronization

/// A regular expression in Java's notation, run by ICU.
struct RegularExpression: Sendable {
  private let expression: NSRegularExpression

  private static let cache = Mutex<[String: NSRegularExpression]>([:])

  /// Compiles a pattern, or takes it from those compiled before.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for a malformed pattern.
  init(_ pattern: String) throws {
    if let known = Self.cache.withLock({ $0[pattern] }) {
      expression = known
      return
    }
    do {
      // ICU takes no empty pattern; an empty group matches as one does.
      expression = try NSRegularExpression(pattern: pattern.isEmpty ? "(?:)" : pattern)
    } catch {
      throw GnistaError(
        .invalidArgument, "[INVALID_PARAMETER_VALUE.PATTERN] '\(pattern)' is not a regular expression")
    }
    let made = expression
    Self.cache.withLock { known in
      if known.count > 500 { known.removeAll() }
      known[pattern] = made
    }
  }

  /// Number of groups.
  var groupCount: Int { expression.numberOfCaptureGroups }

  private func range(_ text: String) -> NSRange { NSRange(text.startIndex..., in: text) }

  /// Whether a part of the text matches.
  func matches(_ text: String) -> Bool { expression.firstMatch(in: text, range: range(text)) != nil }

  /// Group of each match; nil where a group took no part.
  func all(_ text: String, group: Int) throws -> [String?] {
    try check(group)
    return expression.matches(in: text, range: range(text)).map { Self.part(text, $0.range(at: group)) }
  }

  /// Group of the first match: nil without a match, empty where the group took no part.
  func first(_ text: String, group: Int) throws -> String? {
    guard let match = expression.firstMatch(in: text, range: range(text)) else { return nil }
    try check(group)
    return Self.part(text, match.range(at: group)) ?? ""
  }

  /// Number of matches.
  func count(_ text: String) -> Int { expression.numberOfMatches(in: text, range: range(text)) }

  /// Position of the first match in code points, from 1; 0 without one.
  func position(_ text: String) -> Int {
    guard let match = expression.firstMatch(in: text, range: range(text)),
      let place = Range(match.range, in: text)
    else { return 0 }
    return text.unicodeScalars.distance(from: text.startIndex, to: place.lowerBound) + 1
  }

  /// Every match from a position on replaced; `$1` stands for a group and a backslash protects.
  func replace(_ text: String, with replacement: String, from start: Int) throws -> String {
    let scalars = text.unicodeScalars
    guard
      let begin = scalars.index(scalars.startIndex, offsetBy: max(0, start - 1), limitedBy: scalars.endIndex)
    else { return text }
    let parts = try Self.replacementParts(replacement, groups: groupCount)
    var result = String(text[..<begin])
    var position = begin
    for match in expression.matches(in: text, range: NSRange(begin..., in: text)) {
      guard let place = Range(match.range, in: text) else { continue }
      result += text[position..<place.lowerBound]
      for part in parts {
        switch part {
        case .text(let literal): result += literal
        case .group(let group): result += Self.part(text, match.range(at: group)) ?? ""
        }
      }
      position = place.upperBound
    }
    return result + text[position...]
  }

  /// The parts between matches; with a limit above 0 at most so many. An empty match at the beginning makes no part.
  func split(_ text: String, limit: Int) -> [String] {
    guard !text.isEmpty else { return [""] }
    var parts: [String] = []
    var position = text.startIndex
    for match in expression.matches(in: text, range: range(text)) {
      guard limit <= 0 || parts.count < limit - 1, let place = Range(match.range, in: text) else { continue }
      if place.isEmpty, place.lowerBound == text.startIndex || place.lowerBound == text.endIndex { continue }
      if place.upperBound == text.startIndex { continue }
      parts.append(String(text[position..<place.lowerBound]))
      position = place.upperBound
    }
    return parts + [String(text[position...])]
  }

  private func check(_ group: Int) throws {
    guard (0...groupCount).contains(group) else {
      throw GnistaError(
        .invalidArgument,
        "[INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX] group \(group) is not one of the pattern's groups 0 to \(groupCount)"
      )
    }
  }

  private static func part(_ text: String, _ range: NSRange) -> String? {
    Range(range, in: text).map { String(text[$0]) }
  }

  enum ReplacementPart: Equatable {
    case text(String)
    case group(Int)
  }

  /// Reads a replacement in Java's notation.
  static func replacementParts(_ replacement: String, groups: Int) throws -> [ReplacementPart] {
    var parts: [ReplacementPart] = []
    var text = ""
    var rest = Array(replacement)[...]
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        text.append(next)
      } else if character == "$" {
        guard var group = rest.first?.wholeNumberValue else { throw badReplacement(replacement) }
        rest.removeFirst()
        while let digit = rest.first?.wholeNumberValue, group * 10 + digit <= groups {
          group = group * 10 + digit
          rest.removeFirst()
        }
        guard group <= groups else { throw badReplacement(replacement) }
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.group(group))
      } else {
        text.append(character)
      }
    }
    return text.isEmpty ? parts : parts + [.text(text)]
  }

  private static func badReplacement(_ text: String) -> GnistaError {
    GnistaError(
      .invalidArgument, "[INVALID_REGEXP_REPLACE] '\(text)' refers to a group that the pattern does not have")
  }

  // MARK: What can be told from a pattern alone

  /// The replacement in RE2's notation; nil when it is malformed or has a construct of its own.
  static func re2Replacement(_ replacement: String, groups: Int) -> String? {
    guard let parts = try? replacementParts(replacement, groups: groups) else { return nil }
    var result = ""
    for part in parts {
      switch part {
      case .text(let text):
        result += text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      case .group(let group) where group < 10: result += "\\\(group)"
      case .group: return nil
      }
    }
    return result
  }

  /// Number of groups of a pattern.
  static func groupCount(_ pattern: String) -> Int { (try? RegularExpression(pattern).groupCount) ?? 0 }

  /// The text that a pattern without any special character stands for; nil for another pattern.
  static func plainText(_ pattern: String) -> String? {
    var text = ""
    var rest = pattern.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\" {
        guard let next = rest.popFirst(), !next.properties.isAlphabetic, next.properties.numericType == nil
        else { return nil }
        text.unicodeScalars.append(next)
      } else if "^$.|?*+()[]{}".unicodeScalars.contains(scalar) {
        return nil
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Whether RE2 knows the pattern and takes it as Java does. Lookaround, backreferences, possessive and atomic groups,
  /// nested and intersected classes and some escapes are Java's alone; an empty pattern is counted otherwise.
  static func isCommon(_ pattern: String) -> Bool {
    guard !pattern.isEmpty, (try? RegularExpression(pattern)) != nil else { return false }
    let scalars = Array(pattern.unicodeScalars)
    var isInClass = false
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "\\":
        if let next, "123456789GZRXhHvVkcbB".unicodeScalars.contains(next) || next == "p" || next == "P" {
          return false
        }
      case "[":
        if isInClass { return false }
        isInClass = true
      case "]": isInClass = false
      case "&" where isInClass && next == "&": return false
      case "(" where !isInClass && next == "?":
        let kind = index + 2 < scalars.count ? scalars[index + 2] : ")"
        if !":i".unicodeScalars.contains(kind) { return false }
      case "*", "+", "?", "}":
        if !isInClass, next == "+" { return false }
      default: break
      }
    }
    return true
  }
}

extension FunctionCatalog {
  /// Regular expressions with all of Java's constructs.
  static let regularExpressionNatives: [NativeFunction] = [
    .make("gnista_regexp_matches") { (text: String, pattern: String) in
      try RegularExpression(pattern).matches(text)
    },
    .make("gnista_regexp_extract") { (text: String, pattern: String, group: Int32) in
      try RegularExpression(pattern).first(text, group: Int(group)) ?? ""
    },
    .make("gnista_regexp_replace") { (text: String, pattern: String, replacement: String, start: Int32) in
      try RegularExpression(pattern).replace(text, with: replacement, from: Int(start))
    },
    .make("gnista_regexp_count") { (text: String, pattern: String) in
      Int32(try RegularExpression(pattern).count(text))
    },
    .make("gnista_regexp_instr") { (text: String, pattern: String) in
      Int32(try RegularExpression(pattern).position(text))
    },
    .make("gnista_regexp_substr") { (text: String, pattern: String) in
      try RegularExpression(pattern).first(text, group: 0)
    },
    NativeFunction("gnista_regexp_extract_all", [.string, .string, .integer], gives: .array(.string)) {
      arguments in
      let pattern = try RegularExpression(arguments[1].stringValue ?? "")
      let text = arguments[0].stringValue ?? ""
      // Spark looks at the group only when there is a match.
      guard pattern.matches(text) else { return .array([]) }
      return .array(try pattern.all(text, group: arguments[2].integerValue ?? 0).map { .string($0 ?? "") })
    },
    NativeFunction("gnista_split", [.string, .string, .integer], gives: .array(.string)) { arguments in
      if arguments[1].stringValue == "" {
        return .array(characters(arguments[0].stringValue ?? "", limit: arguments[2].integerValue ?? -1))
      }
      let pattern = try RegularExpression(arguments[1].stringValue ?? "")
      return .array(
        pattern.split(arguments[0].stringValue ?? "", limit: arguments[2].integerValue ?? -1).map(
          Value.string))
    },
  ]

  /// The characters (code points) of a text, as an empty pattern splits it; at most `limit` parts when it is above 0.
  private static func characters(_ text: String, limit: Int) -> [Value] {
    var rest = text.unicodeScalars[...]
    var parts: [Value] = []
    while !rest.isEmpty, limit <= 0 || parts.count < limit - 1 {
      parts.append(.string(String(rest.removeFirst())))
    }
    if !rest.isEmpty || parts.isEmpty { parts.append(.string(String(rest))) }
    return parts
  }
}
