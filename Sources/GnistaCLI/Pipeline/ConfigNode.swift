internal import GnistaCore

/// One value of a configuration file with its place, so that every complaint can name line and column.
struct ConfigNode: Sendable {
  /// What stands there.
  enum Content: Sendable {
    /// A single value: null, true or false, a number or a text.
    case scalar(JSONValue)
    /// A list.
    case list([ConfigNode])
    /// Named values in the order of the file.
    case members([(key: ConfigNode, value: ConfigNode)])
  }

  /// What stands there.
  var content: Content
  /// The text of a scalar as it was written, without quotes.
  var text = ""
  /// The file.
  var source: String
  /// 1-based line.
  var line: Int?
  /// 1-based column.
  var column: Int?

  /// Where the value stands.
  var location: GnistaError.Location { .init(source: source, line: line, column: column) }

  /// An error about this value.
  func failure(_ code: ErrorCode, _ message: String) -> GnistaError {
    GnistaError(code, message, location: location)
  }

  /// The value in JSON; names in the order of the alphabet.
  var json: JSONValue {
    switch content {
    case .scalar(let value): value
    case .list(let items): .array(items.map(\.json))
    case .members(let members):
      .object(Dictionary(members.map { ($0.key.text, $0.value.json) }, uniquingKeysWith: { $1 }))
    }
  }

  /// The value of a name; nil when this is no mapping or has no such name.
  subscript(key: String) -> ConfigNode? {
    guard case .members(let members) = content else { return nil }
    return members.first { $0.key.text == key }?.value
  }

  /// The name, or the item of a list, at the end of a path; where the path leads out of the file, the last one on the way.
  func keyNearest(to path: some Collection<String>) -> ConfigNode {
    guard let first = path.first else { return self }
    switch content {
    case .list(let items):
      guard let index = Int(first), items.indices.contains(index) else { return self }
      return items[index].keyNearest(to: path.dropFirst())
    case .members(let members):
      guard let (key, value) = members.first(where: { $0.key.text == first }) else { return self }
      return path.count == 1 ? key : value.keyNearest(to: path.dropFirst())
    case .scalar: return self
    }
  }

  // MARK: Reading

  /// The members of a mapping, of which only some names are allowed.
  ///
  /// - Parameter what: what this is in words, for messages.
  /// - Throws: `GnistaError` `INVALID_ARGUMENT` for something else or for another name, with the nearest one.
  func members(_ what: String, allowed: [String]? = nil) throws -> [(key: ConfigNode, value: ConfigNode)] {
    guard case .members(let members) = content else {
      throw failure(.invalidArgument, "\(what) must be a mapping (name: value), not \(kind)")
    }
    if let allowed, let odd = members.first(where: { !allowed.contains($0.key.text) }) {
      let hint = Suggestion.nearest(to: odd.key.text, among: allowed).map { "; did you mean '\($0)'?" } ?? "."
      throw odd.key.failure(
        .invalidArgument,
        "\(what) has no '\(odd.key.text)'\(hint) It can have: \(allowed.joined(separator: ", "))")
    }
    return members
  }

  /// The items of a list; a single value counts as a list of one.
  func items(_ what: String) throws -> [ConfigNode] {
    switch content {
    case .list(let items): return items
    case .scalar(.null): throw failure(.invalidArgument, "\(what) must be a list, but nothing stands here")
    case .scalar: return [self]
    case .members: throw failure(.invalidArgument, "\(what) must be a list, not \(kind)")
    }
  }

  /// A text; numbers and truth values are taken as they are written.
  func string(_ what: String) throws -> String {
    guard case .scalar(let value) = content, value != .null, !text.isEmpty else {
      throw failure(.invalidArgument, "\(what) must be a text, not \(kind)")
    }
    return text
  }

  /// A whole number of at least `minimum`.
  func integer(_ what: String, minimum: Int) throws -> Int {
    guard case .scalar(let value) = content, let number = value.integerValue, number >= minimum else {
      throw failure(.invalidArgument, "\(what) must be a whole number, at least \(minimum), not \(kind)")
    }
    return number
  }

  /// A number between two bounds, both excluded.
  func number(_ what: String, between low: Double, and high: Double) throws -> Double {
    guard case .scalar(let value) = content, let number = value.doubleValue, number > low, number < high
    else {
      throw failure(
        .invalidArgument, "\(what) must be a number between \(low) and \(high), both excluded, not \(kind)")
    }
    return number
  }

  /// True or false.
  func boolean(_ what: String) throws -> Bool {
    guard case .scalar(.bool(let flag)) = content else {
      throw failure(.invalidArgument, "\(what) must be true or false, not \(kind)")
    }
    return flag
  }

  /// The kind of value in words.
  var kind: String {
    switch content {
    case .scalar(.null): "nothing"
    case .scalar: "'\(text)'"
    case .list: "a list"
    case .members: "a mapping"
    }
  }
}
